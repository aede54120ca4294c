import type { AuditKind } from '../../db/audit'

/** What an event of the audit search is about. */
export const auditKindWords: Readonly<Record<AuditKind | 'act', string>> = {
  act: 'Việc đã ghi',
  right: 'Bị từ chối quyền',
  administration: 'Thay đổi của quản trị',
  dossier: 'Xem hồ sơ dự tuyển',
  file: 'Tải tệp',
  ballot: 'Xem phiếu đã mở',
  seat: 'Xem thành phần hội đồng',
  person: 'Xem dữ liệu cá nhân',
  letter: 'Đọc nội dung thư',
  journal: 'Thanh tra xem nhật ký',
  export: 'Tải tệp CSV',
  lost: 'Dòng không ghi được',
}

/** What came of it. */
export const auditResultWords: Readonly<Record<'done' | 'refused' | 'lost', string>> = {
  done: 'Thành công',
  refused: 'Bị từ chối',
  lost: 'Không ghi được',
}

/** What is no act and no route of its own. */
export const auditOtherNames: Readonly<Record<string, string>> = {
  request: 'Yêu cầu khác',
  lost: 'Nhật ký quá tải',
}

/** Columns of the file. */
export const auditColumns = [
  ...['Thời điểm', 'Thời gian nghiệp vụ', 'Mã người', 'Người', 'Thẩm quyền', 'Loại', 'Việc', 'Tên việc'],
  ...['Đối tượng', 'Nhiệm vụ', 'Kết quả', 'Lý do', 'Địa chỉ mạng', 'Thiết bị'],
]
