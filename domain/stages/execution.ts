import { addMillis, type Instant, type LocalDate, toLocalDate } from '../instant'
import { type AwaitedAct, actOf, type Machine } from '../machine'
import { dong } from '../money'
import { amendmentActs, changeActs, changeStands } from './execution/changes'
import { inspectionActs, inspectionDeadline } from './execution/inspections'
import { reportActs, reportsMissed } from './execution/reports'
import { type ExecutionState, endDeadlines, nextReportDeadline } from './execution/state'
import { reportNotCome, terminationActs } from './execution/termination'
import type { EndedExecution } from './handover'
import type { TaskBrief } from './life'

const act = actOf<ExecutionState>()

/** The last day of a term whose deadline passes at that moment. */
const lastDayBefore = (at: Instant): LocalDate => toLocalDate(addMillis(at, -1))

const completed = (state: ExecutionState, endedOn: LocalDate): ExecutionState => ({
  ...state,
  status: 'completed',
  endedOn,
})

function begun({ taskId, previous }: TaskBrief): ExecutionState {
  const contract = previous.contracting
  if (!contract) throw new Error('Execution begins with a signed contract.')
  const { host, principalInvestigator, lumpSum, signedOn, endsOn, durationMonths } = contract
  return {
    ...{ status: 'running', taskId, host, principalInvestigator, lumpSum, signedOn, endsOn, durationMonths },
    ...{ addedMonths: 0, extensionsGranted: 0, extensionClosedOn: null, endedOn: null, refundDong: 0 },
    reports: { passed: 0, submitted: 0, ahead: true, reviewed: [] },
    inspections: { announced: 0, held: 0, workConfirmed: 0, moneyConfirmed: 0, on: null },
    amendments: { requested: 0, pending: null },
    changes: { made: 0, open: null },
    stopping: null,
  }
}

function awaitedOf(state: ExecutionState): AwaitedAct[] {
  const { status, reports, inspections, amendments, changes, stopping } = state
  if (status === 'suspended') return [{ act: 'submitTerminationReport' }]
  if (status === 'awaitingCause') return [{ act: 'fixCause' }]
  if (status === 'awaitingTerminationDecision') return [{ act: 'decideTermination' }]
  const acts = [
    ...(reports.ahead || reports.passed > reports.submitted ? ['submitReport'] : []),
    ...(amendments.pending ? ['decideAmendment'] : []),
    ...(changes.open?.stage === 'made' ? ['reportChange'] : []),
    ...(stopping ? ['pauseTask'] : []),
    ...(inspections.announced > inspections.held ? ['inspect'] : []),
    ...(inspections.workConfirmed < inspections.held ? ['confirmWork'] : []),
    ...(inspections.moneyConfirmed < inspections.held ? ['confirmMoney'] : []),
  ]
  return acts.map((name) => ({ act: name }))
}

/**
 * Execution: the host works, reports and is inspected, until the contract's end, early completion or
 * termination.
 */
export const executionMachine = {
  kind: 'execution' as const,
  begin: begun,
  opening: (state, { law }) => ({
    opens: [
      ...endDeadlines(state, law),
      ...nextReportDeadline(state, law),
      ...inspectionDeadline(state, state.signedOn, law),
    ],
  }),
  acts: {
    ...reportActs,
    ...inspectionActs,
    ...amendmentActs,
    ...changeActs,
    ...terminationActs,
    reportCompletion: act<Record<string, never>>({
      fact: 'completionReported',
      from: ['running'],
      apply: (state, _data, { at }) => completed(state, toLocalDate(at)),
      deadlines: () => ({ closes: 'all' }),
    }),
  },
  missed: {
    ...reportsMissed,
    contractEnd: { apply: (state, _data, { at }) => completed(state, lastDayBefore(at)) },
    extensionWindow: {
      apply: (state, _data, { at }) => ({ ...state, extensionClosedOn: lastDayBefore(at) }),
    },
    changeObjection: { apply: changeStands },
    terminationReport: reportNotCome,
  },
  outcome: ({ status }) => (status === 'completed' || status === 'terminated' ? status : undefined),
  handsOver: (state): EndedExecution => ({
    endedOn: state.endedOn!,
    refundDong: dong(state.refundDong),
    cause: state.stopping?.cause ?? null,
    principalInvestigator: state.principalInvestigator,
  }),
  awaits: awaitedOf,
} satisfies Machine<ExecutionState, TaskBrief>
