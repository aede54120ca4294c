import { type CommitStart, startCommit, startOpening, type WaitingTexts } from '../db/commit-start'
import type { Db, Trx } from '../db/connection'
import { openDeadlines } from '../db/deadlines'
import { append, chainOf, entriesAfter, entriesByKey, type JournalEntry } from '../db/journal'
import type { LockedProcess } from '../db/locked-process'
import type { ProcessRow } from '../db/processes'
import { begun, type Effects, project } from '../db/projections/project'
import { databaseRefusal } from '../db/refusals'
import { inTurnNow } from '../domain/machine'
import { machineOf } from '../domain/machines'
import { granted, type Refusal, type Verdict } from '../domain/verdict'
import { lawFor, type PinnedLaw } from '../regulations'
import { completions } from './completions'
import type { Activities, FactToRecord, OpenedProcess, ProcessPlace, Recorded, RecordInput } from './contract'
import { ownEffects, toldEffects } from './effects'
import { oweLetters } from './letters/owe'
import { answerOf, type Committed, missing, type Outcome, openedAs, outcomeOf, refusedBy } from './outcomes'

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
        return answerOf(await record(db, input))
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
async function record(db: Db, input: RecordInput): Promise<Committed> {
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
    const added = facts.length > 0 ? await record(db, { ...input, facts }) : undefined
    return {
      outcomes: [...recorded.map(outcomeOf), ...(added?.outcomes ?? [])],
      opened: added?.opened ?? (await openedBefore(db, input)),
    }
  }
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
async function missedBy(db: Db, input: RecordInput): Promise<Recorded> {
  const { stream, facts, knows = 0 } = input
  const entries = await entriesAfter(db, stream, knows, facts.at(-1)?.key ?? '')
  return missing(entries, await openedBefore(db, input))
}

/** The processes that an earlier attempt at this commit has opened. */
async function openedBefore(db: Db, { opens = [] }: RecordInput): Promise<Committed['opened']> {
  if (opens.length === 0) return []
  const entries = await entriesByKey(
    db,
    opens.map(({ fact }) => fact.key),
  )
  return entries.map((entry) => openedAs(entry.stream, outcomeOf(entry)))
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

/** What a fact is recorded on: what the fact before it left, or the law that it opens its process under. */
type Ground = CommitStart | Left | OpeningGround

/** What the fact that opens a process is recorded on. */
interface OpeningGround extends Pick<CommitStart, 'head' | 'texts'> {
  readonly opens: PinnedLaw
}

/** What a fact leaves to the next one of its commit; deadlines that it may have changed are read again. */
type Left = Omit<CommitStart, 'deadlines'> & Partial<Pick<CommitStart, 'deadlines'>>

async function commit(trx: Trx, input: RecordInput): Promise<Committed> {
  let ground = await groundOf(trx, input)
  const outcomes: Outcome[] = []
  for (const fact of input.facts) {
    const { outcome, left } = await recordOne(trx, input, fact, ground)
    outcomes.push(outcome)
    ground = left
  }
  const opened: OpenedProcess[] = []
  for (const opening of input.opens ?? []) {
    const { outcome, left } = await recordOne(trx, opening, opening.fact, {
      head: ground.head,
      texts: {},
      opens: opening.law,
    })
    opened.push(openedAs(opening.stream, outcome))
    ground = left
  }
  return { outcomes, opened }
}

async function groundOf(trx: Trx, { stream, taskId, opening, facts, knows }: RecordInput): Promise<Ground> {
  const chain = chainOf(stream, taskId)
  const keys = facts.filter(({ hasContent }) => hasContent).map(({ key }) => key)
  if (opening) return { ...(await startOpening(trx, { chain, keys })), opens: opening.law }
  const start = await startCommit(trx, { chain, stream, keys })
  if (start.process.seq > (knows ?? start.process.seq)) throw new Behind()
  return start
}

/** Records a fact with all that follows from it; its outcome, and the ground of the fact after it. */
async function recordOne(
  trx: Trx,
  place: ProcessPlace,
  fact: FactToRecord,
  ground: Ground,
): Promise<{ readonly outcome: Outcome; readonly left: Left }> {
  const { texts } = ground
  const data = await completed(trx, place, fact, texts)
  const { stream, kind, taskId } = place
  const said = { stream, kind, taskId, type: fact.type, at: fact.at, data }
  const locked = await lockedBy(trx, ground, said)
  const { process } = locked
  const turn = inTurnAt(process, fact)
  if (!turn.ok) throw new RefusedByState(turn)
  const deadlines = await ownEffects(trx, locked, fact)
  const told = await toldEffects(trx, process, fact)
  const effects: Effects = {
    ...('opens' in ground ? { law: ground.opens } : {}),
    deadlines,
    told: told.map((other) => ({ stream: other.process.stream, deadlines: other.deadlines })),
  }
  const { seq, head } = await append(trx, entryOf(place, fact, data, effects), ground.head)
  const projected = { ...said, seq, key: fact.key, by: fact.by }
  const after = await project(trx, projected, effects, [process, ...told.map((other) => other.process)])
  await oweLetters(trx, projected, process.law)
  const unchanged = fact.act && deadlines.length === 0 ? { deadlines: locked.deadlines } : {}
  const left = { head, process: after, texts, ...unchanged }
  return { outcome: outcomeOf({ key: fact.key, seq, effects }), left }
}

/** The process of a fact with its open deadlines, as they are before it. */
async function lockedBy(trx: Trx, ground: Ground, said: Parameters<typeof begun>[0]): Promise<LockedProcess> {
  if ('opens' in ground) return { process: begun(said, ground.opens), deadlines: [] }
  const { process, deadlines = await openDeadlines(trx, said.stream) } = ground
  return { process, deadlines }
}

/** The fact's data with the texts of its act, and with what only the database can give (a code, a number). */
async function completed(
  trx: Trx,
  place: ProcessPlace,
  fact: FactToRecord,
  texts: WaitingTexts,
): Promise<Record<string, unknown>> {
  const data = (fact.data ?? {}) as Record<string, unknown>
  const content = texts[fact.key]
  if (fact.hasContent && !content) throw new TextsLost()
  const withTexts = fact.hasContent ? { ...data, content } : data
  return (await completions[fact.type]?.(trx, { ...place, ...fact, data: withTexts })) ?? withTexts
}

function entryOf(
  { stream, kind, taskId }: ProcessPlace,
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
