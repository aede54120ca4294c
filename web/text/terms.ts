/** Words of legal terms and of the state of a clock. The word alone says it; colour only repeats it. */
export const terms = {
  due: 'Hạn',
  legalDue: 'Hạn pháp lý',
  basis: 'Căn cứ',
  late: (days: string) => `Quá hạn ${days} ngày làm việc`,
  justLate: 'Đã quá hạn',
  left: (days: string) => `Còn ${days} ngày làm việc`,
  lastDay: 'Hết hạn trong hôm nay',
  running: 'Đồng hồ đang chạy',
  pausedSince: (day: string) => `Tạm dừng từ ${day}`,
  noEnd: 'Chưa có ngày kết thúc',
  noTerm: 'Không có hạn pháp lý',
  since: (day: string) => `chờ từ ${day}`,
} as const
