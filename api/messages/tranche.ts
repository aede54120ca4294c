import type { Messages } from './message'

/** One tranche: the conditions of its request, and the hands that it goes through. */
export const trancheMessages: Messages = {
  'tranche/not-positive': {
    title: 'Số tiền phải lớn hơn 0',
    detail: 'Đề nghị cấp tiền phải có số tiền lớn hơn 0.',
    next: 'Hãy sửa số tiền.',
  },
  'tranche/above-contract': {
    title: 'Vượt hợp đồng',
    detail: 'Hợp đồng chỉ còn {left} đồng chưa cấp.',
    next: 'Hãy sửa số tiền.',
  },
  'tranche/above-year': {
    title: 'Vượt dự toán năm',
    detail: 'Dự toán năm chỉ còn {left} đồng.',
    next: 'Hãy chờ bổ sung dự toán hoặc chuyển sang năm sau.',
  },
  'tranche/reports-missed': {
    title: 'Thiếu báo cáo định kỳ',
    detail: 'Còn thiếu {count} kỳ báo cáo nên việc cấp tiền dừng lại.',
    next: 'Hãy nộp đủ báo cáo định kỳ.',
  },
  'tranche/first-advance': {
    title: 'Tạm ứng lần đầu quá lớn',
    detail: 'Tạm ứng lần đầu không quá {most} đồng.',
    next: 'Hãy giảm đợt đầu.',
  },
  'tranche/not-settled': {
    title: 'Chưa thanh toán đủ tạm ứng trước',
    detail: 'Đã thanh toán {settled} đồng, cần ít nhất {needed} đồng để tạm ứng tiếp.',
    next: 'Hãy gửi hồ sơ thanh toán các đợt trước.',
  },
  'tranche/needs-pass': {
    title: 'Chưa nghiệm thu đạt',
    detail: 'Lần thanh toán cuối cần kết luận nghiệm thu từ mức đạt.',
    next: 'Hãy chờ kết luận nghiệm thu.',
  },
  'tranche/checker-is-maker': {
    title: 'Người kiểm tra phải là người khác',
    detail: 'Người đề nghị không được tự kiểm tra.',
    next: 'Hãy để người khác của Sở Tài chính kiểm tra.',
  },
  'tranche/approver-is-maker': {
    title: 'Người duyệt phải là người khác',
    detail: 'Người đề nghị hoặc kiểm tra không được tự duyệt.',
    next: 'Hãy để người duyệt khác của Sở Tài chính duyệt.',
  },
  'tranche/confirmer-is-approver': {
    title: 'Người xác nhận chi phải là người khác',
    detail: 'Người duyệt không được xác nhận chi.',
    next: 'Hãy để Kho bạc xác nhận.',
  },
  'tranche/confirmer-is-maker': {
    title: 'Người xác nhận chi phải là người khác',
    detail: 'Người đề nghị hoặc kiểm tra không được xác nhận chi.',
    next: 'Hãy để Kho bạc xác nhận.',
  },
  'tranche/no-account': {
    title: 'Chưa có tài khoản thụ hưởng được xác nhận',
    detail: 'Đơn vị thụ hưởng chưa có tài khoản nào được xác nhận và đang có hiệu lực.',
    next: 'Hãy đăng ký tài khoản ở trang Tài khoản thụ hưởng và để người duyệt xác nhận.',
  },
  'tranche/account-changed': {
    title: 'Tài khoản thụ hưởng đã đổi',
    detail: 'Tài khoản đang được xác nhận không phải tài khoản đã xem khi kiểm tra đề nghị này.',
    next: 'Hãy tải lại trang, xem thay đổi của tài khoản, rồi quyết định.',
  },
  'tranche/order-of-other-account': {
    title: 'Lệnh chi ghi tài khoản khác',
    detail: 'Lệnh chi không ghi tài khoản thụ hưởng đang được xác nhận.',
    next: 'Hãy trả lại lệnh chi, hoặc để người duyệt thu hồi và duyệt lại với tài khoản mới.',
  },
  'tranche/received-already': {
    title: 'Kho bạc đã tiếp nhận lệnh chi',
    detail: 'Lệnh chi đã được Kho bạc tiếp nhận.',
    next: 'Liên hệ Kho bạc: chỉ Kho bạc trả lại được lệnh đã tiếp nhận.',
  },
  'tranche/without-reasons': {
    title: 'Chưa nêu lý do',
    detail: 'Từ chối hoặc trả lại thì phải nêu lý do.',
    next: 'Hãy nêu ít nhất một lý do.',
  },
  'tranche/ended': {
    title: 'Đề nghị đã kết thúc',
    detail: 'Đề nghị này đã được chi, từ chối, trả lại hoặc hủy.',
    next: 'Hãy xem tình trạng các đợt của hợp đồng.',
  },
}
