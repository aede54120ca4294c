import { type Stage, stages } from '../../../domain/life'
import type { Db } from '../../connection'
import { type Scope, seenTasks, yearOfScope } from './scope'

/** The tasks that are in a stage now. */
export interface StageCount {
  readonly stage: Stage
  readonly open: number
  /** Of them, those of which a term has passed. */
  readonly late: number
}

/** The tasks under way by stage, and how many of them are late. */
export async function tasksByStage(db: Db, scope: Scope): Promise<StageCount[]> {
  return db('tasks')
    .whereNull('tasks.outcome')
    .whereIn('tasks.id', seenTasks(db, scope))
    .groupBy('stage')
    .select('stage', db.raw('count(*)::integer as open'))
    .select(
      db.raw(`(count(*) filter (where exists (
        select from deadlines d where d.task_id = tasks.id and d.state = 'missed' and d.closed_at is null
        and d.waits_for <> ''
      )))::integer as late`),
    )
}

/** How long the visits of a stage that ended in the year took. */
export interface StageLength {
  readonly stage: Stage
  readonly ended: number
  readonly medianDays: number
}

/** The median of the days that tasks were in each stage, of the visits that ended in the year. */
export async function stageLengths(db: Db, scope: Scope): Promise<StageLength[]> {
  const [from, to] = yearOfScope(scope)
  return db('processes')
    .whereIn('kind', stages)
    .where('closed_at', '>=', from)
    .where('closed_at', '<', to)
    .whereIn('task_id', seenTasks(db, scope))
    .groupBy('kind')
    .select('kind as stage', db.raw('count(*)::integer as ended'))
    .select(
      db.raw(`percentile_cont(0.5) within group
        (order by extract(epoch from closed_at - opened_at) / 86400)::float8 as "medianDays"`),
    )
}

/** The fields of the tasks that a looker may see, each once, whatever the scope is narrowed to. */
export async function fieldsSeen(db: Db, { looker }: Pick<Scope, 'looker'>): Promise<string[]> {
  return db('tasks')
    .whereIn('id', seenTasks(db, { looker }))
    .distinct('field')
    .orderBy('field')
    .pluck('field')
}
