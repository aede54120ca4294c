import { actContent, keepActContent } from '../../db/act-contents'
import { connect, type Db } from '../../db/connection'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url)
  await addPerson(db, { id: 'P1', roles: ['proposer'] })
  await addPerson(db, { id: 'P2', roles: ['proposer'] })
})

afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

test('a key holds one content of one person, whatever the order of its names', async () => {
  expect(await keepActContent(db, 'key-1', 'P1', { title: 'Giống lúa', parts: [1, 2] })).toBe(true)
  expect(await keepActContent(db, 'key-1', 'P1', { parts: [1, 2], title: 'Giống lúa' })).toBe(true)
  expect(await keepActContent(db, 'key-1', 'P1', { title: 'Giống lúa', parts: [2, 1] })).toBe(false)
  expect(await keepActContent(db, 'key-1', 'P2', { title: 'Giống lúa', parts: [1, 2] })).toBe(false)
  const kept = await db.transaction((trx) => actContent(trx, 'key-1'))
  expect(kept).toEqual({ title: 'Giống lúa', parts: [1, 2] })
})

test('the same content sent twice at once is kept for both', async () => {
  const both = [1, 2].map(() => keepActContent(db, 'key-2', 'P1', { title: 'Giống lúa' }))
  expect(await Promise.all(both)).toEqual([true, true])
})

test('texts do not wait for the disk, and whatever comes after them does', async () => {
  await db.raw(`
    create table commits (waits text);
    create function note_commit() returns trigger language plpgsql as $$
    begin
      insert into commits values (current_setting('synchronous_commit'));
      return new;
    end $$;
    create trigger noted before insert on act_contents for each row execute function note_commit()`)
  const session = connect(database.url, 1)
  try {
    await session.raw('set synchronous_commit to on')
    await keepActContent(session, 'key-3', 'P1', { title: 'Giống lúa' })
    const { rows } = await session.raw(
      `select waits, current_setting('synchronous_commit') as after from commits`,
    )
    expect(rows).toEqual([{ waits: 'off', after: 'on' }])
  } finally {
    await session.destroy()
  }
})
