import { renderLetter } from '../../activities/letters/render'
import { seedCalendar } from '../../db/calendar'
import { afterContractTables } from '../../db/projections/after-contract'
import { differences, withRebuilt } from '../../db/rebuild'
import { localDate } from '../../domain/instant'
import type { Stage } from '../../domain/life'
import { dong } from '../../domain/money'
import type { Handovers, SignedContract } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import { calendarSeed } from '../../regulations/calendar'
import type { LetterContexts, LetterName } from '../../templates/letters'
import { type ActReceipt, type ProcessInput, stageStream } from '../../workflows/contract'
import { on, seedCouncilPeople, seedTask } from './councils'
import { actBy, type Engine, send, startAlone } from './engine'
import { addPerson } from './people'

/** The contract that the tests perform: 18 months from 2024-10-17, as T07 of the demonstration has it. */
export const contract: SignedContract = {
  ...{ applicationId: 'A1', host: 'ORG-H', principalInvestigator: 'H1', scientificSecretary: null },
  ...{
    contractNumber: '07/HĐ-KHCN',
    keyPersons: ['H1'],
    partners: [],
    lumpSum: 'partial',
    durationMonths: 18,
  },
  ...{ stateDong: dong(880_000_000), counterpartDong: dong(300_000_000), tranchePlan: [] },
  ...{
    decidedOn: localDate('2024-10-01'),
    signedOn: localDate('2024-10-17'),
    endsOn: localDate('2026-04-17'),
  },
}

/**
 * The people around a contract, besides those of a council: investigator H1, representative H2, finance F1,
 * M1.
 */
export async function seedContractPeople(engine: Engine): Promise<void> {
  const { db } = engine
  await seedCalendar(db, calendarSeed)
  await seedCouncilPeople(engine)
  await addPerson(db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(db, { id: 'H2', roles: ['hostRepresentative'], organisation: 'ORG-H' })
  await addPerson(db, { id: 'H3', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await addPerson(db, { id: 'F1', roles: ['financeOfficer'] })
  await addPerson(db, { id: 'M1', roles: ['appraisalTeam'] })
}

/** A task with its signed contract, as the stages before have left it. */
export async function seedContract(engine: Engine, taskId: string, code: string): Promise<void> {
  const { db } = engine
  const since = on('2024-10-01')
  await seedTask(engine, taskId, code)
  await db('task_people').insert([
    { task_id: taskId, person_id: 'H1', relation: 'principalInvestigator', since },
    { task_id: taskId, person_id: 'H2', relation: 'host', since },
  ])
  await db('contracts').insert({
    ...{ task_id: taskId, number: `HĐ-${code}`, state: 'signed', contract_dong: contract.stateDong },
    ...{ products: '["SP1"]', plan: '[]', prepared_by: 'O1', prepared_at: since },
    ...{ signed_on: contract.signedOn, ends_on: contract.endsOn },
  })
}

/** What the main flow hands to a stage after the contract. */
export function briefAfter(taskId: string, previous: Partial<Handovers> = {}): TaskBrief {
  return {
    ...{ taskId, round: 1, previous: { contracting: contract, ...previous } },
    order: {
      ...{ type: 'researchProject', field: 'F-NN', organisation: 'ORG-P', proposerPerson: 'P1' },
      ...{ resultUserOrganisation: 'ORG-P', resultUserPerson: null, durationMonths: 18 },
      ...{ stateDong: contract.stateDong, counterpartDong: contract.counterpartDong },
      products: [{ id: 'SP1', quantity: 2, measurable: true }],
    },
  }
}

/** Starts a stage of a task on a day, and returns its stream. */
export async function startStage(
  engine: Engine,
  stage: Stage,
  day: string,
  brief: TaskBrief,
): Promise<string> {
  const stream = stageStream(brief.taskId, stage)
  const input: ProcessInput<TaskBrief> = {
    ...{ stream, kind: stage, taskId: brief.taskId, clock: 'training', brief },
    law: { editionId: '2023' },
    at: on(day, '08:00'),
  }
  return startAlone(engine, input)
}

/** One act of a person on a day. */
export async function perform(
  engine: Engine,
  stream: string,
  [day, by, name, body = {}, texts]: readonly [string, string, string, object?, Record<string, unknown>?],
): Promise<ActReceipt> {
  return send(engine, stream, name, await actBy(engine, by, on(day), body, texts))
}

/** How a stage's letters are counted, by name, for one task. */
export async function lettersAbout({ db }: Engine, code: string): Promise<Readonly<Record<string, number>>> {
  const rows: { letter: string; count: number }[] = await db('outbox')
    .whereRaw(`context ->> 'taskCode' = ?`, [code])
    .groupBy('letter')
    .orderBy('letter')
    .select('letter')
    .count()
  return Object.fromEntries(rows.map(({ letter, count }) => [letter, Number(count)]))
}

/** The due day of a deadline that is open. */
export async function dueDay({ db }: Engine, stream: string, name: string): Promise<string | undefined> {
  const row = await db('deadlines').where({ stream, name }).whereNull('closed_at').first('due')
  return row?.due && new Date(row.due.getTime() + 7 * 3_600_000 - 1).toISOString().slice(0, 10)
}

/** Renders every letter in the outbox: one that lacks a field throws. Returns how many there are. */
export async function renderLetters({ db }: Engine): Promise<number> {
  const rows: { letter: LetterName; context: LetterContexts[LetterName] }[] = await db('outbox').select(
    'letter',
    'context',
  )
  const from = { name: 'Sở KH&CN', address: 'so@detai.example' }
  for (const { letter, context } of rows)
    renderLetter(letter, { ...context, link: 'http://detai.example/' }, from)
  return rows.length
}

/** Rows in which the tables after the contract differ from what the journal says. */
export async function rebuiltOtherwise({ db }: Engine): Promise<unknown[]> {
  const tables = [...afterContractTables, 'bars', 'deadlines'] as const
  return withRebuilt(db, {}, async (trx) => {
    const found: unknown[] = []
    for (const table of tables) found.push(...(await differences(trx, table)))
    return found
  })
}
