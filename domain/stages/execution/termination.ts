import type { Law, Share } from '../../../regulations/schema'
import { addDays, daysBetween, type LocalDate, toLocalDate } from '../../instant'
import { actOf, type DeadlineChanges, type DeadlineSpec } from '../../machine'
import { dong } from '../../money'
import { type Cause, type Refund, type RefundFacts, refundOf } from '../../refund'
import { fundingStream } from '../../streams'
import { granted, refuse, type Verdict } from '../../verdict'
import type { LumpSumKind } from '../handover'
import { type ExecutionState, endDeadlines, isMovedEnd, type TerminationGround } from './state'

/** Why the contract should end; the reasons are texts of the act. */
export interface ProposeTermination {
  readonly ground: TerminationGround
}

/** What the money went to, in đồng, and the part of what was properly spent that the authority takes back. */
export interface DecideRefund {
  readonly paidDong: number
  readonly unspentDong: number
  readonly properlySpentDong: number
  readonly unprovenDong: number
  readonly share: Share | null
  /** Procedure was followed without fraud or misuse (law of 2025). */
  readonly compliant: boolean
}

/** A decided refund as recorded, in đồng. */
export interface DecidedRefund extends DecideRefund {
  readonly cause: Cause
  readonly refundDong: number
  readonly ofUnspentDong: number
  readonly ofUnprovenDong: number
  readonly ofProperlySpentDong: number
}

/** The end of the contract by decision, with the refund. */
export interface DecideTermination extends DecideRefund {
  readonly withAssets: boolean
}

/** The task goes on; `endsOn`: its last day, moved by the days that the pause touched. */
export interface ResumeTask {
  readonly endsOn: LocalDate
}

const act = actOf<ExecutionState>()

/** What the law makes of a refund as the authority fixes it (TTLT 27/2015, Điều 16), or why it may not. */
export function refundFor(
  body: DecideRefund,
  { cause, lumpSum }: { readonly cause: Cause; readonly lumpSum: LumpSumKind },
  law: Law,
): ReturnType<typeof refundOf> {
  const facts: RefundFacts = {
    lumpSum,
    cause,
    paid: dong(body.paidDong),
    unspent: dong(body.unspentDong),
    properlySpent: dong(body.properlySpentDong),
    unproven: dong(body.unprovenDong),
    compliant: body.compliant,
    ...(body.share ? { share: body.share } : {}),
  }
  return refundOf(facts, law.execution)
}

/** The refund with its parts, as it is recorded. Asked only after `refundFor` granted it. */
export function decidedRefund<B extends DecideRefund>(
  body: B,
  circumstances: { readonly cause: Cause; readonly lumpSum: LumpSumKind },
  law: Law,
): B & DecidedRefund {
  const refund = refundFor(body, circumstances, law) as Refund
  return {
    ...body,
    cause: circumstances.cause,
    refundDong: refund.total,
    ofUnspentDong: refund.ofUnspent,
    ofUnprovenDong: refund.ofUnproven,
    ofProperlySpentDong: refund.ofProperlySpent,
  }
}

const step = (
  name: string,
  waitsFor: string,
  { value, cite }: Law['execution']['hostReport'],
): DeadlineSpec => ({
  name,
  waitsFor,
  term: value,
  clause: cite,
})

/** The last day of a contract that has been paused from one day to another, both touched. */
export function resumedEnd(endsOn: LocalDate, pausedOn: LocalDate, on: LocalDate): LocalDate {
  return addDays(endsOn, daysBetween(pausedOn, on) + 1)
}

function resumable({ stopping, endsOn }: ExecutionState, to: LocalDate, on: LocalDate, law: Law): Verdict {
  const due = resumedEnd(endsOn, stopping!.pausedOn!, on)
  return isMovedEnd(to, due)
    ? granted
    : refuse('amendment/wrong-end', { clause: law.execution.pauseNotice.cite, due })
}

const causeDue = (law: Law): DeadlineChanges => ({
  closes: ['terminationReport'],
  opens: [step('causeFixing', 'fixCause', law.execution.causeFixed)],
})

/**
 * An early end: proposed, paused, reported, its cause fixed, decided (TT 04/2015, Điều 21-22; TTLT 27/2015,
 * Điều 16).
 */
export const terminationActs = {
  proposeTermination: act<ProposeTermination>({
    fact: 'terminationProposed',
    from: ['running'],
    ready: ({ stopping }, law) =>
      stopping === null
        ? granted
        : refuse('termination/already-proposed', { clause: law.execution.pauseNotice.cite }),
    check: (_state, { ground }, { law: { execution } }) =>
      execution.terminationGrounds.value.includes(ground)
        ? granted
        : refuse('termination/unknown-ground', { clause: execution.terminationGrounds.cite, ground }),
    apply: (state, { ground }) => ({
      ...state,
      stopping: { ground, pausedOn: null, reported: false, cause: null },
    }),
    deadlines: (_next, _data, { law }) => ({
      opens: [step('pauseNotice', 'pauseTask', law.execution.pauseNotice)],
    }),
  }),
  dismissTermination: act<Record<string, never>>({
    fact: 'terminationDismissed',
    from: ['running'],
    ready: ({ stopping }, law) => proposed(stopping, law),
    apply: (state) => ({ ...state, stopping: null }),
    deadlines: () => ({ closes: ['pauseNotice'] }),
  }),
  pauseTask: act<Record<string, never>>({
    fact: 'taskPaused',
    from: ['running'],
    ready: ({ stopping }, law) => proposed(stopping, law),
    apply: (state, _data, { at }) => ({
      ...state,
      status: 'suspended',
      stopping: { ...state.stopping!, pausedOn: toLocalDate(at) },
    }),
    deadlines: (_next, _data, { law }) => ({
      closes: ['pauseNotice'],
      pauses: 'all',
      opens: [step('terminationReport', 'submitTerminationReport', law.execution.hostReport)],
    }),
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
  resumeTask: act<ResumeTask, ResumeTask & { readonly before: LocalDate }>({
    fact: 'taskResumed',
    from: ['suspended', 'awaitingCause', 'awaitingTerminationDecision'],
    check: (state, { endsOn }, { at, law }) => resumable(state, endsOn, toLocalDate(at), law),
    data: ({ endsOn: before }, body) => ({ ...body, before }),
    apply: (state, { endsOn }) => ({
      ...state,
      status: 'running',
      stopping: null,
      endsOn,
      extensionClosedOn: null,
    }),
    deadlines: (next, _data, { law }) => ({
      closes: ['terminationReport', 'causeFixing', 'terminationDecision', 'contractEnd', 'extensionWindow'],
      opens: endDeadlines(next, law),
      resumes: 'all',
    }),
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
  submitTerminationReport: act<Record<string, never>>({
    fact: 'terminationReportSubmitted',
    from: ['suspended', 'awaitingCause'],
    ready: ({ stopping }, law) =>
      stopping?.reported
        ? refuse('termination/already-reported', { clause: law.execution.hostReport.cite })
        : granted,
    apply: (state) => ({
      ...state,
      status: 'awaitingCause',
      stopping: { ...state.stopping!, reported: true },
    }),
    deadlines: (_next, _data, { law }) => causeDue(law),
  }),
  fixCause: act<{ readonly cause: Cause }>({
    fact: 'causeFixed',
    from: ['awaitingCause'],
    apply: (state, { cause }) => ({
      ...state,
      status: 'awaitingTerminationDecision',
      stopping: { ...state.stopping!, cause },
    }),
    deadlines: (_next, _data, { law }) => ({
      closes: ['causeFixing', 'terminationReport'],
      opens: [step('terminationDecision', 'decideTermination', law.execution.terminationDecision)],
    }),
  }),
  decideTermination: act<DecideTermination, DecideTermination & DecidedRefund>({
    fact: 'terminationDecided',
    from: ['awaitingTerminationDecision'],
    check: ({ stopping, lumpSum }, body, { law }) => {
      const refund = refundFor(body, { cause: stopping!.cause!, lumpSum }, law)
      return refund.ok ? granted : refund
    },
    data: ({ stopping, lumpSum }, body, { law }) =>
      decidedRefund(body, { cause: stopping!.cause!, lumpSum }, law),
    apply: (state, { refundDong }, { at }) => ({
      ...state,
      status: 'terminated',
      endedOn: toLocalDate(at),
      refundDong,
    }),
    deadlines: () => ({ closes: 'all' }),
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
}

/** The host's report did not come in time: the authority goes on without it. */
export const reportNotCome = {
  apply: (state: ExecutionState): ExecutionState => ({ ...state, status: 'awaitingCause' }),
  deadlines: (_next: ExecutionState, _data: unknown, { law }: { readonly law: Law }): DeadlineChanges => ({
    opens: [step('causeFixing', 'fixCause', law.execution.causeFixed)],
  }),
}

function proposed(stopping: ExecutionState['stopping'], law: Law): Verdict {
  return stopping === null
    ? refuse('termination/not-proposed', { clause: law.execution.pauseNotice.cite })
    : granted
}
