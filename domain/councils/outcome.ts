import type { Law } from '../../regulations/schema'
import { tallyOrderText } from '../council/determination-tally'
import { actOf, type Context, type DeadlineChanges } from '../machine'
import type { LumpSumKind } from '../stages/handover'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import { counted, countersOf } from './counting'
import type { OfTask } from './papers'
import type { Counting } from './practice'
import { practices } from './practices'
import {
  activeSeats,
  itemOf,
  presentMembers,
  type SessionState,
  type Standing,
  stageOf,
  withItem,
} from './state'
import type { CountRecorded, MendingConfirmed, OrderTextAdopted, SittingConcluded } from './told'

/** The council concludes on one task. Minutes, requests, reasons and dissent are texts of the act. */
export interface ConcludeSitting {
  readonly taskId: string
  /** Acceptance: whether something has to be mended. */
  readonly mendingRequired?: boolean
  /** Selection: the lump sum that the council proposes. */
  readonly lumpSum?: LumpSumKind
}

/** The members present adopt the wording of the order. */
export interface AdoptOrderText extends OrderTextAdopted {
  readonly agreeing: number
}

const act = actOf<SessionState>()

/** A task may be finished while the council meets again on another one. */
const afterASitting = ['appointed', 'papersSent', 'sitting', 'concluded'] as const

const seniorRoles: readonly string[] = ['chair', 'viceChair', 'reviewer']

function standing(state: SessionState, taskId: string, expected: Standing): Verdict {
  const item = itemOf(state, taskId)
  if (!item) return refuse('council/not-on-agenda', { task: taskId })
  return item.stands === expected ? granted : refuse('council/task-not-there-yet', { task: taskId })
}

function presides({ held, seats }: SessionState, { by, law }: Context): Verdict {
  const chair = seats.find(({ role }) => role === 'chair')?.person
  const person = held?.presiding ?? chair
  return by === person
    ? granted
    : refuse('council/not-presiding', { clause: law.council.presidedBy.cite, person })
}

/** The ballots that count: those of members who are present and may take part. */
function countingOf(state: SessionState, taskId: string): Counting {
  const members = presentMembers(state)
  return {
    ballots: state.ballots.filter((ballot) => ballot.taskId === taskId && members.includes(ballot.member)),
    appointed: state.held?.base ?? 0,
    present: members.length,
    presiding: state.held?.presiding ?? '',
  }
}

function concluded(state: SessionState, body: ConcludeSitting, law: Law): SittingConcluded {
  const { kind } = state
  const { taskId, lumpSum } = body
  const item = itemOf(state, taskId)!
  const { conclusion, result } = practices[kind].conclude(item, countingOf(state, taskId), law)
  const seats = activeSeats(state)
  const mends = conclusion === 'pass' || conclusion === 'excellent'
  const counting = countOn(state, taskId)
  return {
    ...{ kind, taskId, sitting: state.sittings, conclusion, result },
    councillors: seats.map(({ person }) => person),
    seniorCouncillors: seats.filter(({ role }) => seniorRoles.includes(role)).map(({ person }) => person),
    mendingRequired: mends && body.mendingRequired === true,
    ...(kind === 'selection' && lumpSum ? { lumpSum } : {}),
    ...(counting ? { counting } : {}),
  }
}

/** Who confirmed the count, and which papers did not count; undefined where there is nothing to say. */
function countOn(state: SessionState, taskId: string): CountRecorded | undefined {
  const confirmedBy = countersOf(state, taskId).map(({ person }) => person)
  const onPaper = countingOf(state, taskId).ballots.filter(({ onPaper }) => onPaper)
  if (confirmedBy.length + onPaper.length === 0) return undefined
  const invalid = onPaper.flatMap(({ member, selection, invalid: reason }) =>
    reason ? [{ member, reason, ...(selection ? { application: selection.application } : {}) }] : [],
  )
  return { confirmedBy, onPaper: onPaper.length, invalid }
}

/** Where the session stands when one of its tasks has moved on: sitting, to sit again, or at its end. */
function settled(state: SessionState): SessionState {
  const stands = (...which: Standing[]) => state.agenda.some((item) => which.includes(item.stands))
  if (stands('open')) return state
  if (!stands('repeat')) {
    const left = stands('awaitingText', 'awaitingMending')
    return { ...state, status: 'concluded', ...(left ? {} : { outcome: 'concluded' as const }) }
  }
  const again = state.agenda.filter((item) => item.stands === 'repeat').map(({ taskId }) => taskId)
  return {
    ...again.reduce((next, taskId) => withItem(next, taskId, { stands: 'open' }), state),
    status: 'appointed',
    sittingAt: null,
    held: null,
    ballots: state.ballots.filter(({ taskId }) => !again.includes(taskId)),
    ...(state.counts ? { counts: state.counts.filter(({ taskId }) => !again.includes(taskId)) } : {}),
  }
}

function after(
  state: SessionState,
  { kind, taskId, conclusion, mendingRequired }: SittingConcluded,
): SessionState {
  const voters = { appointed: state.held?.base ?? 0, present: presentMembers(state).length }
  const stands = practices[kind].after(conclusion, mendingRequired)
  return settled(withItem(state, taskId, { stands, voters }))
}

/** What the council still owes after its conclusion on a task, by a name that is the task's own. */
function owedAfter(state: SessionState, taskId: string, law: Law): DeadlineChanges {
  const stands = itemOf(state, taskId)?.stands
  const { orderText } = law.determination
  const { mending } = law.acceptance
  if (stands === 'awaitingText') {
    const { value: term, cite: clause } = orderText
    return { opens: [{ name: `orderText/${taskId}`, waitsFor: 'adoptOrderText', term, clause }] }
  }
  if (stands === 'awaitingMending') {
    const { value: term, cite: clause } = mending
    return { opens: [{ name: `mending/${taskId}`, waitsFor: 'confirmMending', term, clause }] }
  }
  return {}
}

function adopted(state: SessionState, { taskId, agreeing }: AdoptOrderText, law: Law): Verdict {
  const voters = itemOf(state, taskId)?.voters ?? { appointed: 0, present: 0 }
  const { present } = voters
  if (agreeing > present) return refuse('determination/more-agree-than-present', { agreeing, present })
  const tally = tallyOrderText(agreeing, { ...voters, cast: present, valid: present }, law)
  if (tally.adopted) return granted
  return refuse('determination/text-not-adopted', { clause: tally.clause, agreeing, base: tally.base })
}

function methodFits({ method, reason }: AdoptOrderText, law: Law): Verdict {
  const { value: reasons, cite: clause } = law.determination.directAssignmentReasons
  if (method === 'openSelection') return granted
  const allowed: readonly string[] = reasons
  return reason !== undefined && allowed.includes(reason)
    ? granted
    : refuse('determination/direct-assignment-reason', { clause, reasons: allowed })
}

/** What the council concludes, and what it still does afterwards. */
export const outcomeActs = {
  concludeSitting: act<ConcludeSitting, SittingConcluded>({
    fact: 'sittingConcluded',
    from: ['sitting'],
    check: (state, { taskId }, context) =>
      firstRefusal(
        () => presides(state, context),
        () => standing(state, taskId, 'open'),
        () => counted(state, taskId),
      ),
    data: (state, body, { law }) => concluded(state, body, law),
    apply: after,
    deadlines: (next, { taskId }, { law }) => owedAfter(next, taskId, law),
    tells: (next, { taskId }) => stageOf(next, taskId),
  }),
  adoptOrderText: act<AdoptOrderText>({
    fact: 'orderTextAdopted',
    from: afterASitting,
    check: (state, body, context) =>
      firstRefusal(
        () => presides(state, context),
        () => standing(state, body.taskId, 'awaitingText'),
        () => methodFits(body, context.law),
        () => adopted(state, body, context.law),
      ),
    apply: (state, { taskId }) => settled(withItem(state, taskId, { stands: 'done' })),
    deadlines: (_next, { taskId }) => ({ closes: [`orderText/${taskId}`] }),
    tells: (next, { taskId }) => stageOf(next, taskId),
  }),
  confirmMending: act<OfTask, MendingConfirmed>({
    fact: 'mendingConfirmed',
    from: afterASitting,
    check: (state, { taskId }) => standing(state, taskId, 'awaitingMending'),
    apply: (state, { taskId }) => settled(withItem(state, taskId, { stands: 'done' })),
    deadlines: (_next, { taskId }) => ({ closes: [`mending/${taskId}`] }),
    tells: (next, { taskId }) => stageOf(next, taskId),
  }),
}
