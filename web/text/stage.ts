/** Words that the pages of the stages share. */
export const stage = {
  awaited: 'Đang chờ',
  nothingAwaited: 'Bước này không còn việc nào phải chờ.',
  ended: 'Bước này đã kết thúc.',
  instead: 'Quyết định khác',
  otherActs: 'Việc khác Ông/Bà làm được',
  notYours: 'Việc này chưa tới lượt Ông/Bà.',
  task: 'Nhiệm vụ',
  host: 'Tổ chức chủ trì',
  proposer: 'Đơn vị đề xuất',
  status: 'Trạng thái',
  openedFrom: (day: string) => `tính từ ${day}`,
  working: 'Đang tính…',
  files: 'Tài liệu',
  noFiles: 'Chưa có tài liệu',
} as const
