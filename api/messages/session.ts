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
    next: 'Hãy kiểm tra lại, hoặc đặt lại mật khẩu bằng thư.',
  },
  'session/locked': {
    title: 'Tạm dừng đăng nhập',
    detail: 'Đã có nhiều lần nhập không đúng. Hệ thống tạm dừng nhận trong {minutes} phút.',
    next: 'Hãy thử lại sau {minutes} phút, hoặc đặt lại mật khẩu bằng thư.',
  },
  'session/no-provider': {
    title: 'Không có cách đăng nhập này',
    detail: 'Hệ thống này chỉ nhận đăng nhập bằng thư điện tử và mật khẩu.',
    next: 'Hãy đăng nhập bằng thư điện tử và mật khẩu.',
  },
  'session/wrong-code': {
    title: 'Mã không đúng',
    detail: 'Mã xác thực không đúng, đã dùng, hoặc đã hết hạn.',
    next: 'Hãy chờ mã mới trên điện thoại, hoặc dùng một mã dự phòng.',
  },
  'session/begin-again': {
    title: 'Cần đăng nhập lại từ đầu',
    detail: 'Bước nhập mật khẩu đã quá lâu, hoặc chưa được thực hiện.',
    next: 'Hãy nhập lại thư điện tử và mật khẩu.',
  },
  'session/password-change-needed': {
    title: 'Cần đặt mật khẩu của riêng mình',
    detail: 'Mật khẩu đang dùng do hệ thống tạo, và người khác đã thấy.',
    next: 'Hãy mở trang Tài khoản và bảo mật, rồi đổi mật khẩu.',
  },
  'session/second-factor-needed': {
    title: 'Cần bật xác thực hai lớp',
    detail: 'Vai trò của Ông/Bà quyết định về tiền hoặc thẩm quyền, nên cần thêm lớp xác thực thứ hai.',
    next: 'Hãy mở trang Tài khoản và bảo mật, rồi bật xác thực hai lớp.',
  },
  'session/initial-password-over': {
    title: 'Mật khẩu đầu tiên đã hết hạn',
    detail: 'Mật khẩu được cấp chỉ dùng được một thời gian ngắn và không được đổi trong thời gian đó.',
    next: 'Hãy bấm Quên mật khẩu để nhận thư đặt mật khẩu mới.',
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
  'rights/decides-on-own': {
    title: 'Người quyết định phải là người khác',
    detail: 'Ông/Bà đã lập hoặc trình nội dung này nên không thực hiện việc "{act}".',
    next: 'Hãy để người có thẩm quyền khác quyết định.',
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
