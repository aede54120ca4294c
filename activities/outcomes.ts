import type { StoredEntry } from '../db/journal'
import type { Effects } from '../db/projections/project'
import type { Refusal } from '../domain/verdict'
import type { DeadlineUpdate, MissedFact, OpenedProcess, Recorded, ToldUpdate } from './contract'
import { toUpdate } from './resolve-deadlines'

/** What the journal's side answers for one fact. */
export interface Outcome {
  readonly seq: number
  readonly own: DeadlineUpdate
  readonly told: readonly ToldUpdate[]
}

/** What an entry of the journal answers, when it is committed and whenever it is asked for again. */
export function outcomeOf({ key, seq, effects }: Pick<StoredEntry, 'key' | 'seq' | 'effects'>): Outcome {
  const { deadlines: own, told } = effects as Effects
  return {
    seq,
    own: toUpdate(own, seq),
    told: told.map(({ stream, deadlines }) => ({ ...{ stream, key }, deadlines: toUpdate(deadlines, seq) })),
  }
}

/** What was committed: the outcomes of the facts, and the processes that opened with them. */
export interface Committed {
  readonly outcomes: readonly Outcome[]
  readonly opened: readonly OpenedProcess[]
}

/** A process as it was opened by the outcome of its opening. */
export function openedAs(stream: string, { seq, own: deadlines }: Outcome): OpenedProcess {
  return { stream, seq, deadlines }
}

const nothing: DeadlineUpdate = { changed: [], closed: [] }

/** The answer of a commit that was refused. */
export function refusedBy(refusal: Refusal): Recorded {
  return { refusal, deadlines: nothing, told: [] }
}

/** The answer to a process that has missed what these entries hold. */
export function missing(entries: readonly StoredEntry[], opened: readonly OpenedProcess[]): Recorded {
  return { deadlines: nothing, told: [], missed: entries.map(missedFact), ...withOpened(opened) }
}

/** Most commits open nothing, and their answers stay in the histories for years. */
function withOpened(opened: readonly OpenedProcess[]): Pick<Recorded, 'opened'> {
  return opened.length > 0 ? { opened } : {}
}

function missedFact(entry: StoredEntry): MissedFact {
  const { type, key, at, by, act, under, requestHash, late, seq } = entry
  const { own: deadlines, told } = outcomeOf(entry)
  const { content: _texts, ...data } = entry.data
  const performed = act === null ? {} : { act: { name: act, under: under ?? '', hash: requestHash ?? '' } }
  const fact = { type, key, at, by, data, hasContent: false, ...performed, ...(late ? { late } : {}) }
  return { fact, seq, deadlines, told }
}

/**
 * Several facts of one commit as the workflow takes them:
 * a later change of a deadline replaces an earlier one.
 */
export function answerOf({ outcomes, opened }: Committed): Recorded {
  const changed = new Map(
    outcomes.flatMap(({ own }) => own.changed.map((deadline) => [deadline.name, deadline] as const)),
  )
  const closed = new Set<string>()
  for (const { own } of outcomes) {
    for (const name of own.closed) closed.add(name)
    for (const { name } of own.changed) closed.delete(name)
  }
  for (const name of closed) changed.delete(name)
  const last = outcomes.at(-1)
  return {
    ...(last ? { seq: last.seq } : {}),
    deadlines: { changed: [...changed.values()], closed: [...closed] },
    told: outcomes.flatMap(({ told }) => told),
    ...withOpened(opened),
  }
}
