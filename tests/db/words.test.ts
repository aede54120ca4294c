import { connect, type Db } from '../../db/connection'
import { keepWords } from '../../db/projections/words'
import { type ListPlace, listTasks } from '../../db/reads/tasks'
import { commonFrom, holdingWords } from '../../db/reads/words'
import { type FreshDatabase, freshDatabase } from '../support/services'

const total = 2 * (commonFrom + 20)
const pageSize = 50

let database: FreshDatabase
let db: Db

const titleOf = (number: number) =>
  number % 2 === 0 ? `Nghiên cứu giống lúa thứ ${number}` : `Ứng dụng công nghệ thứ ${number}`
const idOf = (number: number) => `T${String(number).padStart(4, '0')}`

/** Tasks of two kinds in turn, the last the newest. */
beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url, 1)
  await db.transaction(async (trx) => {
    for (let number = 0; number < total; number += 1) {
      const moved = new Date(Date.UTC(2026, 0, 1) + number * 60_000)
      await trx('tasks').insert({
        ...{ id: idOf(number), code: `NV-2026-${number + 1}`, title: titleOf(number), edition: '2025-10' },
        ...{ field: 'F-CN', type: 'topic', stage: number < 100 ? 'closing' : 'ordering', status: 'open' },
        ...{ opened_at: moved, last_at: moved },
      })
      await keepWords(trx, idOf(number))
    }
  })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const looker = {
  ...{ ids: ['P1'], roles: ['admin' as const], cleared: false },
  ...{ organisations: [], awaitedAs: [], limited: [] },
}

async function found(q: string, more: { stage?: string; from?: ListPlace } = {}): Promise<string[]> {
  const { from, ...filter } = more
  const page = { sort: 'last' as const, from, limit: pageSize }
  return (await listTasks(db, looker, { q, ...filter }, page)).map(({ id }) => id)
}

/** What a page of a search has to be: newest first, of the titles that a rule holds for. */
const newest = (holds: (number: number) => boolean) =>
  Array.from({ length: total }, (_, index) => total - 1 - index)
    .filter(holds)
    .map(idOf)
const ofRice = (number: number) => number % 2 === 0

test('common words are found in the order of the list, page after page, whatever the accents', async () => {
  const all = newest(ofRice)
  expect(all.length).toBeGreaterThan(commonFrom)
  expect(await found('nghien cuu')).toEqual(all.slice(0, pageSize))
  expect(await found('GIỐNG lua')).toEqual(all.slice(0, pageSize))
  const last = all[pageSize - 1]!
  const { last_at: value } = await db('tasks').where({ id: last }).first('last_at')
  const from = { value: value.toISOString(), id: last }
  expect(await found('nghien cuu', { from })).toEqual(all.slice(pageSize, 2 * pageSize))
})

test('a filter beside common words holds as well', async () => {
  expect(await found('nghiên cứu', { stage: 'closing' })).toEqual(
    newest((number) => ofRice(number) && number < 100).slice(0, pageSize),
  )
})

test('rare words, words of two kinds of tasks, a code and short words', async () => {
  // The number of one title is in the code of the task before it.
  expect(await found(`thứ ${total - 1}`)).toEqual([idOf(total - 1), idOf(total - 2)])
  expect(await found('nghien cong')).toEqual([])
  expect(await found(`NV-2026-${total}`)).toEqual([idOf(total - 1)])
  expect(await found('lú')).toEqual(newest(ofRice).slice(0, pageSize))
})

test('marks alone find nothing, and a wildcard is a mark', async () => {
  expect(await found('-- ,')).toEqual([])
  expect(await found('%')).toEqual([])
  expect(await found('nghi_n')).toEqual([])
})

test('exactly as many as are not yet common are found by their index, and one more by a walk', async () => {
  const rare = newest(ofRice).slice(commonFrom)
  const retitle = (ids: readonly string[], title: string) =>
    db.transaction(async (trx) => {
      await trx('tasks').whereIn('id', ids).update({ title })
      for (const id of ids) await keepWords(trx, id)
    })
  const way = async () => (await holdingWords(db, 'giong lua', { narrowed: false }))[0]?.sql
  await retitle(rare, 'Khác')
  expect(await way()).toBe('tasks.id = any(?)')
  expect(await found('giong lua')).toEqual(newest(ofRice).slice(0, pageSize))
  await retitle(rare.slice(0, 1), titleOf(0))
  expect(await way()).toMatch(/^case when/)
  expect(await found('giong lua')).toEqual(newest(ofRice).slice(0, pageSize))
})
