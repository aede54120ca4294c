import { connect, type Db, type Trx } from '../../db/connection'
import type { DemoClient } from '../../demo/client'
import { insertCopies, prepareWorkplace } from './insert'
import type { Copy } from './links'
import { bookDraws, raiseAppropriations } from './money'
import { addPeople } from './people'
import { type Shares, type Source, sources } from './source'
import type { Template } from './template'
import { groupOf, type Host, hostsFor, openHostAccounts, valuesOf } from './values'

/** What to fill, and how. */
export interface FillOptions {
  readonly databaseUrl: string
  /** People of the demonstration, through the API. */
  readonly client: DemoClient
  readonly tasks: number
  /** The share of copies of each template, by its name in the demonstration; as in a province by default. */
  readonly shares?: Shares
  /** Told how many copies are in, after each batch. */
  onProgress?(done: number, total: number): void
}

/** What was brought in, by table. */
export type Filled = Readonly<Record<string, number>>

/** Copies in one transaction: nobody else writes to the journal meanwhile. */
const batchSize = 250

/**
 * Loads open tasks: copies of a few that came through the API, each with its own ids, title and field, with
 * all their facts in chains of their own and everything that follows from them.
 */
export async function fill(options: FillOptions): Promise<Filled> {
  // One connection: the copies are laid out in temporary tables, which belong to it.
  const db = connect(options.databaseUrl, 1)
  try {
    return await fillInto(db, options)
  } finally {
    await db.destroy()
  }
}

async function fillInto(db: Db, { client, tasks, shares, onProgress }: FillOptions): Promise<Filled> {
  const found = await sources(db, client, shares)
  const templates = found.map(({ template }) => template)
  const planned = spread(found, tasks)
  await raiseAppropriations(db, client, planned, templates)
  await prepareWorkplace(db, templates)
  if (templates.some(({ host }) => host !== undefined)) await openHostAccounts(db, client)
  const hosts = await Promise.all(templates.map((template) => hostsFor(db, template)))
  const first = (await lastNumber(db, templates)) + 1
  const filled: Record<string, number> = {}
  for (let done = 0; done < tasks; done += batchSize) {
    const batch = planned.slice(done, done + batchSize)
    const numbered = batch.map(({ template }, index) => ({ template, number: first + done + index }))
    const inserted = await db.transaction((trx) => insertBatch(trx, templates, hosts, numbered))
    for (const [table, count] of inserted) filled[table] = (filled[table] ?? 0) + count
    onProgress?.(Math.min(done + batchSize, tasks), tasks)
  }
  // Counts read indexes alone only where the rows' pages are known to be old.
  await db.raw('vacuum analyze')
  return filled
}

/** Which template each copy is of: by their shares, and mixed. */
function spread(found: readonly Source[], tasks: number): { readonly template: number }[] {
  const total = found.reduce((sum, { share }) => sum + share, 0)
  const owed = found.map(() => 0)
  return Array.from({ length: tasks }, () => {
    for (const [index, { share }] of found.entries()) owed[index]! += share / total
    const template = owed.indexOf(Math.max(...owed))
    owed[template]! -= 1
    return { template }
  })
}

/** The last number of a copy that an earlier filling gave. */
async function lastNumber(db: Db, templates: readonly Template[]): Promise<number> {
  const stems = templates.map(({ taskId }) => taskId.slice(0, -12))
  const row = await db('tasks')
    .whereRaw('left(id, -12) = any(?)', [stems])
    .whereNotIn(
      'id',
      templates.map(({ taskId }) => taskId),
    )
    .max({ last: db.raw('right(id, 12)') })
    .first()
  return Number(row?.last ?? 0)
}

async function insertBatch(
  trx: Trx,
  templates: readonly Template[],
  hosts: readonly (readonly Host[])[],
  numbered: readonly { readonly template: number; readonly number: number }[],
): Promise<ReadonlyMap<string, number>> {
  await trx.raw(`set local timezone to 'UTC'`)
  const codes = await takeCodes(
    trx,
    numbered.map(({ template }) => templates[template]!.year),
  )
  const groups = [...new Set(numbered.map(({ number }) => groupOf(number)))]
  for (const { own } of templates) await addPeople(trx, own, groups)
  let base = await takeNumbers(
    trx,
    numbered.reduce((sum, { template }) => sum + templates[template]!.facts.length, 0),
  )
  const copies = numbered.map(({ template, number }, index): Copy => {
    const of = templates[template]!
    const place = { number, base, code: codes[index]! }
    base += of.facts.length
    return { template, number, base: place.base, values: valuesOf(of, hosts[template]!, place) }
  })
  await bookDraws(trx, copies, templates)
  return insertCopies(trx, templates, copies)
}

/** The next codes of the years, under the lock that gives them to new tasks. */
async function takeCodes(trx: Trx, years: readonly number[]): Promise<string[]> {
  const last = new Map<number, number>()
  for (const year of new Set(years.toSorted())) {
    const row = await trx('task_numbers').where({ year }).forUpdate().first('last_number')
    last.set(year, row.last_number)
  }
  const codes = years.map((year) => {
    const number = last.get(year)! + 1
    last.set(year, number)
    return `NV-${year}-${String(number).padStart(3, '0')}`
  })
  for (const [year, number] of last) await trx('task_numbers').where({ year }).update({ last_number: number })
  return codes
}

/** So many numbers of the journal in a row; returns the one before. Others wait: theirs come after. */
async function takeNumbers(trx: Trx, count: number): Promise<number> {
  await trx.raw('lock table journal in share row exclusive mode')
  const { rows } = await trx.raw<{ rows: { first: number }[] }>(
    `select nextval(sequence) as first, setval(sequence, currval(sequence) + ? - 1)
     from (select pg_get_serial_sequence('journal', 'seq')) s (sequence)`,
    [count],
  )
  return rows[0]!.first - 1
}
