/** Vietnamese names of the fields of research: one line a code, in the order in which lists offer them. */
export const fieldTitles: Readonly<Record<string, string>> = {
  'F-NN': 'Sản xuất nông nghiệp và xây dựng nông thôn mới',
  'F-CN': 'Công nghiệp và dịch vụ',
  'F-YT': 'Y tế dự phòng và chăm sóc sức khỏe nhân dân',
  'F-MT': 'Bảo vệ môi trường và ứng phó với biến đổi khí hậu',
  'F-XH': 'Khoa học xã hội và nhân văn',
  'F-QA': 'Quốc phòng - an ninh',
  'F-XC': 'Công nghệ xuyên ngành ưu tiên',
  'F0-DT': 'Xây dựng đô thị và phát triển nông thôn',
  'F0-CB': 'Chế biến, bảo quản nông, thủy sản sau thu hoạch',
  'F0-CK': 'Cơ khí, tự động hóa, vật liệu mới',
  'F0-IT': 'Công nghệ thông tin',
  'F0-YS': 'Y tế kỹ thuật cao và công nghệ sinh học',
  'F0-BD': 'Ứng phó biến đổi khí hậu, phòng chống thiên tai, dịch bệnh',
  'F0-TC': 'Dịch vụ kỹ thuật tiêu chuẩn, đo lường, chất lượng',
  'F0-TT': 'Sở hữu trí tuệ và thị trường khoa học công nghệ',
}

/** The name of a field; its code where a province has a field of its own. */
export const fieldWords = (code: string): string => fieldTitles[code] ?? code
