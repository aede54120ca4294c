import { acceptanceDossierReceived } from './acceptance/acceptance-dossier-received'
import { acceptanceDossierReturned } from './acceptance/acceptance-dossier-returned'
import { acceptanceDue } from './acceptance/acceptance-due'
import { acceptanceResult } from './acceptance/acceptance-result'
import { mendingConfirmed } from './acceptance/mending-confirmed'
import { mendingRequired } from './acceptance/mending-required'
import { accountChanged } from './account/account-changed'
import { beneficiaryAccount } from './account/beneficiary-account'
import { delegation } from './account/delegation'
import { emailProof } from './account/email-proof'
import { passwordReset } from './account/password-reset'
import { appraisalQuestion } from './appraisal/appraisal-question'
import { appraisalResult } from './appraisal/appraisal-result'
import { awardDecided } from './award/award-decided'
import { awardRefused } from './award/award-refused'
import { callCancelled } from './call/call-cancelled'
import { callPublished } from './call/call-published'
import { directAssignmentOffered } from './call/direct-assignment-offered'
import { dossierReceipt } from './call/dossier-receipt'
import { dossierReplaced } from './call/dossier-replaced'
import { dossierWithdrawn } from './call/dossier-withdrawn'
import { noValidDossier } from './call/no-valid-dossier'
import { openingAnnounced } from './call/opening-announced'
import { openingResult } from './call/opening-result'
import { liquidated } from './closing/liquidated'
import { recognised } from './closing/recognised'
import { recoveryDecided } from './closing/recovery-decided'
import { registrationDue } from './closing/registration-due'
import { resultRegistered } from './closing/result-registered'
import { settlementDue } from './closing/settlement-due'
import { contractSigned } from './contracting/contract-signed'
import { contractToSign } from './contracting/contract-to-sign'
import { councilInvitation } from './council/council-invitation'
import { councilInvitationAnswered } from './council/council-invitation-answered'
import { councilPapersSent } from './council/council-papers-sent'
import { councilSeatReplaced } from './council/council-seat-replaced'
import { councilSittingMoved } from './council/council-sitting-moved'
import { determinationResult } from './determination/determination-result'
import { orderApproved } from './determination/order-approved'
import { orderNotApproved } from './determination/order-not-approved'
import { settlementConfirmed } from './disbursement/settlement-confirmed'
import { trancheApproved } from './disbursement/tranche-approved'
import { trancheApprovedHost } from './disbursement/tranche-approved-host'
import { trancheChecked } from './disbursement/tranche-checked'
import { tranchePaid } from './disbursement/tranche-paid'
import { trancheRecalled } from './disbursement/tranche-recalled'
import { trancheRequested } from './disbursement/tranche-requested'
import { trancheReturned } from './disbursement/tranche-returned'
import { amendmentDecided } from './execution/amendment-decided'
import { inspectionAnnounced } from './execution/inspection-announced'
import { inspectionConcluded } from './execution/inspection-concluded'
import { refundPaid } from './execution/refund-paid'
import { reportDue } from './execution/report-due'
import { reportOverdue } from './execution/report-overdue'
import { reportReviewed } from './execution/report-reviewed'
import { taskPaused } from './execution/task-paused'
import { taskResumed } from './execution/task-resumed'
import { terminationDecided } from './execution/termination-decided'
import { followUpDue } from './follow-up/follow-up-due'
import { followUpReceived } from './follow-up/follow-up-received'
import { deadlineEscalation } from './general/deadline-escalation'
import { deadlineReminder } from './general/deadline-reminder'
import { workWaiting } from './general/work-waiting'
import type { Letter, LetterBasics } from './letter'
import { orderAccepted } from './ordering/order-accepted'
import { orderReceived } from './ordering/order-received'
import { orderRefused } from './ordering/order-refused'
import { orderReturned } from './ordering/order-returned'
import { descriptionRevisionDue } from './selection/description-revision-due'
import { selectionNoneWins } from './selection/selection-none-wins'
import { selectionResultLoser } from './selection/selection-result-loser'
import { selectionResultWinner } from './selection/selection-result-winner'

const every = {
  orderReceived,
  orderReturned,
  orderRefused,
  orderAccepted,
  councilInvitation,
  councilInvitationAnswered,
  councilSeatReplaced,
  councilPapersSent,
  councilSittingMoved,
  determinationResult,
  orderApproved,
  orderNotApproved,
  callPublished,
  directAssignmentOffered,
  dossierReceipt,
  dossierReplaced,
  dossierWithdrawn,
  openingAnnounced,
  openingResult,
  noValidDossier,
  callCancelled,
  selectionResultWinner,
  selectionResultLoser,
  selectionNoneWins,
  descriptionRevisionDue,
  appraisalQuestion,
  appraisalResult,
  awardDecided,
  awardRefused,
  contractToSign,
  contractSigned,
  trancheRequested,
  trancheChecked,
  trancheApproved,
  trancheApprovedHost,
  trancheReturned,
  trancheRecalled,
  tranchePaid,
  settlementConfirmed,
  reportDue,
  reportOverdue,
  reportReviewed,
  inspectionAnnounced,
  inspectionConcluded,
  amendmentDecided,
  taskPaused,
  taskResumed,
  terminationDecided,
  refundPaid,
  acceptanceDue,
  acceptanceDossierReceived,
  acceptanceDossierReturned,
  acceptanceResult,
  mendingRequired,
  mendingConfirmed,
  registrationDue,
  resultRegistered,
  recognised,
  settlementDue,
  recoveryDecided,
  liquidated,
  followUpDue,
  followUpReceived,
  deadlineReminder,
  deadlineEscalation,
  workWaiting,
  passwordReset,
  emailProof,
  accountChanged,
  delegation,
  beneficiaryAccount,
}

type ContextOf<L> = L extends Letter<infer C extends LetterBasics> ? C : never

/** The name of a letter. */
export type LetterName = keyof typeof every

/** The context that each letter is written from. */
export type LetterContexts = { [N in LetterName]: ContextOf<(typeof every)[N]> }

/** Every letter, in the order of a task's life; those about an account come last. */
export const letters: { readonly [N in LetterName]: Letter<LetterContexts[N]> } = every
