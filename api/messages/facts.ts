const words: Readonly<Record<string, string>> = {
  processOpened: 'Mở bước',
  deadlineReminded: 'Nhắc thời hạn',
  deadlineMissed: 'Quá hạn',
  deadlineEscalated: 'Báo cáo lãnh đạo việc quá hạn',
  taskEnded: 'Kết thúc nhiệm vụ',
}

/** The Vietnamese name of a fact that no act records. */
export function factWords(type: string): string {
  return words[type] ?? 'Hệ thống ghi nhận'
}

/** What a contract's last day is called where it changes. */
export const contractEndWords = 'Ngày kết thúc hợp đồng'
