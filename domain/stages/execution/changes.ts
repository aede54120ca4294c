import type { Law } from '../../../regulations/schema'
import { addMonths } from '../../calendar'
import { mayExtendBy, mayShorten, whoDecides } from '../../extension'
import type { Rational } from '../../fractions'
import { type LocalDate, toLocalDate } from '../../instant'
import { actOf, type DeadlineChanges, nobodysDuty } from '../../machine'
import { fundingStream } from '../../streams'
import { firstRefusal, granted, refuse, type Verdict } from '../../verdict'
import {
  type ChangeSubject,
  type ExecutionState,
  endDeadlines,
  type HostChange,
  isMovedEnd,
  nextReportDeadline,
  type PendingAmendment,
  reportAhead,
  reportFallsDue,
} from './state'

/**
 * What the host asks the manager to change. `done`: the part of the contents that is done, for a shortening.
 */
export interface RequestAmendment {
  readonly kind: ChangeSubject
  readonly months: number
  readonly done: Rational | null
}

/** The manager's answer; `endsOn`: the new last day where the time changes; reasons are texts of the act. */
export interface DecideAmendment {
  readonly granted: boolean
  readonly endsOn: LocalDate | null
  readonly reasons: number
}

/** The answer as recorded, with what was asked. */
export interface AmendmentDecision extends DecideAmendment, PendingAmendment {
  readonly number: number
  readonly before: LocalDate
  /** Whether another report is expected, with the time as it is now. */
  readonly reportAhead: boolean
}

/**
 * A change that the host makes alone; the person who leaves and the one who joins, where it is about people.
 */
export interface ChangeMember {
  readonly subject: ChangeSubject
  readonly leaves: string | null
  readonly joins: string | null
}

const act = actOf<ExecutionState>()

const isTime = (kind: ChangeSubject) => kind === 'extension' || kind === 'shortening'
const signed = ({ kind, months }: PendingAmendment) => (kind === 'shortening' ? -months : months)

function extensionVerdict(
  state: ExecutionState,
  months: number,
  on: LocalDate,
  law: Law['execution'],
): Verdict {
  const { durationMonths, extensionsGranted, extensionClosedOn: until } = state
  return firstRefusal(
    () => mayExtendBy({ months, durationMonths, extensionsGranted }, law),
    () => {
      const { cite: clause } = law.extensionConsidered
      return until === null ? granted : refuse('extension/too-late', { clause, on, until })
    },
  )
}

function requestVerdict(
  state: ExecutionState,
  { kind, months, done }: RequestAmendment,
  on: LocalDate,
  law: Law['execution'],
): Verdict {
  if (kind === 'extension') return extensionVerdict(state, months, on, law)
  if (kind === 'shortening') {
    const { cite: clause } = law.shorteningDoneShare
    if (done === null) return refuse('shortening/done-not-stated', { clause })
    const shortened = addMonths(state.endsOn, -months)
    if (months < 1 || shortened <= on) return refuse('shortening/end-passed', { clause, months })
    return mayShorten(done, law)
  }
  const decides = whoDecides(kind, state.lumpSum, law)
  if (!decides.ok) return decides
  return decides.by === 'manager'
    ? granted
    : refuse('amendment/host-decides', { clause: decides.clause, subject: kind })
}

function decisionVerdict(
  state: ExecutionState,
  { granted: yes, endsOn, reasons }: DecideAmendment,
  on: LocalDate,
  law: Law['execution'],
): Verdict {
  const { cite: clause } = law.amendmentDecision
  const pending = state.amendments.pending!
  if (!yes) return reasons > 0 ? granted : refuse('amendment/refusal-without-reasons', { clause })
  if (!isTime(pending.kind)) return granted
  return firstRefusal(
    () => (pending.kind === 'extension' ? extensionVerdict(state, pending.months, on, law) : granted),
    () => {
      const due = addMonths(state.endsOn, signed(pending))
      return endsOn !== null && endsOn > on && isMovedEnd(endsOn, due)
        ? granted
        : refuse('amendment/wrong-end', { clause, due })
    },
  )
}

/** The contract's end anew, and the chain of reports longer or shorter with it. */
function movedDeadlines(next: ExecutionState, decision: AmendmentDecision, law: Law): DeadlineChanges {
  const before = { ...next, addedMonths: next.addedMonths - signed(decision) }
  const ahead = reportAhead(next)
  const [was, is] = [reportFallsDue(before, ahead, law), reportFallsDue(next, ahead, law)]
  return {
    closes: [
      'amendmentDecision',
      'contractEnd',
      'extensionWindow',
      ...(was && !is ? [`reportDue-${ahead}`] : []),
    ],
    opens: [...endDeadlines(next, law), ...(is && !was ? nextReportDeadline(next, law) : [])],
  }
}

/** Changes that the manager decides (TT 04/2015, Điều 12-20). */
export const amendmentActs = {
  requestAmendment: act<RequestAmendment, RequestAmendment & { readonly number: number }>({
    fact: 'amendmentRequested',
    from: ['running'],
    ready: ({ amendments }, law) =>
      amendments.pending === null
        ? granted
        : refuse('amendment/pending', { clause: law.execution.amendmentDecision.cite }),
    check: (state, body, { at, law }) => requestVerdict(state, body, toLocalDate(at), law.execution),
    data: ({ amendments }, body) => ({ ...body, number: amendments.requested + 1 }),
    apply: (state, { number, kind, months }) => ({
      ...state,
      amendments: { requested: number, pending: { kind, months } },
    }),
    deadlines: (_next, _data, { law: { execution } }) => ({
      opens: [
        {
          name: 'amendmentDecision',
          waitsFor: 'decideAmendment',
          term: execution.amendmentDecision.value,
          clause: execution.amendmentDecision.cite,
        },
      ],
    }),
  }),
  decideAmendment: act<DecideAmendment, AmendmentDecision>({
    fact: 'amendmentDecided',
    from: ['running'],
    ready: ({ amendments }, law) =>
      amendments.pending === null
        ? refuse('amendment/none-pending', { clause: law.execution.amendmentDecision.cite })
        : granted,
    check: (state, body, { at, law }) => decisionVerdict(state, body, toLocalDate(at), law.execution),
    data: (state, body, { law }) => {
      const { requested, pending } = state.amendments
      const added = body.granted && isTime(pending!.kind) ? signed(pending!) : 0
      const after = { ...state, addedMonths: state.addedMonths + added }
      return {
        ...{ ...body, ...pending!, number: requested, before: state.endsOn },
        reportAhead: reportFallsDue(after, reportAhead(after), law),
      }
    },
    apply: (state, decision) => {
      const answered = { ...state, amendments: { ...state.amendments, pending: null } }
      if (!decision.granted || !isTime(decision.kind)) return answered
      const extended = decision.kind === 'extension' ? 1 : 0
      return {
        ...answered,
        endsOn: decision.endsOn!,
        addedMonths: state.addedMonths + signed(decision),
        extensionsGranted: state.extensionsGranted + extended,
        extensionClosedOn: null,
        reports: { ...state.reports, ahead: decision.reportAhead },
      }
    },
    deadlines: (next, decision, { law }) =>
      decision.granted && isTime(decision.kind)
        ? movedDeadlines(next, decision, law)
        : { closes: ['amendmentDecision'] },
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
}

const openChange = ({ changes }: ExecutionState, stage: HostChange['stage'], law: Law): Verdict =>
  changes.open?.stage === stage
    ? granted
    : refuse('change/none-open', { clause: law.execution.changeReport.cite })

const withChange = (state: ExecutionState, stage: HostChange['stage']): ExecutionState => ({
  ...state,
  changes: { ...state.changes, open: state.changes.open && { ...state.changes.open, stage } },
})

/** Changes that the host makes alone and reports (TT 04/2015, Điều 19, 20.2, 26.5). */
export const changeActs = {
  changeMember: act<ChangeMember, ChangeMember & { readonly number: number }>({
    fact: 'memberChanged',
    from: ['running'],
    ready: ({ changes: { open } }, law) =>
      open === null || open.stage === 'stands' || open.stage === 'objected'
        ? granted
        : refuse('change/unreported', { clause: law.execution.changeReport.cite }),
    check: ({ lumpSum }, { subject, joins }, { law: { execution } }) => {
      const decides = whoDecides(subject, lumpSum, execution)
      if (!decides.ok) return decides
      const { clause } = decides
      if (decides.by === 'manager') return refuse('amendment/manager-decides', { clause, subject })
      return subject === 'principalInvestigator' && joins === null
        ? refuse('change/nobody-joins', { clause })
        : granted
    },
    data: ({ changes }, body) => ({ ...body, number: changes.made + 1 }),
    apply: (state, { number, subject, leaves, joins }) => ({
      ...state,
      changes: { made: number, open: { subject, leaves, joins, stage: 'made' } },
    }),
    deadlines: (_next, _data, { law: { execution } }) => ({
      opens: [
        {
          name: 'changeReport',
          waitsFor: 'reportChange',
          term: execution.changeReport.value,
          clause: execution.changeReport.cite,
        },
      ],
    }),
  }),
  reportChange: act<Record<string, never>, { readonly number: number; readonly subject: ChangeSubject }>({
    fact: 'changeReported',
    ready: (state, law) => openChange(state, 'made', law),
    data: ({ changes: { made, open } }) => ({ number: made, subject: open!.subject }),
    apply: (state, { subject }) =>
      withChange(state, subject === 'principalInvestigator' ? 'reported' : 'stands'),
    deadlines: (_next, { subject }, { law: { execution } }) => ({
      closes: ['changeReport'],
      opens:
        subject === 'principalInvestigator'
          ? [
              {
                name: 'changeObjection',
                waitsFor: nobodysDuty,
                term: execution.changeObjection.value,
                clause: execution.changeObjection.cite,
              },
            ]
          : [],
    }),
  }),
  objectToChange: act<{ readonly reasons: number }, { readonly number: number; readonly reasons: number }>({
    fact: 'changeObjectedTo',
    ready: (state, law) => openChange(state, 'reported', law),
    check: (_state, { reasons }, { law }) =>
      reasons > 0
        ? granted
        : refuse('amendment/refusal-without-reasons', { clause: law.execution.changeObjection.cite }),
    data: ({ changes }, body) => ({ ...body, number: changes.made }),
    apply: (state) => withChange(state, 'objected'),
    deadlines: () => ({ closes: ['changeObjection'] }),
  }),
}

/** The manager's days to object are over: the new principal investigator leads. */
export function changeStands(state: ExecutionState): ExecutionState {
  const joins = state.changes.open?.joins
  return { ...withChange(state, 'stands'), ...(joins ? { principalInvestigator: joins } : {}) }
}
