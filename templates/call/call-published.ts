import { type Letter, type LetterBasics, withDue } from '../letter'

/** A call for dossiers is open; `due` is the dossiers' deadline. */
export interface CallPublished extends LetterBasics {
  noticeNumber: string
  /** 1 for the first call, 2 when called again. */
  round: number
  objectives: string | null
  /** The dossier's forms. */
  forms: readonly { code: string; name: string }[]
}

/** To registered organisations. */
export const callPublished: Letter<CallPublished> = {
  template: 'call/call-published',
  asks: () => true,
  subject: (context) => withDue(`Mời nộp hồ sơ tuyển chọn nhiệm vụ ${context.taskCode}`, context),
}
