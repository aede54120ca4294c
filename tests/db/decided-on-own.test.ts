import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { connect, type Db } from '../../db/connection'
import { awaitedOfAnother } from '../../db/reads/awaited-acts'
import type { Role } from '../../domain/life'
import { decisions, decisionsOnOwn, everyMaking, type Made } from '../../domain/rights/two-persons'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db
const people = ['P-A', 'P-B'] as const

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url, 1)
  for (const id of people) await addPerson(db, { id, roles: [] })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const looker = (ids: readonly string[], roles: readonly Role[] = ['dostLeader']) => ({
  ...{ ids, roles, cleared: false, organisations: [], awaitedAs: roles, limited: [] },
})

/** A task with these facts, of which every decision is waited for. */
async function taskWith(facts: readonly Made[]): Promise<string> {
  const id = randomUUID()
  const chain = `task/${id}`
  const place = { stream: `${id}/ordering`, kind: 'ordering', task_id: id }
  await db('chains').insert({ chain, length: facts.length, head: '' })
  const entries = facts.map(({ type, by }, index) => ({
    ...{ ...place, chain, chain_seq: index + 1, type, by_person: by, key: `${id}/${index}`, at: new Date(0) },
    ...{ data: '{}', effects: '{}', prev_hash: '', hash: '' },
  }))
  if (entries.length > 0) await db('journal').insert(entries)
  const waits = { tokens: ['role:dostLeader'], since: new Date(0) }
  await db('awaited_acts').insert(decisions.map((act) => ({ ...place, ...waits, act })))
  return id
}

async function ofAnother(taskId: string, who: ReturnType<typeof looker>): Promise<string[]> {
  const { sql, bindings } = await awaitedOfAnother(db, who)
  const { rows } = await db.raw<{ rows: { act: string }[] }>(
    `select act from awaited_acts as awaited where task_id = ? and ${sql}`,
    [taskId, ...bindings],
  )
  return rows.map(({ act }) => act).sort()
}

const made = fc.record({
  type: fc.constantFrom(...everyMaking, 'proposalAccepted'),
  by: fc.constantFrom(...people, null),
})

test('the queue leaves out exactly the decisions that the rule refuses, under any of a person’s ids', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(made, { maxLength: 8 }),
      fc.subarray([...people], { minLength: 1 }),
      async (facts, ids) => {
        const id = await taskWith(facts)
        expect(await ofAnother(id, looker(ids))).toEqual(decisionsOnOwn(ids, facts).sort())
      },
    ),
    { numRuns: 80 },
  ))

test('nothing is left out for whoever takes no such decision', async () => {
  const id = await taskWith([{ type: 'proposalSubmitted', by: 'P-A' }])
  expect(await ofAnother(id, looker(['P-A'], ['expert']))).toEqual([])
})

test('the index of makings holds every fact by which something is made', async () => {
  const { rows } = await db.raw<{ rows: { held: string }[] }>(
    `select pg_get_expr(indpred, indrelid) as held
     from pg_index where indexrelid = 'journal_makings'::regclass`,
  )
  for (const type of everyMaking) expect(rows[0]?.held).toContain(`'${type}'`)
})
