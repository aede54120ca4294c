import { zeroDong } from '../../../domain/money'
import type { LetterContexts, LetterName } from '../../../templates/letters'
import { account } from './account'
import { afterAward } from './after-award'
import { award } from './award'
import { basics, due } from './basics'
import { beforeAward } from './before-award'

/** One realistic context of every letter. */
export const contexts: LetterContexts = { ...beforeAward, ...award, ...afterAward, ...account }

/** A letter in another case than that of `contexts`: the other branches of its template. */
export interface Variant<N extends LetterName> {
  readonly name: N
  readonly variant: string
  readonly context: LetterContexts[N]
}

function variant<N extends LetterName>(
  name: N,
  title: string,
  changes: Partial<LetterContexts[N]>,
): Variant<LetterName> {
  return { name, variant: title, context: { ...contexts[name], ...changes } }
}

/** A task that is kept secret: its title is in no letter. */
export const classified = basics({ taskCode: 'NV-MẬT-01', taskTitle: null })

/** The cases of letters that read differently. */
export const variants: readonly Variant<LetterName>[] = [
  variant('delegation', 'revoked', { revoked: true, acts: 2 }),
  variant('beneficiaryAccount', 'proposed', { confirmed: false }),
  variant('beneficiaryAccount', 'first', { before: null }),
  variant('orderReceived', 'classified', classified),
  variant('orderReceived', 'clockStopped', { due: undefined }),
  variant('councilInvitation', 'dayOpen', { sitting: null, otherTasks: [], asSubstitute: false }),
  variant('councilInvitation', 'appraisal', { councilKind: 'appraisal', seatRole: 'fundManager' }),
  variant('councilInvitation', 'classified', { ...classified, otherTasks: [{ ...classified }] }),
  variant('councilInvitationAnswered', 'declined', { accepted: false, reason: 'Đi công tác nước ngoài.' }),
  variant('councilSeatReplaced', 'declined', { reason: 'declined', sitting: null }),
  variant('councilSeatReplaced', 'noAnswer', { reason: 'noAnswer', sitting: null }),
  variant('councilSeatReplaced', 'other', { reason: 'other', sitting: null }),
  variant('determinationResult', 'notRecommended', { outcome: 'notRecommended', ballotsFor: 3 }),
  variant('openingResult', 'valid', { valid: true, reasons: [] }),
  variant('selectionResultLoser', 'noValidBallot', { meanPoints: null, winnerName: null, reasons: [] }),
  variant('trancheReturned', 'financeOfficer', { returnedBy: 'financeOfficer' }),
  variant('trancheReturned', 'financeApprover', { returnedBy: 'financeApprover' }),
  variant('reportReviewed', 'unsatisfactory', { satisfactory: false }),
  variant('amendmentDecided', 'refused', {
    granted: false,
    decisionNumber: null,
    reasons: ['Yêu cầu gửi sau thời hạn.'],
  }),
  variant('terminationDecided', 'nothingReturns', {
    due: due('2025-12-01', 'Bàn giao tài sản', 18),
    refundDong: zeroDong,
    cause: 'objective',
    assets: null,
    hostBarredUntil: null,
    investigatorBarredUntil: null,
  }),
  variant('refundPaid', 'all', { remainingDong: zeroDong }),
  variant('acceptanceResult', 'fail', { rating: 'fail', mendingRequired: false }),
  variant('acceptanceResult', 'excellent', { rating: 'excellent', mendingRequired: false, comments: [] }),
  variant('liquidated', 'nothingOwed', { due: undefined }),
  variant('followUpReceived', 'last', { due: undefined }),
  variant('accountChanged', 'secondFactorRemoved', { what: 'secondFactorRemoved', from: null }),
]
