import type { Messages } from './message'

/** What may be wrong with a request before any rule is asked. */
export const requestMessages: Messages = {
  'request/malformed-json': {
    title: 'Nội dung gửi lên không đọc được',
    detail: 'Nội dung gửi lên không phải là JSON đúng cú pháp.',
    next: 'Hãy kiểm tra dấu ngoặc, dấu phẩy và dấu nháy, rồi gửi lại.',
  },
  'request/not-json': {
    title: 'Sai kiểu nội dung',
    detail: 'Địa chỉ này chỉ nhận nội dung kiểu {expected}.',
    next: 'Hãy đặt đúng phần đầu Content-Type rồi gửi lại.',
  },
  'request/invalid': {
    title: 'Nội dung chưa hợp lệ',
    detail: 'Có {count} mục chưa đúng. Danh sách lỗi nêu rõ từng mục.',
    next: 'Hãy sửa mọi mục được nêu rồi gửi lại một lần.',
  },
  'request/too-many': {
    title: 'Quá nhiều yêu cầu',
    detail: 'Trong một phút đã có quá nhiều yêu cầu của Ông/Bà, hoặc từ địa chỉ mạng này.',
    next: 'Hãy chờ ít phút rồi thử lại. Không có gì bị mất.',
  },
  'request/too-large': {
    title: 'Nội dung quá lớn',
    detail: 'Nội dung gửi lên vượt quá giới hạn {limit} byte.',
    next: 'Hãy rút gọn nội dung, hoặc gửi tài liệu dưới dạng tệp.',
  },
  'request/malformed-address': {
    title: 'Địa chỉ không hợp lệ',
    detail: 'Địa chỉ yêu cầu chứa ký tự không đọc được.',
    next: 'Hãy kiểm tra lại địa chỉ.',
  },
  'request/unknown-address': {
    title: 'Không có địa chỉ này',
    detail: 'Hệ thống không có địa chỉ {path}.',
    next: 'Hãy xem các địa chỉ hiện có tại /api/docs.',
  },
  'request/wrong-method': {
    title: 'Sai phương thức',
    detail: 'Địa chỉ này không nhận phương thức {method}. Các phương thức được nhận: {allowed}.',
    next: 'Hãy xem cách gọi đúng tại /api/docs.',
  },
  'request/not-found': {
    title: 'Không tìm thấy',
    detail: 'Không có đối tượng mang mã này, hoặc Ông/Bà không được xem.',
    next: 'Hãy kiểm tra lại mã.',
  },
  'request/changed-since': {
    title: 'Hồ sơ đã đổi sau khi Ông/Bà mở',
    detail: 'Có thay đổi được ghi sau lần Ông/Bà đọc trang này.',
    next: 'Hãy xem các thay đổi, rồi quyết định lại.',
  },
  'request/seen-form': {
    title: 'Vị trí đã xem không hợp lệ',
    detail: 'Phần đầu X-Seen-Seq phải là một số nguyên.',
  },
  'request/foreign-origin': {
    title: 'Yêu cầu đến từ trang khác',
    detail: 'Yêu cầu thay đổi dữ liệu phải được gửi từ chính trang này.',
    next: 'Hãy mở trang của hệ thống và thực hiện lại.',
  },
  'request/cut-off': {
    title: 'Yêu cầu bị ngắt giữa chừng',
    detail: 'Kết nối đã đóng trước khi nhận đủ nội dung.',
    next: 'Hãy gửi lại yêu cầu.',
  },
  'idempotency/key-missing': {
    title: 'Thiếu mã chống gửi lặp',
    detail: 'Yêu cầu này phải có phần đầu Idempotency-Key.',
    next: 'Hãy tạo một mã mới cho mỗi việc, và dùng lại mã đó khi gửi lại.',
  },
  'idempotency/key-form': {
    title: 'Mã chống gửi lặp không đúng dạng',
    detail: 'Idempotency-Key phải dài từ 8 đến 200 ký tự hiện được, không chứa dấu cách hoặc dấu gạch chéo.',
    next: 'Hãy dùng một mã ngẫu nhiên, ví dụ dạng UUID.',
  },
  'idempotency/key-reused': {
    title: 'Mã chống gửi lặp đã dùng cho nội dung khác',
    detail: 'Mã Idempotency-Key này đã được gửi kèm một nội dung khác.',
    next: 'Hãy dùng mã mới cho việc mới.',
  },
  'idempotency/texts-lost': {
    title: 'Nội dung kèm theo đã mất',
    detail: 'Hệ thống gặp sự cố trước khi kịp ghi. Việc này chưa được ghi nhận.',
    next: 'Hãy gửi lại toàn bộ nội dung với một mã Idempotency-Key mới.',
  },
  'fault/unavailable': {
    title: 'Hệ thống tạm thời chưa trả lời được',
    detail: 'Một thành phần của hệ thống đang không trả lời.',
    next: 'Hãy thử lại sau ít phút.',
  },
  'fault/outcome-unknown': {
    title: 'Chưa biết việc đã được ghi hay chưa',
    detail: 'Hệ thống chưa trả lời kịp. Việc có thể vẫn được ghi nhận sau đó.',
    next: 'Hãy gửi lại đúng yêu cầu này với cùng mã Idempotency-Key để nhận kết quả.',
  },
  'fault/internal': {
    title: 'Hệ thống gặp lỗi',
    detail: 'Yêu cầu chưa thực hiện được vì một lỗi của hệ thống. Mã sự cố: {incident}.',
    next: 'Hãy báo mã sự cố này cho người quản trị.',
  },
}
