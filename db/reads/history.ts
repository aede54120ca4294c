import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import { sessionStream } from '../../domain/streams'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'

/** An entry of a task's history. */
export interface HistoryRow {
  readonly seq: number
  readonly stream: string
  readonly kind: ProcessKind
  readonly type: string
  readonly act: string | null
  readonly at: Instant
  readonly by: string | null
  readonly byName: string | null
  readonly under: string | null
  /** Whose role it was done in, where it was done by a delegation. */
  readonly forName: string | null
  readonly late: { readonly name: string; readonly due: Instant } | null
  readonly data: Readonly<Record<string, unknown>>
  /** The entry's own hash, which holds all before it. */
  readonly hash: string
  /** Whether the process of the entry still runs. */
  readonly running: boolean
  /** The law of the entry's process; null where the process is gone. */
  readonly law: PinnedLaw | null
  /** The clause of the term that the act has met. */
  readonly clause: string | null
  /** Terms that run since the entry. */
  readonly opened: readonly OpenedTerm[]
}

/** A term of the law as an entry has opened it. */
export interface OpenedTerm {
  readonly waitsFor: string
  readonly clause: string
  readonly due?: Instant
}

/**
 * What a viewer may read: the acts whose entries are theirs to see, besides their own and those of the clock.
 */
export interface HistoryRight {
  /** The viewer's ids. */
  readonly ids: readonly string[]
  /** Acts that are not shown to the viewer while their process runs. */
  readonly hiddenWhileRunning: readonly string[]
  /** Acts that are never shown to the viewer. */
  readonly hidden: readonly string[]
  /** Whether the viewer may know of the councils over the task. */
  readonly councils: boolean
}

/**
 * Which part of a history is read: after an entry, or with `newestFirst` before it (0 is no entry),
 * and only the facts of some types or of one process.
 */
export interface HistoryPlace {
  readonly after: number
  readonly limit: number
  readonly newestFirst?: boolean
  readonly only?: { readonly types?: readonly string[]; readonly stream?: string }
}

/** A page of a task's history, as far as the viewer may read it. */
export async function historyOf(
  db: Db,
  taskId: string,
  { ids, hidden, hiddenWhileRunning, councils }: HistoryRight,
  { after, limit, newestFirst = false, only = {} }: HistoryPlace,
): Promise<HistoryRow[]> {
  // As values, so that the index of the streams is used as that of the tasks is.
  const sessions = councils ? await sessionsOver(db, taskId) : []
  const rows = await db('journal')
    .leftJoin('people', 'people.id', 'journal.by_person')
    .leftJoin('processes', 'processes.stream', 'journal.stream')
    .where((about) => {
      about.where('journal.task_id', taskId)
      if (sessions.length > 0) {
        about.orWhere((session) =>
          session
            .whereIn('journal.stream', sessions)
            .whereRaw(`coalesce(journal.data ->> 'taskId', ?) = ?`, [taskId, taskId]),
        )
      }
    })
    .modify((query) => {
      if (after > 0) query.where('seq', newestFirst ? '<' : '>', after)
      if (only.types) query.whereIn('journal.type', [...only.types])
      if (only.stream) query.where('journal.stream', only.stream)
    })
    .where((mine) =>
      mine
        .whereNull('journal.act')
        .orWhereIn('journal.by_person', [...ids])
        .orWhere((shown) =>
          shown
            .whereNotIn('journal.act', hidden)
            .where((ended) =>
              ended.whereNotIn('journal.act', hiddenWhileRunning).orWhereNotNull('processes.closed_at'),
            ),
        ),
    )
    .orderBy('seq', newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .select('seq', 'journal.stream', 'journal.kind', 'type', 'act', 'at', 'by_person as by', 'under', 'late')
    .select('people.name as byName', 'data', 'hash', 'processes.law')
    .select(db.raw(`(${delegatorName}) as "forName"`))
    .select(db.raw('processes.closed_at is null as running'))
    .select(db.raw(`(${metClause}) as clause`), db.raw(`(${openedTerms}) as opened`))
  return rows.map((row: Omit<HistoryRow, 'at'> & { readonly at: Date }) => ({
    ...row,
    at: fromMillis(row.at.getTime()),
  }))
}

const delegatorName = `
  select giver.name from delegations as given join people as giver on giver.id = given.delegator
  where journal.under = 'delegation:' || given.id`

const metClause = `
  select met.clause from deadlines as met
  where met.stream = journal.stream and met.waits_for = journal.act and met.closed_at = journal.at limit 1`

const openedTerms = `
  select coalesce(jsonb_agg(effect -> 'deadline'), '[]')
  from jsonb_array_elements(journal.effects -> 'deadlines') as effect
  where effect ->> 'does' = 'open' and effect -> 'deadline' ->> 'waitsFor' <> ''`

/** The streams of the councils whose agenda holds the task. */
async function sessionsOver(db: Db, taskId: string): Promise<string[]> {
  const ids: string[] = await db('council_agenda').where({ task_id: taskId }).pluck('session_id')
  return ids.map(sessionStream)
}
