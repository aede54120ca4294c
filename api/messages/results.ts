import type { Messages } from './message'

/** Acceptance dossiers, closing and follow-up. */
export const resultMessages: Messages = {
  'acceptance/products-missing': {
    title: 'Thiếu sản phẩm',
    detail: 'Bảng chưa có các sản phẩm đặt hàng: {products}.',
    next: 'Hãy ghi đủ các sản phẩm.',
  },
  'acceptance/products-unknown': {
    title: 'Sản phẩm ngoài đặt hàng',
    detail: 'Các sản phẩm không có trong đặt hàng: {products}.',
    next: 'Hãy dùng mã sản phẩm của đặt hàng.',
  },
  'acceptance/products-twice': {
    title: 'Sản phẩm bị lặp',
    detail: 'Các sản phẩm được ghi hai lần: {products}.',
    next: 'Hãy ghi mỗi sản phẩm một lần.',
  },
  'acceptance/negative-amount': {
    title: 'Số lượng không hợp lệ',
    detail: 'Số lượng sản phẩm phải là số không âm.',
    next: 'Hãy sửa số lượng.',
  },
  'acceptance/documents-missing': {
    title: 'Hồ sơ còn thiếu tài liệu',
    detail: 'Hồ sơ chưa có: {documents}.',
    next: 'Hãy trả hồ sơ để bổ sung.',
  },
  'acceptance/no-defects': {
    title: 'Chưa nêu thiếu sót',
    detail: 'Trả hồ sơ thì phải nêu ít nhất một thiếu sót.',
    next: 'Hãy nêu mọi thiếu sót trong một lần.',
  },
  'acceptance/notice-already-posted': {
    title: 'Đã đăng thông tin',
    detail: 'Thông tin trước nghiệm thu đã được đăng.',
  },
  'acceptance/dossier-may-come': {
    title: 'Chưa hết thời hạn',
    detail: 'Tổ chức chủ trì còn có thể nộp hồ sơ nghiệm thu.',
    next: 'Hãy chờ hết thời hạn cuối.',
  },
  'acceptance/filed-too-late': {
    title: 'Hồ sơ nộp quá chậm',
    detail: 'Hồ sơ nộp chậm quá thời hạn nên kết quả là không đạt.',
  },
  'acceptance/too-few-advisers': {
    title: 'Chưa đủ bên tư vấn',
    detail: 'Cần ít nhất {experts} chuyên gia hoặc {organizations} tổ chức tư vấn độc lập.',
    next: 'Hãy mời thêm.',
  },
  'registration/certificate-taken': {
    title: 'Số giấy chứng nhận đã dùng',
    detail: 'Giấy chứng nhận này đã ghi cho một nhiệm vụ khác.',
    next: 'Hãy kiểm tra lại số.',
  },
  'closing/not-all-done': {
    title: 'Còn việc phải làm trước',
    detail: 'Còn phải xong: {missing}.',
    next: 'Hãy hoàn thành các việc đó trước.',
  },
  'closing/already-done': {
    title: 'Việc đã xong',
    detail: 'Đã ghi nhận việc: {step}.',
  },
  'closing/not-waivable': {
    title: 'Không miễn được việc này',
    detail: 'Quy định đang dùng không cho miễn việc: {step}.',
    next: 'Hãy hoàn thành việc này trước khi thanh lý.',
  },
  'closing/no-defects': {
    title: 'Chưa nêu thiếu sót',
    detail: 'Trả hồ sơ công nhận thì phải nêu ít nhất một thiếu sót.',
    next: 'Hãy nêu mọi thiếu sót trong một lần.',
  },
  'handover/unknown-organisation': {
    title: 'Không có tổ chức này',
    detail: 'Không có tổ chức mang mã {id}.',
    next: 'Hãy chọn tổ chức trong danh sách.',
  },
  'handover/organisation-ended': {
    title: 'Tổ chức không còn hoạt động',
    detail: 'Tổ chức đã chọn không hoạt động vào ngày bàn giao.',
    next: 'Hãy chọn tổ chức kế thừa.',
  },
  'followUp/not-that-year': {
    title: 'Không đúng năm báo cáo',
    detail: 'Báo cáo tiếp theo là của năm {expected}, không phải năm {year}.',
    next: 'Hãy báo cáo theo thứ tự các năm.',
  },
}
