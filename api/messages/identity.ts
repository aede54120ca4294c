import type { Messages } from './message'

/** Passwords, sessions and what else belongs to one's own account. */
export const identityMessages: Messages = {
  'password/too-short': {
    title: 'Mật khẩu quá ngắn',
    detail: 'Mật khẩu phải dài từ {least} ký tự trở lên.',
    next: 'Hãy dùng một câu dài, dễ nhớ với riêng Ông/Bà.',
  },
  'password/too-long': {
    title: 'Mật khẩu quá dài',
    detail: 'Mật khẩu dài tối đa {most} ký tự.',
    next: 'Hãy chọn mật khẩu ngắn hơn.',
  },
  'password/too-common': {
    title: 'Mật khẩu nhiều người đã dùng',
    detail: 'Mật khẩu này có trong danh sách mật khẩu phổ biến hoặc đã bị lộ.',
    next: 'Hãy chọn một mật khẩu khác.',
  },
  'password/own-words': {
    title: 'Mật khẩu dễ đoán',
    detail: 'Mật khẩu gồm chủ yếu tên, địa chỉ thư của Ông/Bà, hoặc tên hệ thống.',
    next: 'Hãy chọn những từ không liên quan tới mình.',
  },
  'password/wrong': {
    title: 'Mật khẩu hiện tại không đúng',
    detail: 'Hệ thống cần mật khẩu hiện tại để chắc rằng đây là Ông/Bà.',
    next: 'Hãy nhập lại, hoặc đặt lại mật khẩu bằng thư.',
  },
  'password/same': {
    title: 'Mật khẩu chưa đổi',
    detail: 'Mật khẩu mới trùng với mật khẩu hiện tại.',
    next: 'Hãy chọn một mật khẩu khác.',
  },
  'password/reset-unusable': {
    title: 'Liên kết không còn dùng được',
    detail: 'Liên kết đặt lại mật khẩu chỉ dùng một lần, trong 30 phút.',
    next: 'Hãy xin một liên kết mới.',
  },
  'second-factor/already': {
    title: 'Xác thực hai lớp đang bật',
    detail: 'Tài khoản này đã có lớp xác thực thứ hai.',
    next: 'Muốn đổi điện thoại, hãy tắt rồi bật lại.',
  },
  'second-factor/none': {
    title: 'Xác thực hai lớp chưa bật',
    detail: 'Tài khoản này chưa có lớp xác thực thứ hai.',
  },
  'second-factor/not-own': {
    title: 'Không dùng cách này cho chính mình',
    detail: 'Người quản trị tắt xác thực hai lớp của mình ở trang Tài khoản và bảo mật.',
    next: 'Mất điện thoại thì dùng mã dự phòng, hoặc nhờ một người quản trị khác.',
  },
  'second-factor/nothing-to-confirm': {
    title: 'Chưa bắt đầu bật xác thực',
    detail: 'Không có mã bí mật nào đang chờ xác nhận.',
    next: 'Hãy bắt đầu lại từ bước quét mã.',
  },
  'second-factor/wrong-code': {
    title: 'Mã không đúng',
    detail: 'Mã sáu số không khớp với mã bí mật vừa quét.',
    next: 'Hãy xem giờ của điện thoại có đúng không, rồi nhập mã mới.',
  },
  'identity/national-id-given': {
    title: 'Số định danh đã được khai',
    detail: 'Hồ sơ của Ông/Bà đã có số định danh cá nhân.',
    next: 'Số ghi sai thì báo người quản trị của Sở sửa theo giấy tờ.',
  },
  'identity/national-id-taken': {
    title: 'Số định danh đã có ở hồ sơ khác',
    detail: 'Mỗi số định danh cá nhân chỉ thuộc một người trong hệ thống.',
    next: 'Nếu đúng là số của Ông/Bà, hãy liên hệ người quản trị của Sở để gộp hai hồ sơ.',
  },
  'identity/email-known': {
    title: 'Địa chỉ này đã là của Ông/Bà',
    detail: 'Địa chỉ thư này đã được xác nhận cho tài khoản của Ông/Bà.',
  },
  'identity/email-taken': {
    title: 'Địa chỉ thư đã có ở hồ sơ khác',
    detail: 'Mỗi địa chỉ thư chỉ thuộc một người trong hệ thống.',
    next: 'Hãy liên hệ người quản trị của Sở: hai hồ sơ có thể là một người.',
  },
  'identity/too-many-emails': {
    title: 'Quá nhiều địa chỉ thư',
    detail: 'Mỗi người có nhiều nhất {most} địa chỉ thư.',
    next: 'Hãy bỏ một địa chỉ không dùng nữa.',
  },
  'identity/proof-unusable': {
    title: 'Liên kết không còn dùng được',
    detail: 'Liên kết xác nhận chỉ dùng một lần, trong 30 phút, bởi chính người đã xin.',
    next: 'Hãy đăng nhập đúng tài khoản, hoặc xin một liên kết mới.',
  },
  'token/unusable': {
    title: 'Khóa truy cập không dùng được',
    detail: 'Khóa không có, đã thu hồi, hoặc đã hết hạn.',
    next: 'Hãy tạo khóa mới ở trang Tài khoản và bảo mật.',
  },
  'token/never-here': {
    title: 'Không dùng được bằng khóa truy cập',
    detail: 'Phần này chỉ dành cho người đăng nhập bằng trình duyệt.',
    next: 'Hãy đăng nhập trên trang của hệ thống.',
  },
  'token/out-of-scope': {
    title: 'Ngoài phạm vi của khóa',
    detail: 'Khóa truy cập này không được tạo cho việc này.',
    next: 'Hãy tạo một khóa có đúng phạm vi cần dùng.',
  },
  'token/too-many': {
    title: 'Quá nhiều khóa truy cập',
    detail: 'Mỗi người có nhiều nhất {most} khóa còn hiệu lực.',
    next: 'Hãy thu hồi những khóa không dùng nữa.',
  },
}
