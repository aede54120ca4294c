import type { Knex } from 'knex'
import { type Instant, localDate, startOfDay } from '../../../domain/instant'
import type { Db } from '../../connection'
import { allOf } from '../parts'
import { type ListLooker, seenByOffice } from '../tasks'

/** What an overview is narrowed to: one year, and one field of science where it is named. */
export interface Scope {
  readonly looker: ListLooker
  readonly year: number
  readonly field?: string | undefined
}

/** The first moment of the scope's year and that of the next. */
export function yearOfScope({ year }: Scope): readonly [from: Instant, to: Instant] {
  return [startOfDay(localDate(`${year}-01-01`)), startOfDay(localDate(`${year + 1}-01-01`))]
}

/** The ids of the tasks of the scope that its looker may see: a part of other queries. */
export function seenTasks(db: Db, { looker, field }: Pick<Scope, 'looker' | 'field'>) {
  const { sql, bindings } = allOf(seenByOffice(looker))
  const query = db('tasks').select('tasks.id').whereRaw(sql, bindings)
  return field ? query.where('tasks.field', field) : query
}

/** Leaves what belongs to a task of the scope; what belongs to no task only where no field is named. */
export function inScope(column: string, db: Db, scope: Pick<Scope, 'looker' | 'field'>) {
  return (query: ReturnType<Db['queryBuilder']>) => {
    query.whereIn(column, seenTasks(db, scope))
    if (!scope.field) query.orWhereNull(column)
  }
}

/**
 * The same for a list that is read in its order: joins the task of each row by its key, as `tasks`. Here
 * "offset 0" keeps PostgreSQL from reading every task for a page.
 */
export function withSeenTask(
  query: Knex.QueryBuilder,
  column: string,
  { looker, field }: Pick<Scope, 'looker' | 'field'>,
): Knex.QueryBuilder {
  const { sql, bindings } = allOf(seenByOffice(looker))
  query.joinRaw(`left join lateral (select * from tasks where id = ${column} offset 0) as tasks on true`)
  return field
    ? query.whereRaw(`tasks.field = ? and ${sql}`, [field, ...bindings])
    : query.whereRaw(`(${column} is null or ${sql})`, bindings)
}
