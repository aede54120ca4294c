/** Vietnamese names of the fields of science that are in use; a province may use codes of its own. */
const words: Readonly<Record<string, string>> = {
  'F-NN': 'Nông nghiệp và nông thôn',
  'F-CN': 'Công nghiệp và dịch vụ',
  'F-YT': 'Y tế và chăm sóc sức khỏe',
  'F-MT': 'Môi trường, biến đổi khí hậu',
  'F-XH': 'Khoa học xã hội và nhân văn',
  'F-QA': 'Quốc phòng, an ninh',
  'F-XC': 'Công nghệ xuyên ngành',
  'F0-DT': 'Đô thị và phát triển nông thôn',
  'F0-CB': 'Chế biến, bảo quản nông, thủy sản',
  'F0-CK': 'Cơ khí, tự động hóa, vật liệu mới',
  'F0-IT': 'Công nghệ thông tin',
  'F0-YS': 'Y tế kỹ thuật cao, công nghệ sinh học',
  'F0-BD': 'Biến đổi khí hậu, phòng chống thiên tai',
  'F0-TC': 'Tiêu chuẩn, đo lường, chất lượng',
  'F0-TT': 'Sở hữu trí tuệ, thị trường công nghệ',
}

/** The name of a field; its code where nobody has named it. */
export const fieldWords = (code: string): string => words[code] ?? code
