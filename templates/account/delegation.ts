import type { LocalDate } from '../../domain/instant'
import type { Letter, LetterBasics } from '../letter'
import type { Word } from '../words'

/** Somebody may act in a role of another, or may not any more. */
export interface Delegation extends LetterBasics {
  revoked: boolean
  role: Word<'delegatedRole'>
  delegatorName: string
  organisationName: string
  from: LocalDate
  to: LocalDate
  document: string
  /** How many acts it is limited to; null: every act of the role. */
  acts: number | null
}

/** To the delegate. */
export const delegation: Letter<Delegation> = {
  template: 'account/delegation',
  asks: () => false,
  subject: ({ revoked, delegatorName }) =>
    revoked ? `${delegatorName} đã thu hồi ủy quyền` : `${delegatorName} ủy quyền cho Ông/Bà`,
}
