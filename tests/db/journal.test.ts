import fc from 'fast-check'
import { recordingActivities } from '../../activities/record-facts'
import { seedCalendar } from '../../db/calendar'
import { connect, type Db } from '../../db/connection'
import {
  append,
  chainStart,
  entriesInOrder,
  entryHash,
  type JournalEntry,
  lockChain,
  type StoredEntry,
} from '../../db/journal'
import { instant } from '../../domain/instant'
import { calendarSeed } from '../../regulations/calendar'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url)
  await seedCalendar(db, calendarSeed)
  await addPerson(db, { id: 'O1', roles: ['dostOfficer'] })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const entry: JournalEntry = {
  ...{ chain: 'task/j1', stream: 'task/j1', kind: 'researchTask', taskId: 'j1' },
  ...{ type: 'proposalSubmitted', key: 'key-1', at: instant('2026-03-02T02:00:00.000Z'), by: 'O1' },
  ...{ act: 'submitProposal', under: 'role:proposer', requestHash: 'h', late: null },
  ...{ data: { title: 'Giống lúa' }, effects: { deadlines: [], told: [] } },
}

async function appended(entries: readonly JournalEntry[]): Promise<void> {
  await db.transaction(async (trx) => {
    for (const one of entries) {
      await append(trx, one, await lockChain(trx, one.chain))
    }
  })
}

async function stored(chain: string): Promise<StoredEntry[]> {
  const all: StoredEntry[] = []
  for await (const one of entriesInOrder(db, 7)) if (one.chain === chain) all.push(one)
  return all
}

/** Whether every entry continues the one before it. */
function holds(chain: readonly StoredEntry[]): boolean {
  return chain.every(
    (one, index) =>
      one.chainSeq === index + 1 &&
      one.prevHash === (chain[index - 1]?.hash ?? chainStart) &&
      one.hash === entryHash(one, one.chainSeq, one.prevHash),
  )
}

test.each([
  ['changed', "update journal set data = '{}'"],
  ['changed by one column', "update journal set at = now() where key = 'key-1'"],
  ['deleted', 'delete from journal'],
  ['emptied', 'truncate journal cascade'],
])('the journal cannot be %s', async (_what, statement) => {
  if (!(await db('journal').where({ key: 'key-1' }).first())) await appended([entry])
  const before = await db('journal').select()
  await expect(db.raw(statement)).rejects.toMatchObject({ code: 'DT000' })
  expect(await db('journal').select()).toEqual(before)
})

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !value.includes('\0'))
const json = fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
const plainJson = json.filter((value) => !JSON.stringify(value).includes('\\u0000'))
const record = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), plainJson, { maxKeys: 4 })
const moment = fc
  .date({ min: new Date('2014-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => instant(date.toISOString()))
const facts = fc.array(
  fc.record({ type: text, at: moment, data: record, effects: record, under: fc.option(text) }),
  { minLength: 2, maxLength: 12 },
)
let chains = 0

function chainOfFacts(given: readonly Partial<JournalEntry>[]): JournalEntry[] {
  const chain = `task/random-${chains++}`
  return given.map((fact, index) => ({ ...entry, chain, ...fact, key: `${chain}/${index}` }) as JournalEntry)
}

test('any entries make a chain that holds as read back, and breaks where one is changed', async () => {
  const property = fc.asyncProperty(facts, fc.nat(), async (given, at) => {
    const entries = chainOfFacts(given)
    await appended(entries)
    const chain = await stored(entries[0]!.chain)
    expect(chain.map(({ data }) => data)).toEqual(entries.map(({ data }) => JSON.parse(JSON.stringify(data))))
    expect(holds(chain)).toBe(true)
    const index = at % chain.length
    const changed = (change: Partial<StoredEntry>) =>
      chain.map((one, place) => (place === index ? { ...one, ...change } : one))
    const victim = chain[index]!
    expect(holds(changed({ data: { ...victim.data, forged: true } }))).toBe(false)
    expect(holds(changed({ at: instant('2100-01-01T00:00:00.000Z') }))).toBe(false)
    expect(holds(changed({ by: 'L1' }))).toBe(false)
    expect(holds(changed({ late: { name: 'x', due: victim.at } }))).toBe(false)
    expect(
      holds(changed({ hash: entryHash({ ...victim, by: 'L1' }, victim.chainSeq, victim.prevHash) })),
    ).toBe(false)
    if (index < chain.length - 1) expect(holds(chain.filter((_one, place) => place !== index))).toBe(false)
  })
  await fc.assert(property, { numRuns: 40 })
})

test('commits to one chain at once follow one another', async () => {
  const entries = chainOfFacts(Array.from({ length: 20 }, () => ({})))
  await Promise.all(entries.map((one) => appended([one])))
  const chain = await stored(entries[0]!.chain)
  expect(chain).toHaveLength(20)
  expect(holds(chain)).toBe(true)
  const head = await db('chains').where({ chain: entries[0]!.chain }).first()
  expect(head).toMatchObject({ length: 20, head: chain.at(-1)!.hash })
})

const opening = {
  ...{ stream: 'budget/2026', kind: 'yearBudget' as const, taskId: null },
  opening: { law: { editionId: '2023' as const } },
  facts: [
    {
      ...{ key: 'budget/2026/opened', type: 'processOpened', at: instant('2026-01-05T02:00:00.000Z') },
      ...{ by: null, data: { year: 2026 }, hasContent: false },
    },
  ],
}

test('the same commit again writes nothing and answers the same', async () => {
  const { recordFacts } = recordingActivities(db)
  const answer = await recordFacts(opening)
  expect(answer.deadlines.changed).toMatchObject([{ name: 'yearEnd', due: '2026-12-31T17:00:00.000Z' }])
  const before = await db('journal').where({ stream: opening.stream })
  expect(await recordFacts(opening)).toEqual(answer)
  expect(await db('journal').where({ stream: opening.stream })).toEqual(before)
})

test('an act that is out of turn when it commits is refused as a value, and writes nothing', async () => {
  const { recordFacts } = recordingActivities(db)
  const { stream, kind, taskId } = opening
  const at = instant('2026-12-31T17:00:00.000Z')
  const ended = { key: `${stream}/end`, type: 'deadlineMissed', at, by: null, data: { name: 'yearEnd' } }
  await recordFacts({ stream, kind, taskId, facts: [{ ...ended, hasContent: false }] })
  const before = await db('journal').where({ stream })
  const act = { name: 'proposeAppropriation', under: 'role:financeOfficer', hash: 'h' }
  const late = {
    key: 'k-late',
    type: 'appropriationProposed',
    at,
    by: 'O1',
    act,
    data: {},
    hasContent: false,
  }
  const { refusal } = await recordFacts({ stream, kind, taskId, facts: [late] })
  expect(refusal).toMatchObject({ code: 'process/ended' })
  expect(await db('journal').where({ stream })).toEqual(before)
})
