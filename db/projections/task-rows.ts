import type { Instant } from '../../domain/instant'
import { type Stage, stages } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import type { Trx } from '../connection'
import type { ProcessRow } from '../processes'
import type { ProjectedFact } from './projector'

/** What becomes of a process by a fact, as far as its task shows it. */
export interface Shown {
  /** Undefined where the fact opens it. */
  readonly before: ProcessRow | undefined
  readonly after: ProcessRow
  readonly deadlines: readonly unknown[]
}

type Columns = Readonly<Record<string, unknown>>

/**
 * Brings the rows of tasks up to a fact: stage and status, the last movement and the next deadline, as lists
 * show them and sort by them. One statement a task, and none where nothing has changed.
 */
export async function moveTasks(
  trx: Trx,
  fact: Pick<ProjectedFact, 'kind' | 'type' | 'taskId' | 'at'>,
  steps: readonly Shown[],
): Promise<void> {
  const open = !isDiscreet(fact)
  const moves = new Map<string, Columns>()
  const move = (taskId: string, columns: Columns) => moves.set(taskId, { ...moves.get(taskId), ...columns })
  for (const { before, after, deadlines } of steps) {
    if (after.taskId === null) continue
    move(after.taskId, stageColumns(before, after))
    if (open && deadlines.length > 0) move(after.taskId, { next_due: nextDue(trx, after.taskId) })
  }
  if (open && fact.taskId) move(fact.taskId, { last_at: laterOf(trx, fact.at) })
  for (const [id, columns] of moves) {
    if (Object.keys(columns).length > 0) await trx('tasks').where({ id }).update(columns)
  }
}

function stageColumns(before: ProcessRow | undefined, { kind, state: { status } }: ProcessRow): Columns {
  if (!stages.includes(kind as Stage)) return {}
  if (!before) return { stage: kind, status }
  return before.state.status === status ? {} : { status }
}

const laterOf = (trx: Trx, at: Instant) => trx.raw('greatest(last_at, ?)', [at])

const nextDue = (trx: Trx, taskId: string) =>
  trx('deadlines')
    .where({ task_id: taskId, state: 'running' })
    .whereNot({ waits_for: nobodysDuty })
    .min('due')

function isDiscreet({ kind, type }: Pick<ProjectedFact, 'kind' | 'type'>): boolean {
  return Object.values(machineOf(kind).acts).some(({ fact, discreet }) => fact === type && discreet === true)
}
