import { type Letter, type LetterBasics, withDue } from '../letter'

/** One organisation is asked for a dossier, without a call; `due` is when it must be in. */
export interface DirectAssignmentOffered extends LetterBasics {
  hostName: string
  forms: readonly { code: string; name: string }[]
}

/** To the organisation that is meant to host. */
export const directAssignmentOffered: Letter<DirectAssignmentOffered> = {
  template: 'call/direct-assignment-offered',
  asks: () => true,
  subject: (context) => withDue(`Đề nghị nộp hồ sơ giao trực tiếp nhiệm vụ ${context.taskCode}`, context),
}
