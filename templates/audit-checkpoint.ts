import type { LocalDate } from '../domain/instant'
import { formatDate, formatNumber } from './formats'

/** Where the audit log ended on a day. */
export interface CheckpointTold {
  readonly day: LocalDate
  readonly seq: number
  readonly hash: string
}

/** The letter that takes a checkpoint of the audit log out of the house; it holds no personal data. */
export function auditCheckpointLetter({ day, seq, hash }: CheckpointTold) {
  const subject = `Mốc nhật ký truy cập ngày ${formatDate(day)}`
  const lines = [
    'Kính gửi Ông/Bà,',
    `Hết ngày ${formatDate(day)}, nhật ký truy cập có ${formatNumber(seq)} dòng.`,
    `Mã băm của dòng cuối: ${hash}`,
    'Hãy giữ thư này ở nơi người quản trị hệ thống không sửa được.',
    'Khi thanh tra, lệnh npm run verify phải cho cùng mã băm này.',
    'Thư do hệ thống tự gửi, xin không trả lời thư này.',
  ]
  const head = `<html lang="vi"><meta charset="utf-8"><title>${subject}</title>`
  const paragraphs = lines.map((line) => `<p>${line}</p>`).join('\n')
  return {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n${head}\n${paragraphs}\n</html>\n`,
  }
}
