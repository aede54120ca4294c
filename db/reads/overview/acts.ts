import { fromMillis, type Instant } from '../../../domain/instant'
import type { ProcessKind } from '../../../domain/life'
import type { PinnedLaw } from '../../../regulations'
import type { Db } from '../../connection'
import { inScope, type Scope, yearOfScope } from './scope'

/** What an auditor looks for in the journal, with the types of facts; what came late is of any type. */
export const factsAudited = {
  late: [],
  overridden: [
    ...['proposalRefused', 'orderNotApproved', 'awardRefused', 'terminationDismissed'],
    ...['changeObjectedTo', 'newCallDecided'],
  ],
  reversed: [
    ...['proposalReturned', 'orderListReturned', 'awardReturned', 'settlementReturned'],
    ...['recognitionFileReturned', 'applicationReplaced', 'applicationWithdrawn', 'proposalWithdrawn'],
    ...['callCancelled', 'selectionCancelled'],
  ],
  replaced: ['memberReplaced', 'memberChanged', 'changeReported'],
  amended: ['amendmentDecided', 'taskPaused', 'taskResumed', 'terminationDecided'],
  refused: ['trancheRefused', 'trancheReturned'],
} as const satisfies Readonly<Record<string, readonly string[]>>
/** One of the auditor's lists. */
export type Audited = keyof typeof factsAudited

/** An act as the auditor's list shows it. */
export interface AuditedRow {
  readonly seq: number
  readonly at: Instant
  readonly stream: string
  readonly kind: ProcessKind
  readonly type: string
  readonly act: string | null
  readonly taskId: string | null
  readonly code: string | null
  readonly title: string | null
  readonly byName: string | null
  readonly late: { readonly name: string; readonly due: Instant } | null
  readonly law: PinnedLaw
}

/** What a list of acts shows; sealed acts are not in it while their process runs. */
export interface AuditedQuery {
  readonly of: Audited
  readonly sealed: readonly string[]
  readonly before?: number | undefined
  readonly limit: number
}

/** The entries of one of the lists, in the scope's year: without an order or an end yet. */
function entries(db: Db, scope: Scope, { of, sealed, before }: Omit<AuditedQuery, 'limit'>, type?: string) {
  const [from, to] = yearOfScope(scope)
  const query = db('journal as j')
    .join('processes', 'processes.stream', 'j.stream')
    .where('j.at', '>=', from)
    .where('j.at', '<', to)
    .where(inScope('j.task_id', db, scope))
    .whereRaw('(j.act is null or j.act <> all(?) or processes.closed_at is not null)', [[...sealed]])
  if (of === 'late') query.whereNotNull('j.late')
  if (type) query.where('j.type', type)
  if (before !== undefined) query.where('j.seq', '<', before)
  return query
}

/** How many acts each of the lists holds. */
export async function countAudited(
  db: Db,
  scope: Scope,
  sealed: readonly string[],
): Promise<Readonly<Record<Audited, number>>> {
  const count = async (of: Audited) => {
    const query = entries(db, scope, { of, sealed })
    if (of !== 'late') query.whereIn('j.type', [...factsAudited[of]])
    const row = await query.first(db.raw('count(*)::integer as count'))
    return [of, row.count] as const
  }
  const counts = await Promise.all((Object.keys(factsAudited) as Audited[]).map(count))
  return Object.fromEntries(counts) as Record<Audited, number>
}

/** A page of one of the lists, newest first: the newest of each type, and the newest of those. */
export async function listAudited(db: Db, scope: Scope, asked: AuditedQuery): Promise<AuditedRow[]> {
  const types = asked.of === 'late' ? [undefined] : factsAudited[asked.of]
  const newest = types.map((type) =>
    entries(db, scope, asked, type).orderBy('j.seq', 'desc').limit(asked.limit).select('j.seq'),
  )
  const rows: (Omit<AuditedRow, 'at'> & { at: Date })[] = await db('journal as j')
    .whereIn('j.seq', db.unionAll(newest, true))
    .join('processes', 'processes.stream', 'j.stream')
    .leftJoin('tasks', 'tasks.id', 'j.task_id')
    .leftJoin('people', 'people.id', 'j.by_person')
    .orderBy('j.seq', 'desc')
    .limit(asked.limit)
    .select('j.seq', 'j.at', 'j.stream', 'j.kind', 'j.type', 'j.act', 'j.task_id as taskId', 'j.late')
    .select('tasks.code', 'tasks.title', 'people.name as byName', 'processes.law')
  return rows.map(({ at, ...row }) => ({ ...row, at: fromMillis(at.getTime()) }))
}
