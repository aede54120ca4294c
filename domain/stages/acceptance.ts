import type { Machine } from '../machine'
import { nobodysDuty } from '../machine'
import { conclusionActs, heardOfCouncil } from './acceptance/conclusion'
import { dossierActs } from './acceptance/dossier'
import { failureActs, failureReportNotCome, refundCame } from './acceptance/failure'
import type { AcceptanceState, AcceptanceStatus } from './acceptance/state'
import type { AcceptedResult } from './handover'
import type { TaskBrief } from './life'

function begun({ taskId, order, previous }: TaskBrief): AcceptanceState {
  const { contracting: contract, execution } = previous
  if (!contract || !execution) throw new Error('Acceptance follows the work on a contract.')
  return {
    status: 'awaitingDossier',
    taskId,
    host: contract.host,
    principalInvestigator: execution.principalInvestigator,
    lumpSum: contract.lumpSum,
    endedOn: execution.endedOn,
    ordered: order.products.map(({ id, quantity }) => ({ product: id, ordered: quantity })),
    ...{ deliveries: [], documents: [], filedOn: null, lateFailPassed: false, filedTooLate: false },
    ...{ supplements: 0, noticePosted: false, sessionId: null, sittingAt: null, rating: null },
    ...{ mendingRequired: false, mended: false, ratedOn: null, failureReported: false, cause: null },
    ...{ refundDong: 0, settled: false },
  }
}

const awaitedIn: Readonly<Record<AcceptanceStatus, readonly string[]>> = {
  awaitingDossier: ['fileAcceptanceDossier'],
  awaitingDossierCheck: ['checkAcceptanceDossier'],
  awaitingSupplement: ['supplementAcceptanceDossier'],
  awaitingCouncil: ['appointCouncil'],
  councilAppointed: [],
  papersSent: [],
  sitting: [],
  concluded: ['sendConclusion'],
  awaitingAdvice: ['recordIndependentAdvice'],
  mending: ['submitMending'],
  awaitingFailureReport: ['submitFailureReport'],
  awaitingFailureCause: ['fixFailureCause'],
  awaitingRefundDecision: ['decideRefund'],
  awaitingRefund: [],
  accepted: [],
  failed: [],
}

const afterCheck: readonly AcceptanceStatus[] = ['awaitingCouncil', 'councilAppointed', 'papersSent']

/**
 * Acceptance: the dossier is checked, the council rates, the host mends; or the task fails and money
 * returns.
 */
export const acceptanceMachine = {
  kind: 'acceptance' as const,
  begin: begun,
  opening: ({ endedOn: from }, { law: { acceptance } }) => ({
    opens: [
      {
        name: 'dossier',
        waitsFor: 'fileAcceptanceDossier',
        term: acceptance.dossier.value,
        clause: acceptance.dossier.cite,
        from,
      },
      {
        name: 'lateFail',
        waitsFor: nobodysDuty,
        term: acceptance.lateFail.value,
        clause: acceptance.lateFail.cite,
        from,
      },
    ],
  }),
  acts: { ...dossierActs, ...conclusionActs, ...failureActs },
  told: {
    ...heardOfCouncil,
    refundPaid: refundCame,
    finalSettlementApproved: { apply: (state) => ({ ...state, settled: true }) },
  },
  missed: {
    lateFail: { apply: (state) => ({ ...state, lateFailPassed: true }) },
    failureReport: failureReportNotCome,
  },
  outcome: ({ status }) => (status === 'accepted' || status === 'failed' ? status : undefined),
  handsOver: ({ rating, ratedOn, settled }): AcceptedResult => ({
    rating: rating!,
    acceptedOn: ratedOn!,
    settled,
  }),
  awaits: ({ status, noticePosted }) =>
    [
      ...awaitedIn[status],
      ...(afterCheck.includes(status) && !noticePosted ? ['postAcceptanceNotice'] : []),
    ].map((act) => ({ act })),
} satisfies Machine<AcceptanceState, TaskBrief>
