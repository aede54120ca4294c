import type { IdentityEventKind } from '../../db/identity/events'
import type { AuditEventKind } from '../../db/reads/audit'

/** What an event of the audit search is about. */
export const auditKindWords: Readonly<Record<AuditEventKind, string>> = {
  act: 'Việc đã ghi',
  identity: 'Đăng nhập và tài khoản',
  right: 'Bị từ chối quyền',
  input: 'Dữ liệu gửi lên bị từ chối',
  administration: 'Thay đổi của quản trị',
  dossier: 'Xem hồ sơ dự tuyển',
  file: 'Tải tệp',
  ballot: 'Xem phiếu đã mở',
  seat: 'Xem thành phần hội đồng',
  person: 'Xem dữ liệu cá nhân',
  letter: 'Đọc nội dung thư',
  journal: 'Thanh tra xem nhật ký',
  beneficiaryAccount: 'Xem số tài khoản thụ hưởng',
  export: 'Tải tệp CSV',
  lost: 'Dòng không ghi được',
}

/** What came of it. */
export const auditResultWords: Readonly<Record<'done' | 'refused' | 'lost', string>> = {
  done: 'Thành công',
  refused: 'Bị từ chối',
  lost: 'Không ghi được',
}

/** The ground of what was done in the role of somebody else. */
export const delegationGround = 'Theo ủy quyền'

const accountEvents: Readonly<Record<IdentityEventKind, string>> = {
  signIn: 'Đăng nhập',
  secondFactorGiven: 'Nhập mã xác thực',
  signOut: 'Đăng xuất',
  sessionsEnded: 'Kết thúc phiên',
  sessionTimedOut: 'Phiên hết hạn',
  passwordGiven: 'Nhập mật khẩu',
  passwordChanged: 'Đổi mật khẩu',
  passwordResetAsked: 'Xin đặt lại mật khẩu',
  passwordReset: 'Đặt lại mật khẩu',
  secondFactorEnrolled: 'Bật xác thực hai lớp',
  secondFactorRemoved: 'Tắt xác thực hai lớp',
  recoveryCodesMade: 'Tạo mã dự phòng',
  tokenCreated: 'Tạo mã truy cập',
  tokenRevoked: 'Thu hồi mã truy cập',
  identityLinked: 'Liên kết tài khoản điện tử',
  nationalIdGiven: 'Khai số định danh cá nhân',
  emailProofAsked: 'Xin thêm địa chỉ thư',
  emailAdded: 'Thêm địa chỉ thư',
  emailRemoved: 'Bỏ địa chỉ thư',
  emailChanged: 'Đổi địa chỉ thư chính',
  peopleMerged: 'Gộp hồ sơ người',
}

/** What is no act and no route of its own. */
export const auditOtherNames: Readonly<Record<string, string>> = {
  ...accountEvents,
  request: 'Yêu cầu khác',
  lost: 'Nhật ký quá tải',
}

/** Columns of the file. */
export const auditColumns = [
  ...['Thời điểm', 'Thời gian nghiệp vụ', 'Mã người', 'Người', 'Thẩm quyền', 'Loại', 'Việc', 'Tên việc'],
  ...['Đối tượng', 'Nhiệm vụ', 'Kết quả', 'Lý do', 'Địa chỉ mạng', 'Thiết bị'],
]
