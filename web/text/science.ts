/** Fields of science of the province, by their code. */
const fields: Readonly<Record<string, string>> = {
  'F-NN': 'Sản xuất nông nghiệp và xây dựng nông thôn mới',
  'F-CN': 'Công nghiệp và dịch vụ',
  'F-YT': 'Y tế dự phòng và chăm sóc sức khỏe nhân dân',
  'F-MT': 'Bảo vệ môi trường và ứng phó với biến đổi khí hậu',
  'F-XH': 'Khoa học xã hội và nhân văn',
  'F-QA': 'Quốc phòng, an ninh',
  'F-XC': 'Công nghệ xuyên ngành ưu tiên',
  'F0-DT': 'Xây dựng đô thị và phát triển nông thôn',
  'F0-CB': 'Chế biến, bảo quản nông, thủy sản sau thu hoạch',
  'F0-CK': 'Cơ khí, tự động hóa, vật liệu mới',
  'F0-IT': 'Công nghệ thông tin',
  'F0-YS': 'Y tế kỹ thuật cao và công nghệ sinh học',
  'F0-BD': 'Phòng chống thiên tai, dịch bệnh',
  'F0-TC': 'Tiêu chuẩn, đo lường, chất lượng',
  'F0-TT': 'Sở hữu trí tuệ và thị trường khoa học công nghệ',
}

/** The name of a field of science; its code where none is known. */
export const fieldWords = (code: string): string => fields[code] ?? code

/** Every field that a task may be in. */
export const fieldOptions = Object.entries(fields).map(([value, label]) => ({ value, label }))
