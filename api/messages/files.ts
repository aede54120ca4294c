import type { Messages } from './message'

/** Files. */
export const filesMessages: Messages = {
  'file/one-expected': {
    title: 'Cần đúng một tệp',
    detail: 'Yêu cầu phải có đúng một tệp trong mục file, không kèm mục khác.',
    next: 'Hãy gửi từng tệp một.',
  },
  'file/too-large': {
    title: 'Tệp quá lớn',
    detail: 'Tệp vượt quá giới hạn {limit} byte.',
    next: 'Hãy nén hoặc tách tệp rồi gửi lại.',
  },
  'file/malicious': {
    title: 'Tệp có mã độc',
    detail: 'Phần mềm quét tìm thấy {found} trong {name}. Tệp không được nhận và không được lưu.',
    next: 'Hãy quét máy của mình, rồi gửi một tệp sạch.',
  },
  'file/not-scanned': {
    title: 'Chưa quét được mã độc',
    detail: 'Phần mềm quét chưa trả lời nên {name} chưa được nhận.',
    next: 'Hãy gửi lại sau ít phút. Phần đã gửi được giữ lại.',
  },
  'file/signature-broken': {
    title: 'Chữ ký số không còn đúng',
    detail: '{name} đã bị sửa sau khi ký số, hoặc chữ ký không đọc được.',
    next: 'Hãy ký lại bản cuối cùng rồi gửi.',
  },
  'file/empty': {
    title: 'Tệp rỗng',
    detail: 'Tệp "{name}" không có nội dung.',
    next: 'Hãy chọn lại tệp.',
  },
  'file/name': {
    title: 'Tên tệp không dùng được',
    detail: 'Tên tệp phải có chữ và dài nhiều nhất {most} ký tự.',
    next: 'Hãy đổi tên tệp rồi gửi lại.',
  },
  'file/type': {
    title: 'Loại tệp không được nhận',
    detail:
      'Tệp "{name}" không thuộc loại được nhận, hoặc đuôi tên không khớp nội dung. ' +
      'Các đuôi được nhận: {allowed}.',
    next: 'Hãy chuyển tệp sang loại được nhận, tốt nhất là PDF.',
  },
  'file/too-many-unfinished': {
    title: 'Quá nhiều tệp đang gửi dở',
    detail: 'Ông/Bà đang có {count} tệp gửi dở, nhiều nhất là {most}.',
    next: 'Hãy gửi nốt hoặc bỏ các tệp dở. Tệp dở tự hết hạn sau một ngày.',
  },
  'file/unfinished': {
    title: 'Tệp chưa gửi xong',
    detail: 'Máy chủ mới nhận {received} trên {size} byte của tệp "{name}".',
    next: 'Hãy gửi tiếp phần còn lại.',
  },
  'file/unknown': {
    title: 'Chưa có tệp này',
    detail: 'Ông/Bà chưa gửi tệp có mã băm: {files}.',
    next: 'Hãy gửi tệp trước, rồi dẫn mã băm nhận được.',
  },
}
