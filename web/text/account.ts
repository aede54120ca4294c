/** Words of one's own account. */
export const account = {
  title: 'Tài khoản của tôi',
  lead: 'Vai trò quyết định việc Ông/Bà được giao. Sai thì báo người quản trị của Sở.',
  roles: 'Vai trò và tổ chức',
  role: 'Vai trò',
  organisation: 'Tổ chức',
  from: 'Từ ngày',
  to: 'Đến ngày',
  open: 'chưa định ngày cuối',
  state: 'Tình trạng',
  current: 'Đang giữ',
  future: 'Chưa tới',
  ended: 'Đã kết thúc',
  none: 'Ông/Bà chưa được giao vai trò nào.',
  noneNext: 'Người quản trị của Sở giao vai trò. Khi đó việc sẽ hiện ở trang Việc.',
  session: 'Phiên làm việc',
  sessionEnds: 'Phiên tự hết sau 12 giờ. Trên máy dùng chung, hãy đăng xuất khi xong.',
} as const
