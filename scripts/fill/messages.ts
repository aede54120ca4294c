import type { Filled } from './index'

const number = (value: number) => value.toLocaleString('vi-VN')
const seconds = (ms: number) => (ms / 1_000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })

/** What the filling says to the person at the keyboard. */
export const text = {
  sources: 'Đang dựng các nhiệm vụ mẫu qua API …',
  progress: 'Nhiệm vụ',
  workflows: 'Quy trình',
  badCount: 'Hãy cho số nhiệm vụ: npm run fill -- --tasks 10000',
  notTraining: 'Chỉ nạp được vào hệ thống ở chế độ tập huấn.',
  filled: ({ tasks = 0, journal = 0, outbox = 0, ...others }: Filled, ms: number) => {
    const rows = Object.values(others).reduce((sum, count) => sum + count, tasks + journal + outbox)
    return (
      `Đã nạp ${number(tasks)} nhiệm vụ trong ${seconds(ms)} giây: ${number(journal)} sự kiện, ` +
      `${number(outbox)} thư, ${number(rows)} dòng trong cơ sở dữ liệu.`
    )
  },
  running: (count: number, ms: number) => `Đã chạy ${number(count)} quy trình trong ${seconds(ms)} giây.`,
}
