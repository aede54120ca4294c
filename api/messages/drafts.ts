import type { Messages } from './message'

/** Drafts. */
export const draftMessages: Messages = {
  'draft/changed': {
    title: 'Bản nháp đã được sửa ở nơi khác',
    detail: 'Máy chủ đang giữ bản số {kept}. Bản gửi lên viết tiếp từ bản số {yours}.',
    next: 'Hãy xem cả hai bản rồi chọn bản giữ lại.',
  },
}
