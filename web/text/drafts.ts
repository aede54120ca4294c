/** Words of forms that save themselves. */
export const drafts = {
  saving: 'Đang lưu…',
  saved: (hour: string) => `Đã lưu ${hour}`,
  local: 'Đã lưu trên máy này, chờ mạng',
  signedOut: 'Đã lưu trên máy này, chờ đăng nhập lại',
  failed: 'Chưa lưu được, thử lại',
  conflictServer: 'Bản nháp này đã được sửa ở nơi khác',
  conflictTab: 'Bản nháp này đang được viết ở một thẻ khác',
  conflictGone: 'Bản nháp này đã được gửi hoặc đã bỏ ở nơi khác',
  conflictNext: 'Chưa bản nào bị mất. Xem hai bản, rồi chọn bản giữ lại.',
  mine: 'Bản đang viết ở đây',
  theirs: (hour: string) => `Bản lưu trên máy chủ lúc ${hour}`,
  theirsTab: 'Bản ở thẻ khác',
  gone: 'Không còn bản nháp ở nơi khác.',
  keepMine: 'Giữ bản đang viết ở đây',
  keepTheirs: 'Lấy bản kia',
  startAnew: 'Bỏ bản đang viết ở đây',
} as const
