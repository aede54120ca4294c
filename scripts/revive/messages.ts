import type { Revival } from './index'

/** What the revival says to the person at the keyboard. */
export const text = {
  progress: 'Quy trình chạy lại',
  inUse: 'Hãy dừng hệ thống (Ctrl-C) trước khi chạy lại mọi quy trình từ sổ sự kiện.',
  done: ({ open, terminated, started }: Revival) =>
    [
      `Sổ sự kiện có ${open} quy trình đang mở.`,
      ...(terminated > 0 ? [`Đã dừng ${terminated} luồng cũ của Temporal.`] : []),
      started.length === 0
        ? 'Không quy trình nào phải chạy lại.'
        : `Đã chạy lại ${started.length} luồng: mỗi nhiệm vụ, phiên họp và năm dự toán là một luồng.`,
    ].join('\n'),
}
