import { loadCalendarYears } from '../db/calendar'
import type { Trx } from '../db/connection'
import type { DeadlineEffect } from '../db/deadlines'
import { type LockedProcess, lockProcess } from '../db/locked-process'
import { oneByOne } from '../db/one-by-one'
import type { ProcessRow } from '../db/processes'
import { foldFact } from '../db/projections/project'
import { WorkCalendar } from '../domain/calendar'
import { reactionTo } from '../domain/fact'
import { lawFor } from '../regulations'
import type { FactToRecord } from './contract'
import { resolveDeadlines } from './resolve-deadlines'

/** A told process, as it was before, with what the fact does to its deadlines. */
export interface ToldEffects {
  readonly process: ProcessRow
  readonly deadlines: readonly DeadlineEffect[]
}

/** What a fact does to the deadlines of its process. */
export function ownEffects(trx: Trx, locked: LockedProcess, fact: FactToRecord): Promise<DeadlineEffect[]> {
  return effectsOn(trx, locked, fact, true)
}

/** What a fact does to the processes that it tells. */
export async function toldEffects(
  trx: Trx,
  process: ProcessRow,
  fact: FactToRecord,
): Promise<readonly ToldEffects[]> {
  const { machine, state } = foldFact(process, fact, true)
  const streams = reactionTo(machine, fact, true)?.tells?.(state, fact.data) ?? []
  return (await oneByOne(streams, (stream) => heardBy(trx, stream, fact))).flat()
}

/**
 * What a process that is told does, and those that it passes
 * the fact on to. One that is not open hears nothing.
 */
async function heardBy(trx: Trx, stream: string, fact: FactToRecord): Promise<ToldEffects[]> {
  const locked = await lockProcess(trx, stream)
  if (!locked || locked.process.outcome !== null) return []
  const { process } = locked
  const { machine, state } = foldFact(process, fact, false)
  const relays = reactionTo(machine, fact, false)?.relays?.(state, fact.data) ?? []
  const further = await oneByOne(relays, (other) => heardBy(trx, other, fact))
  return [{ process, deadlines: await effectsOn(trx, locked, fact, false) }, ...further.flat()]
}

async function effectsOn(
  trx: Trx,
  { process, deadlines: open }: LockedProcess,
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
  if (!ended && Object.keys(changes ?? {}).length === 0) return []
  const calendar = async () => new WorkCalendar(await loadCalendarYears(trx), law.clock)
  return resolveDeadlines(ended ? { closes: 'all' } : (changes ?? {}), fact.at, { calendar, law, open })
}
