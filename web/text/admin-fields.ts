import { bodies, people } from './admin'

/** Words of what administrators change, by the names of the API. */
export const changeFields: Readonly<Record<string, string>> = {
  name: people.name,
  email: people.email,
  degree: people.degree,
  field: people.field,
  specialty: people.specialty,
  yearsInField: people.yearsInField,
  role: people.role,
  organisation: people.organisation,
  from: people.from,
  to: people.to,
  document: people.document,
  endDocument: people.endDocument,
  shortName: bodies.shortName,
  kind: bodies.kind,
  validFrom: bodies.validFrom,
  validTo: bodies.validTo,
  successor: bodies.successor,
  account: 'Mã tài khoản thụ hưởng',
  version: 'Lần đăng ký',
  holidays: 'Ngày nghỉ',
  swappedWorkingSaturdays: 'Thứ Bảy làm bù',
  status: 'Tình trạng',
  source: 'Nguồn',
  reason: 'Lý do',
  hasNationalId: 'Có số định danh cá nhân',
  kept: 'Hồ sơ giữ lại',
  merged: 'Hồ sơ gộp vào',
  alone: 'Không có người quản trị thứ hai',
  businessTime: 'Giờ nghiệp vụ',
}

/** The words of a field by its path, such as `holidays.2`. */
export const fieldWords = (path: string): string => changeFields[path.split('.')[0] ?? path] ?? path
