import type { Instant, LocalDate } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import type { Db, Trx } from './connection'

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
}

const moments = ({ due, remindAt, escalateAt }: Moments) => ({
  due: due ?? null,
  remind_at: remindAt ?? null,
  escalate_at: escalateAt ?? null,
})

/** Applies one effect of a fact. */
export async function applyDeadlineEffect(
  trx: Trx,
  place: DeadlinePlace,
  effect: DeadlineEffect,
  { at, seq }: { readonly at: Instant; readonly seq: number },
): Promise<void> {
  const { stream, kind, taskId } = place
  if (effect.does === 'open') {
    const { name, waitsFor, clause, countedFrom, term } = effect.deadline
    await trx('deadlines').insert({
      ...{ stream, kind, task_id: taskId, name, waits_for: waitsFor, clause, counted_from: countedFrom },
      term: term === null ? null : JSON.stringify(term),
      ...moments(effect.deadline),
      state: 'running',
      opened_at: at,
      opened_seq: seq,
    })
    return
  }
  const open = trx('deadlines').where({ stream, name: effect.name }).whereNull('closed_at')
  if (effect.does === 'close') await open.update({ state: 'closed', closed_at: at })
  if (effect.does === 'miss') await open.update({ state: 'missed' })
  if (effect.does === 'pause' || effect.does === 'resume') {
    const state = effect.does === 'pause' ? 'paused' : 'running'
    await open.update({ state, pauses: JSON.stringify(effect.pauses), ...moments(effect.moments) })
  }
}
