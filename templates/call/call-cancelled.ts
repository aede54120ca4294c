import type { Letter, LetterBasics } from '../letter'

/** A call, or the selection after it, is called off. */
export interface CallCancelled extends LetterBasics {
  reasons: readonly string[]
}

/** To the hosts that handed in a dossier and to the proposer. */
export const callCancelled: Letter<CallCancelled> = {
  template: 'call/call-cancelled',
  asks: () => false,
  subject: ({ taskCode }) => `Hủy việc tuyển chọn nhiệm vụ ${taskCode}`,
}
