import type { Instant, LocalDate } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import { type Db, planned, type Trx } from './connection'
import type { Write } from './one-statement'

/** A pause of the clock: days touched by it do not count. No `to` while it lasts. */
export interface StoredPause {
  readonly from: LocalDate
  readonly to?: LocalDate
}

/** What a commit does to one deadline, worked out with the calendar; a rebuild applies it as it stands. */
export type DeadlineEffect =
  | { readonly does: 'open'; readonly deadline: StoredDeadline }
  | {
      readonly does: 'pause' | 'resume'
      readonly name: string
      readonly waitsFor: string
      readonly pauses: readonly StoredPause[]
      readonly moments: Moments
    }
  | { readonly does: 'close' | 'miss'; readonly name: string }

/** The instants of a deadline; none while it is paused. */
export interface Moments {
  readonly due?: Instant
  readonly remindAt?: Instant
  readonly escalateAt?: Instant
}

/** A deadline as it is opened. */
export interface StoredDeadline extends Moments {
  readonly name: string
  readonly waitsFor: string
  readonly clause: string
  readonly countedFrom: LocalDate
  /** Null where an act named the instant itself. */
  readonly term: unknown
}

/** Where a deadline belongs. */
export interface DeadlinePlace {
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
}

/** The fact that does something to a deadline. */
export interface Occurrence {
  readonly at: Instant
  readonly seq: number
}

/** A deadline that still runs or stands still, as it is counted on. */
export interface OpenDeadline {
  readonly name: string
  readonly waitsFor: string
  readonly countedFrom: LocalDate
  readonly term: unknown
  readonly pauses: readonly StoredPause[]
  readonly state: string
}

/** The deadlines of a process that have not been closed. */
export async function openDeadlines(db: Db | Trx, stream: string): Promise<OpenDeadline[]> {
  return db('deadlines')
    .where({ stream })
    .whereNull('closed_at')
    .orderBy('name')
    .select('name', 'waits_for as waitsFor', 'counted_from as countedFrom', 'term', 'pauses', 'state')
    .options(planned('open deadlines'))
}

/** The open deadlines of a row of `processes` as one column of a statement. */
export const deadlinesOfProcess = `(
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'waitsFor', waits_for,
    'countedFrom', counted_from, 'term', term, 'pauses', pauses, 'state', state) order by name), '[]')
  from deadlines where deadlines.stream = processes.stream and closed_at is null)`

const moments = ({ due, remindAt, escalateAt }: Moments) => ({
  due: due ?? null,
  remind_at: remindAt ?? null,
  escalate_at: escalateAt ?? null,
})

/** One effect of a fact as a write. */
function deadlineWrite(
  trx: Trx,
  { stream, kind, taskId }: DeadlinePlace,
  effect: DeadlineEffect,
  { at, seq }: Occurrence,
): Write {
  if (effect.does === 'open') {
    const { name, waitsFor, clause, countedFrom, term } = effect.deadline
    return trx('deadlines').insert({
      ...{ stream, kind, task_id: taskId, name, waits_for: waitsFor, clause, counted_from: countedFrom },
      term: term === null ? null : JSON.stringify(term),
      ...moments(effect.deadline),
      state: 'running',
      opened_at: at,
      opened_seq: seq,
    })
  }
  const open = trx('deadlines').where({ stream, name: effect.name }).whereNull('closed_at')
  if (effect.does === 'pause' || effect.does === 'resume') {
    const state = effect.does === 'pause' ? 'paused' : 'running'
    return open.update({ state, pauses: JSON.stringify(effect.pauses), ...moments(effect.moments) })
  }
  return open.update(effect.does === 'miss' ? { state: 'missed' } : { state: 'closed', closed_at: at })
}

/** The effects of a fact as writes, in rounds: what is done to one deadline twice is done in its order. */
export function deadlineRounds(
  trx: Trx,
  place: DeadlinePlace,
  effects: readonly DeadlineEffect[],
  occurrence: Occurrence,
): Write[][] {
  const rounds: Write[][] = []
  const seen = new Map<string, number>()
  for (const effect of effects) {
    const name = effect.does === 'open' ? effect.deadline.name : effect.name
    const round = seen.get(name) ?? 0
    seen.set(name, round + 1)
    rounds[round] = [...(rounds[round] ?? []), deadlineWrite(trx, place, effect, occurrence)]
  }
  return rounds
}
