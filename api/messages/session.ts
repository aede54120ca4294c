import type { Messages } from './message'

/** Signing in, rights, and the clock. */
export const sessionMessages: Messages = {
  'session/required': {
    title: 'Cần đăng nhập',
    detail: 'Ông/Bà cần đăng nhập để thực hiện yêu cầu này.',
    next: 'Hãy đăng nhập rồi thực hiện lại.',
  },
  'session/wrong-credentials': {
    title: 'Đăng nhập không thành công',
    detail: 'Thư điện tử hoặc mật khẩu không đúng.',
    next: 'Hãy kiểm tra lại, hoặc liên hệ người quản trị.',
  },
  'session/too-many-attempts': {
    title: 'Đăng nhập quá nhiều lần',
    detail: 'Đã có quá nhiều lần đăng nhập từ địa chỉ này.',
    next: 'Hãy thử lại sau 15 phút.',
  },
  'rights/not-yours': {
    title: 'Không thuộc thẩm quyền',
    detail: 'Ông/Bà không có thẩm quyền thực hiện việc "{act}".',
    next: 'Việc này thuộc người khác. Trang nhiệm vụ cho biết đang chờ ai.',
  },
  'rights/conflicted': {
    title: 'Ông/Bà hồi tránh',
    detail: 'Ông/Bà có xung đột lợi ích nên không tham gia việc "{act}" của nhiệm vụ này.',
  },
  'rights/recused': {
    title: 'Ông/Bà hồi tránh',
    detail: 'Ông/Bà có xung đột lợi ích nên không được xem nội dung này.',
  },
  'rights/role-needed': {
    title: 'Không thuộc thẩm quyền',
    detail: 'Chỉ người giữ vai trò {roles} được xem hoặc thực hiện phần này.',
  },
  'clock/not-in-training': {
    title: 'Không được đặt thời gian nghiệp vụ',
    detail: 'Thời gian nghiệp vụ chỉ được đặt ở chế độ tập huấn.',
    next: 'Hãy bỏ phần đầu X-Business-Time.',
  },
  'clock/not-an-instant': {
    title: 'Thời gian nghiệp vụ không đúng dạng',
    detail: 'X-Business-Time phải có dạng 2026-01-31T09:00:00.000Z.',
    next: 'Hãy sửa thời gian rồi gửi lại.',
  },
}
