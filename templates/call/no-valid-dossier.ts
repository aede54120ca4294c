import { type Letter, type LetterBasics, withDue } from '../letter'

/** A call ended without a dossier that counts; `due` is until when it can be called again. */
export interface NoValidDossier extends LetterBasics {
  round: number
  dossiersReceived: number
}

/** To the officer and the leader of the department, who decide how to go on. */
export const noValidDossier: Letter<NoValidDossier> = {
  template: 'call/no-valid-dossier',
  asks: () => true,
  subject: (context) => withDue(`Không có hồ sơ hợp lệ, nhiệm vụ ${context.taskCode}`, context),
}
