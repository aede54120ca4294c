import type { Messages } from './message'

/** Why an account for payment is not registered, or not decided on. */
export const beneficiaryMessages: Messages = {
  'beneficiary-account/waits-already': {
    title: 'Đang có tài khoản chờ xác nhận',
    detail: 'Tài khoản đăng ký trước của đơn vị này chưa được xác nhận hay trả lại.',
    next: 'Hãy để người duyệt quyết định về tài khoản đó trước.',
  },
  'beneficiary-account/without-reason': {
    title: 'Chưa nêu lý do đổi tài khoản',
    detail: 'Đơn vị này đã đăng ký tài khoản. Đổi tài khoản thì phải nêu lý do.',
    next: 'Hãy nêu lý do.',
  },
  'beneficiary-account/decided-already': {
    title: 'Tài khoản này đã được quyết định',
    detail: 'Tài khoản đã được xác nhận hoặc không xác nhận trước đó.',
    next: 'Hãy tải lại trang để xem.',
  },
  'beneficiary-account/confirmer-is-maker': {
    title: 'Người xác nhận phải là người khác',
    detail: 'Người đăng ký tài khoản không được tự xác nhận.',
    next: 'Hãy để người duyệt khác của Sở Tài chính xác nhận.',
  },
}
