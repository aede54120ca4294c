import { actContent } from '../db/act-contents'
import { loadCalendarYears } from '../db/calendar'
import type { Db, Trx } from '../db/connection'
import { type DeadlineEffect, openDeadlines } from '../db/deadlines'
import {
  append,
  type ChainHead,
  chainOf,
  entriesAfter,
  entriesByKey,
  type JournalEntry,
  lockChain,
  type StoredEntry,
} from '../db/journal'
import { oneByOne } from '../db/one-by-one'
import { type ProcessRow, processByStream } from '../db/processes'
import { type Effects, foldFact, processOf, project } from '../db/projections/project'
import { databaseRefusal } from '../db/refusals'
import { WorkCalendar } from '../domain/calendar'
import { processOpened, reactionTo } from '../domain/fact'
import { inTurnNow } from '../domain/machine'
import { machineOf } from '../domain/machines'
import { granted, type Refusal, type Verdict } from '../domain/verdict'
import { lawFor } from '../regulations'
import { completions } from './completions'
import type {
  Activities,
  DeadlineUpdate,
  FactToRecord,
  MissedFact,
  Recorded,
  RecordInput,
  ToldUpdate,
} from './contract'
import { oweLetters } from './letters/owe'
import { resolveDeadlines, toUpdate } from './resolve-deadlines'

/**
 * The texts of an act are gone, as they can be after a crash of PostgreSQL. The act is never recorded without
 * them: whoever sent it and has no answer sends it again under its key, and the texts with it.
 */
export class TextsLost extends Error {}

/** The activity that every commit of a workflow goes through. */
export function recordingActivities(db: Db): Activities {
  return {
    async recordFacts(input) {
      if (input.facts.length === 0) return missedBy(db, input)
      try {
        return merged(await record(db, input))
      } catch (error) {
        if (error instanceof Behind) return missedBy(db, input)
        const refusal = error instanceof RefusedByState ? error.refusal : databaseRefusal(error)
        if (refusal) return refusedBy(refusal)
        throw error
      }
    },
  }
}

/**
 * Commits the facts that the journal does not hold yet. An earlier attempt whose answer was lost shows when
 * this one fails: a key is taken, or the act is no longer in turn. Only then the journal is asked.
 */
async function record(db: Db, input: RecordInput): Promise<readonly Outcome[]> {
  try {
    return await db.transaction((trx) => commit(trx, input))
  } catch (error) {
    if (error instanceof Behind) throw error
    const recorded = await entriesByKey(
      db,
      input.facts.map(({ key }) => key),
    )
    if (recorded.length === 0) throw error
    if (input.knows !== undefined) throw new Behind()
    const facts = input.facts.filter(({ key }) => !recorded.some((entry) => entry.key === key))
    const added = facts.length > 0 ? await record(db, { ...input, facts }) : []
    return [...recorded.map(recalled), ...added]
  }
}

const nothing: DeadlineUpdate = { changed: [], closed: [] }

/** The answer of a commit that was refused. */
export function refusedBy(refusal: Refusal): Recorded {
  return { refusal, deadlines: nothing, told: [] }
}

/** What the journal's side answers for one fact. */
interface Outcome {
  readonly seq: number
  readonly own: DeadlineUpdate
  readonly told: readonly ToldUpdate[]
}

/** The same, with the chain's head after it. */
type Appended = Outcome & { readonly head: ChainHead }

/** A told process with what the fact does to its deadlines. */
interface ToldEffects {
  readonly stream: string
  readonly effects: readonly DeadlineEffect[]
}

/** Ends the transaction of an act that is out of turn by now. */
class RefusedByState extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** Ends the transaction of a process that does not know its own last fact. */
class Behind extends Error {}

/** What was committed for a process after the last fact that it knows, and this commit wherever it stands. */
async function missedBy(db: Db, { stream, facts, knows = 0 }: RecordInput): Promise<Recorded> {
  const entries = await entriesAfter(db, stream, knows, facts.at(-1)?.key ?? '')
  return { deadlines: nothing, told: [], missed: entries.map(missedFact) }
}

function missedFact(entry: StoredEntry): MissedFact {
  const { type, key, at, by, act, under, requestHash, late, seq } = entry
  const { own: deadlines, told } = recalled(entry)
  const { content: _texts, ...data } = entry.data
  const performed = act === null ? {} : { act: { name: act, under: under ?? '', hash: requestHash ?? '' } }
  const fact = { type, key, at, by, data, hasContent: false, ...performed, ...(late ? { late } : {}) }
  return { fact, seq, deadlines, told }
}

/**
 * Whether an act is still in turn. A fact that another process tells may have been committed after the
 * workflow allowed the act and before it heard of it: the state in the database knows it already, and
 * decides.
 */
function inTurnAt(process: ProcessRow, { act, at }: FactToRecord): Verdict {
  if (!act) return granted
  const law = lawFor(process.law.editionId, process.law.overlay)
  return inTurnNow(machineOf(process.kind), act.name, process.state, law, at)
}

async function commit(trx: Trx, input: RecordInput): Promise<readonly Outcome[]> {
  const chain = chainOf(input.stream, input.taskId)
  let head = await lockChain(trx, chain)
  const outcomes: Outcome[] = []
  for (const fact of input.facts) {
    const outcome = await recordOne(trx, input, fact, head)
    outcomes.push(outcome)
    head = outcome.head
  }
  return outcomes
}

async function recordOne(
  trx: Trx,
  input: RecordInput,
  fact: FactToRecord,
  after: ChainHead,
): Promise<Appended> {
  const data = await completed(trx, input, fact)
  const { stream, kind, taskId } = input
  const law = fact.type === processOpened ? input.opening?.law : undefined
  const said = { stream, kind, taskId, type: fact.type, at: fact.at, data }
  const process = await processOf(trx, said, law)
  if (fact === input.facts[0] && process.seq > (input.knows ?? process.seq)) throw new Behind()
  const turn = inTurnAt(process, fact)
  if (!turn.ok) throw new RefusedByState(turn)
  const own = await effectsOn(trx, process, fact, true)
  const heard = await oneByOne(tellsOf(process, fact), (other) => toldEffects(trx, other, fact))
  const told = heard.flat()
  const effects: Effects = {
    ...(law ? { law } : {}),
    deadlines: own,
    told: told.map(({ stream: other, effects: deadlines }) => ({ stream: other, deadlines })),
  }
  const { seq, head } = await append(trx, entryOf(input, fact, data, effects), after)
  const projected = { ...said, seq, key: fact.key, by: fact.by }
  await project(trx, projected, effects, [process])
  await oweLetters(trx, projected, process.law)
  return {
    ...{ head, seq },
    own: toUpdate(own, seq),
    told: told.map(({ stream: other, effects: deadlines }) => ({
      ...{ stream: other, key: fact.key },
      deadlines: toUpdate(deadlines, seq),
    })),
  }
}

/** The fact's data with the texts of its act, and with what only the database can give (a code, a number). */
async function completed(trx: Trx, input: RecordInput, fact: FactToRecord): Promise<Record<string, unknown>> {
  const data = (fact.data ?? {}) as Record<string, unknown>
  const withTexts = fact.hasContent ? { ...data, content: await textsOf(trx, fact.key) } : data
  return (await completions[fact.type]?.(trx, { ...input, ...fact, data: withTexts })) ?? withTexts
}

async function textsOf(trx: Trx, key: string): Promise<object> {
  const texts = await actContent(trx, key)
  if (!texts) throw new TextsLost()
  return texts
}

async function effectsOn(
  trx: Trx,
  process: ProcessRow,
  fact: FactToRecord,
  own: boolean,
): Promise<DeadlineEffect[]> {
  const law = lawFor(process.law.editionId, process.law.overlay)
  const { machine, state } = foldFact(process, fact, own)
  const context = { law, at: fact.at, by: fact.by }
  const ofOpening = own && fact.act === undefined && fact.key === `${process.stream}/opened`
  const changes = ofOpening
    ? machine.opening?.(state, context)
    : reactionTo(machine, fact, own)?.deadlines?.(state, fact.data, context)
  const ended = machine.outcome(state) !== undefined
  if (!changes && !ended) return []
  const open = await openDeadlines(trx, process.stream)
  const calendar = async () => new WorkCalendar(await loadCalendarYears(trx), law.clock)
  return resolveDeadlines(ended ? { closes: 'all' } : (changes ?? {}), fact.at, { calendar, law, open })
}

function tellsOf(process: ProcessRow, fact: FactToRecord): readonly string[] {
  const { machine, state } = foldFact(process, fact, true)
  return reactionTo(machine, fact, true)?.tells?.(state, fact.data) ?? []
}

/**
 * What a process that is told does, and those that it passes
 * the fact on to. One that is not open hears nothing.
 */
async function toldEffects(trx: Trx, stream: string, fact: FactToRecord): Promise<ToldEffects[]> {
  const process = await processByStream(trx, stream)
  if (!process || process.outcome !== null) return []
  const { machine, state } = foldFact(process, fact, false)
  const relays = reactionTo(machine, fact, false)?.relays?.(state, fact.data) ?? []
  const further = await oneByOne(relays, (other) => toldEffects(trx, other, fact))
  return [{ stream, effects: await effectsOn(trx, process, fact, false) }, ...further.flat()]
}

function entryOf(
  { stream, kind, taskId }: RecordInput,
  fact: FactToRecord,
  data: Record<string, unknown>,
  effects: Effects,
): JournalEntry {
  const { type, key, at, by, act, late } = fact
  return {
    ...{ chain: chainOf(stream, taskId), stream, kind, taskId, type, key, at, by, data, effects },
    act: act?.name ?? null,
    under: act?.under ?? null,
    requestHash: act?.hash ?? null,
    late: late ?? null,
  }
}

/** What a fact answered when it was committed: worked out from what the journal kept. */
function recalled({ key, seq, effects }: StoredEntry): Outcome {
  const { deadlines: own, told } = effects as Effects
  return {
    seq,
    own: toUpdate(own, seq),
    told: told.map(({ stream, deadlines }) => ({ ...{ stream, key }, deadlines: toUpdate(deadlines, seq) })),
  }
}

/**
 * Several facts of one commit as the workflow takes them:
 * a later change of a deadline replaces an earlier one.
 */
function merged(outcomes: readonly Outcome[]): Recorded {
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
  }
}
