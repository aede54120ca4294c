import type { Instant } from '../../domain/instant'
import { type Stage, stages } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import type { Trx } from '../connection'
import type { DeadlineEffect } from '../deadlines'
import type { Write } from '../one-statement'
import type { ProcessRow } from '../processes'
import type { ProjectedFact } from './projector'

/** What becomes of a process by a fact, as far as its task shows it. */
export interface Shown {
  /** Undefined where the fact opens it. */
  readonly before: ProcessRow | undefined
  readonly after: ProcessRow
  readonly deadlines: readonly DeadlineEffect[]
}

type Columns = Readonly<Record<string, unknown>>

/**
 * What brings the rows of tasks up to a fact: stage and status, the last movement and the next deadline, as
 * lists show them and sort by them. One write a task, and none where nothing has changed.
 */
export function taskWrites(
  trx: Trx,
  fact: Pick<ProjectedFact, 'kind' | 'type' | 'taskId' | 'at'>,
  steps: readonly Shown[],
): Write[] {
  const open = !isDiscreet(fact)
  const moves = new Map<string, Columns>()
  const move = (taskId: string, columns: Columns) => moves.set(taskId, { ...moves.get(taskId), ...columns })
  for (const { before, after, deadlines } of steps) {
    if (after.taskId === null) continue
    move(after.taskId, stageColumns(before, after))
    if (open && deadlines.length > 0) {
      const { taskId } = after
      const ofTask = steps.filter((step) => step.after.taskId === taskId)
      move(taskId, { next_due: nextDue(trx, taskId, ofTask) })
    }
  }
  if (open && fact.taskId) move(fact.taskId, { last_at: laterOf(trx, fact.at) })
  return [...moves]
    .filter(([, columns]) => Object.keys(columns).length > 0)
    .map(([id, columns]) => trx('tasks').where({ id }).update(columns))
}

function stageColumns(before: ProcessRow | undefined, { kind, state: { status } }: ProcessRow): Columns {
  if (!stages.includes(kind as Stage)) return {}
  if (!before) return { stage: kind, status }
  return before.state.status === status ? {} : { status }
}

const laterOf = (trx: Trx, at: Instant) => trx.raw('greatest(last_at, ?)', [at])

/**
 * The next due instant of a task. The deadlines that a fact changes are written in the same statement, which
 * sees them as they were: what it does to them is counted in.
 */
function nextDue(trx: Trx, taskId: string, steps: readonly Shown[]) {
  const changed = steps.flatMap(({ after, deadlines }) =>
    [...lastEffects(deadlines)].map(([name, effect]) => ({ stream: after.stream, name, due: dueOf(effect) })),
  )
  const untouched = trx('deadlines')
    .where({ task_id: taskId, state: 'running' })
    .whereNot({ waits_for: nobodysDuty })
    .whereNotIn(
      ['stream', 'name'],
      changed.map(({ stream, name }) => [stream, name]),
    )
    .min('due')
  const [first] = changed.flatMap(({ due }) => due ?? []).sort()
  return trx.raw('least((?), ?::timestamptz)', [untouched, first ?? null])
}

/** What is done to each deadline in the end. */
function lastEffects(deadlines: readonly DeadlineEffect[]): Map<string, DeadlineEffect> {
  return new Map(
    deadlines.map((effect) => [effect.does === 'open' ? effect.deadline.name : effect.name, effect]),
  )
}

/** When a deadline that a fact has changed is due, if it runs and is somebody's duty. */
function dueOf(effect: DeadlineEffect): Instant | undefined {
  if (effect.does === 'open') {
    const { waitsFor, due } = effect.deadline
    return waitsFor === nobodysDuty ? undefined : due
  }
  if (effect.does !== 'resume' || effect.waitsFor === nobodysDuty) return undefined
  return effect.moments.due
}

function isDiscreet({ kind, type }: Pick<ProjectedFact, 'kind' | 'type'>): boolean {
  return Object.values(machineOf(kind).acts).some(({ fact, discreet }) => fact === type && discreet === true)
}
