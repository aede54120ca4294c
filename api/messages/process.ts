import type { Messages } from './message'

/** Acts out of turn, whatever the stage. */
export const processMessages: Messages = {
  'process/unknown-act': {
    title: 'Không có việc này',
    detail: 'Bước này không có việc "{act}".',
  },
  'process/ended': {
    title: 'Bước đã kết thúc',
    detail: 'Bước "{kind}" đã kết thúc nên không nhận thêm việc "{act}".',
    next: 'Hãy mở trang nhiệm vụ để xem bước hiện tại.',
  },
  'process/not-in-turn': {
    title: 'Chưa đến lượt hoặc đã qua',
    detail: 'Việc "{act}" không thực hiện được khi bước "{kind}" đang ở tình trạng "{status}".',
    next: 'Hãy mở trang nhiệm vụ để xem việc đang chờ.',
  },
  'process/not-open': {
    title: 'Bước chưa mở hoặc đã đóng',
    detail: 'Việc "{act}" thuộc bước "{kind}". Nhiệm vụ đang ở: {stage}.',
    next: 'Hãy mở trang nhiệm vụ để xem việc đang chờ.',
  },
}
