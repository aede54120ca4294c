import { connect, type Db } from '../../db/connection'
import { addFirstAdministrator } from '../../db/first-administrator'
import { localDate } from '../../domain/instant'
import { addPerson } from '../support/people'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db
const first = {
  ...{ email: 'quan-tri@localhost', name: 'Quản trị hệ thống', passwordHash: '$argon2id$1' },
  ...{ passwordUntil: new Date('2026-03-16T00:00:00Z'), from: localDate('2026-03-02') },
}

beforeEach(async () => {
  database = await freshDatabase()
  db = connect(database.url)
})

afterEach(async () => {
  await db.destroy()
  await database.drop()
})

const administrators = () =>
  db('person_roles')
    .join('people', 'people.id', 'person_id')
    .where({ role: 'admin' })
    .select('email', 'password_hash', 'organisation_id', 'valid_from', 'valid_to')

test('an installation without an administrator gets one, of many starts at once just one', async () => {
  const added = await Promise.all(Array.from({ length: 5 }, () => addFirstAdministrator(db, first)))
  expect(added.filter(Boolean)).toHaveLength(1)
  expect(await administrators()).toEqual([
    {
      ...{ email: first.email, password_hash: first.passwordHash, organisation_id: 'DOST' },
      ...{ valid_from: '2026-03-02', valid_to: null },
    },
  ])
  expect(await db('organisations').select('id', 'name')).toEqual([
    { id: 'DOST', name: 'Sở Khoa học và Công nghệ' },
  ])
})

test('where somebody has been an administrator nothing changes', async () => {
  await addPerson(db, { id: 'AD1', roles: ['admin'] })
  await db('person_roles').update({ valid_to: '2021-01-01' })
  expect(await addFirstAdministrator(db, first)).toBe(false)
  expect(await db('people').select('id')).toEqual([{ id: 'AD1' }])
  expect(await db('organisations').select('id')).toEqual([{ id: 'ORG-1' }])
})

test('a person with the e-mail address becomes the administrator', async () => {
  await addPerson(db, { id: 'P1', roles: ['proposer'] })
  expect(await addFirstAdministrator(db, { ...first, email: 'p1@detai.example' })).toBe(true)
  expect(await administrators()).toMatchObject([{ email: 'p1@detai.example', password_hash: '$argon2id$1' }])
  expect(await db('people').select('id')).toEqual([{ id: 'P1' }])
})
