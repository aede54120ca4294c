import { toLocalDate } from '../../instant'
import { actOf, type Reaction } from '../../machine'
import type { Cause } from '../../refund'
import { fundingStream } from '../../streams'
import { granted, refuse } from '../../verdict'
import { type DecidedRefund, type DecideRefund, decidedRefund, refundFor } from '../execution/termination'
import type { AcceptanceConcluded } from './conclusion'
import type { AcceptanceState } from './state'

const act = actOf<AcceptanceState>()

const failed = (state: AcceptanceState): AcceptanceState => ({ ...state, status: 'failed' })

/**
 * A failed task: the host reports, the authority fixes the cause and the refund (TTLT 27/2015, Điều 16-17).
 */
export const failureActs = {
  declareNoDossier: act<Record<string, never>, AcceptanceConcluded>({
    fact: 'noDossierDeclared',
    from: ['awaitingDossier', 'awaitingSupplement'],
    ready: ({ lateFailPassed }, law) =>
      lateFailPassed
        ? granted
        : refuse('acceptance/dossier-may-come', { clause: law.acceptance.lateFail.cite }),
    data: () => ({ rating: 'fail', mendingRequired: false }),
    apply: (state, _data, { at }) => ({
      ...state,
      status: 'awaitingFailureReport',
      rating: 'fail',
      ratedOn: toLocalDate(at),
    }),
    deadlines: (_next, _data, { law: { execution } }) => ({
      closes: 'all',
      opens: [
        {
          name: 'failureReport',
          waitsFor: 'submitFailureReport',
          term: execution.hostReport.value,
          clause: execution.hostReport.cite,
        },
      ],
    }),
  }),
  submitFailureReport: act<Record<string, never>>({
    fact: 'failureReportSubmitted',
    from: ['awaitingFailureReport', 'awaitingFailureCause'],
    ready: ({ failureReported }, law) =>
      failureReported
        ? refuse('termination/already-reported', { clause: law.execution.hostReport.cite })
        : granted,
    apply: (state) => ({ ...state, status: 'awaitingFailureCause', failureReported: true }),
    deadlines: (_next, _data, { law: { execution } }) => ({
      closes: ['failureReport'],
      opens: [
        {
          name: 'failureCause',
          waitsFor: 'fixFailureCause',
          term: execution.causeFixed.value,
          clause: execution.causeFixed.cite,
        },
      ],
    }),
  }),
  fixFailureCause: act<{ readonly cause: Cause }>({
    fact: 'failureCauseFixed',
    from: ['awaitingFailureCause'],
    apply: (state, { cause }) => ({ ...state, status: 'awaitingRefundDecision', cause }),
    deadlines: (_next, _data, { law: { execution } }) => ({
      closes: ['failureCause', 'failureReport'],
      opens: [
        {
          name: 'refundDecision',
          waitsFor: 'decideRefund',
          term: execution.terminationDecision.value,
          clause: execution.terminationDecision.cite,
        },
      ],
    }),
  }),
  decideRefund: act<DecideRefund, DecidedRefund>({
    fact: 'refundDecided',
    from: ['awaitingRefundDecision'],
    check: ({ cause, lumpSum }, body, { law }) => {
      const refund = refundFor(body, { cause: cause!, lumpSum }, law)
      return refund.ok ? granted : refund
    },
    data: ({ cause, lumpSum }, body, { law }) => decidedRefund(body, { cause: cause!, lumpSum }, law),
    apply: (state, { refundDong }) =>
      refundDong === 0 ? failed(state) : { ...state, status: 'awaitingRefund', refundDong },
    deadlines: () => ({ closes: 'all' }),
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
}

/** The money came back in full: the failed acceptance is over. */
export const refundCame: Reaction<AcceptanceState> = {
  apply: (state, data) =>
    state.status === 'awaitingRefund' && (data as { remainingDong: number }).remainingDong === 0
      ? failed(state)
      : state,
}

/** The host's report did not come in time: the authority goes on without it. */
export const failureReportNotCome: Reaction<AcceptanceState, { name: string }> = {
  apply: (state) => ({ ...state, status: 'awaitingFailureCause' }),
  deadlines: (_next, _data, { law: { execution } }) => ({
    opens: [
      {
        name: 'failureCause',
        waitsFor: 'fixFailureCause',
        term: execution.causeFixed.value,
        clause: execution.causeFixed.cite,
      },
    ],
  }),
}
