import type { Revival } from './index'

/** What the revival says to the person at the keyboard. */
export const text = {
  progress: 'Quy trình chạy lại',
  children: 'Giai đoạn và kinh phí chạy tiếp',
  inUse: 'Hãy dừng hệ thống (Ctrl-C) trước khi chạy lại mọi quy trình từ sổ sự kiện.',
  done: ({ open, terminated, started, children }: Revival) =>
    [
      `Sổ sự kiện có ${open} quy trình đang mở.`,
      ...(terminated > 0 ? [`Đã dừng ${terminated} quy trình cũ của Temporal.`] : []),
      started.length === 0
        ? 'Không quy trình nào phải chạy lại.'
        : `Đã chạy lại ${started.length} quy trình. ` +
          `Chúng tự chạy tiếp ${children.length} giai đoạn và kinh phí.`,
    ].join('\n'),
  inPart: (streams: readonly string[]) =>
    `${streams.length} nhiệm vụ chỉ còn chạy một phần: ${streams.join(', ')}.\n` +
    'Hãy dừng hệ thống rồi chạy lệnh này với --afresh.',
}
