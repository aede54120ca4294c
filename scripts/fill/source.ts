import type { Db, Trx } from '../../db/connection'
import type { DemoClient } from '../../demo/client'
import { drive } from '../../demo/drive'
import { prepareMoney } from '../../demo/money'
import { tasks, timeline } from '../../demo/province'
import { Scene } from '../../demo/scene'
import { seedProvince } from '../../demo/seed'
import { budgetStream } from '../../domain/streams'
import { readTemplate, type Template } from './template'

/**
 * The tasks of the demonstration that copies are made of, from the order to running contracts, with their
 * share of all copies: most tasks of a province are young.
 */
const provincial: Shares = {
  T28: 30,
  T30: 18,
  T26: 26,
  T25: 8,
  T24: 3,
  T22: 5,
  T21: 3,
  T20: 2,
  T19: 2,
  T18: 3,
}

/** How many of all copies are of which task of the demonstration. */
export type Shares = Readonly<Record<string, number>>

/** A template with its share. */
export interface Source {
  readonly template: Template
  readonly share: number
}

/** Open tasks of the demonstration as templates; those that are missing come through the API first. */
export async function sources(db: Db, client: DemoClient, shares = provincial): Promise<Source[]> {
  const scenario = tasks().filter(({ id }) => id in shares)
  const came: string[] = await db('tasks')
    .whereIn(
      'reference',
      scenario.map(({ code }) => code),
    )
    .pluck('reference')
  const missing = scenario.filter(({ code }) => !came.includes(code))
  if (missing.length > 0) {
    await seedProvince(db)
    await prepareMoney(client)
    await Promise.all(
      missing.map(async (task) => {
        const rows = timeline().filter((row) => row.task === task.id)
        await drive(new Scene(task, client, () => undefined), rows)
      }),
    )
  }
  return db.transaction((trx) => read(trx, scenario, shares), { isolationLevel: 'repeatable read' })
}

async function read(
  trx: Trx,
  scenario: readonly { readonly id: string; readonly code: string }[],
  shares: Shares,
): Promise<Source[]> {
  const found: Source[] = []
  for (const { id, code } of scenario) {
    const task = await trx('tasks').where({ reference: code, outcome: null }).orderBy('opened_at').first('id')
    if (!task) continue
    const template = await readTemplate(trx, task.id)
    if (await isPayable(trx, template)) found.push({ template, share: shares[id]! })
  }
  return found
}

/** Whether the years that it draws on can still be given more money. */
async function isPayable(trx: Trx, { draws }: Template): Promise<boolean> {
  const streams = draws.map(({ year }) => budgetStream(year))
  const closed = await trx('processes').whereIn('stream', streams).whereNotNull('closed_at').first('stream')
  return closed === undefined
}
