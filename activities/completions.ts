import type { Trx } from '../db/connection'
import { toLocalDate, yearOf } from '../domain/instant'
import { afterContractCompletions } from './after-contract-completions'
import { awardCompletions } from './award-completions'
import { callCompletions } from './call-completions'
import type { FactToRecord, ProcessPlace } from './contract'

/** A fact before it is journalled, with the place that it belongs to. */
export type FactToComplete = ProcessPlace & FactToRecord & { readonly data: Record<string, unknown> }

/**
 * Adds to a fact's data what only the database can give.
 * The result is journalled: a rebuild does not ask again.
 */
export type Completion = (trx: Trx, fact: FactToComplete) => Promise<Record<string, unknown>>

/** A series of codes: NV-2026-001, and for classified tasks, whose number no other shows, NVM-2026-001. */
interface Series {
  readonly prefix: 'NV' | 'NVM'
  readonly numbers: 'task_numbers' | 'classified_numbers'
}

/** The next code of the year in a series. The counter's row is the lock. */
async function nextTaskCode(trx: Trx, fact: FactToComplete, { prefix, numbers }: Series): Promise<string> {
  const year = yearOf(toLocalDate(fact.at))
  await trx(numbers).insert({ year, last_number: 0 }).onConflict('year').ignore()
  const row = await trx(numbers).where({ year }).forUpdate().first('last_number')
  return `${prefix}-${year}-${String(row.last_number + 1).padStart(3, '0')}`
}

const asNewTask =
  (series: Series): Completion =>
  async (trx, fact) => {
    const process = await trx('processes').where({ stream: fact.stream }).first('law')
    return { ...fact.data, code: await nextTaskCode(trx, fact, series), edition: process.law.editionId }
  }

/** Completions by the type of the fact. */
export const completions: Readonly<Record<string, Completion>> = {
  proposalSubmitted: asNewTask({ prefix: 'NV', numbers: 'task_numbers' }),
  classifiedMetadataRegistered: asNewTask({ prefix: 'NVM', numbers: 'classified_numbers' }),
  ...callCompletions,
  ...awardCompletions,
  ...afterContractCompletions,
}
