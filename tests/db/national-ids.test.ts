import { randomBytes } from 'node:crypto'
import {
  giveOwnNationalId,
  nationalIdOf,
  personOfNationalId,
  resealNationalIds,
  writeNationalId,
} from '../../db/identity/national-ids'
import { maskPersonal, openPersonal, personalDigests, sealPersonal } from '../../db/personal'
import type { SealKeys } from '../../db/sealed'
import { isNationalId } from '../../domain/identity/national-id'
import { instant } from '../../domain/instant'
import { type Engine, startEngine } from '../support/engine'
import { addPerson } from '../support/people'

const key = (id: string) => ({ id, key: randomBytes(32) })
const [old, fresh] = [key('2025'), key('2026')]
const before: SealKeys = [old]
const after: SealKeys = [fresh, old]
const number = '001099000001'
const occasion = { now: Date.parse('2026-11-28T02:00:00.000Z'), from: null }
const author = { by: 'P-AD', at: instant('2026-11-28T02:00:00.000Z') }

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
  for (const id of ['P-1', 'P-2', 'P-3', 'P-4']) await addPerson(engine.db, { id, roles: [] })
  await addPerson(engine.db, { id: 'P-AD', roles: ['admin'] })
})

afterAll(async () => {
  await engine?.stop()
})

const give = (personId: string, nationalId: string, keys = before) =>
  giveOwnNationalId(engine.db, keys, { personId, nationalId }, occasion)
const write = (personId: string, nationalId: string, keys = before) =>
  writeNationalId(engine.db, keys, author, { personId, nationalId, document: 'CCCD đã xem' }, occasion)

test.each([
  ['001099000001', true],
  ['00109900000', false],
  ['0010990000012', false],
  ['000099000001', false],
  ['00109900000a', false],
  ['', false],
])('%s is a number: %s', (text, is) => {
  expect(isNationalId(text)).toBe(is)
})

test('a field opens for its own person alone, and shows its end', () => {
  const of = { field: 'nationalId', personId: 'P-1' }
  const sealed = sealPersonal(before, of, number)
  expect(sealed.sealed.includes(number)).toBe(false)
  expect(openPersonal(after, of, sealed)).toBe(number)
  expect(() => openPersonal(after, { ...of, personId: 'P-2' }, sealed)).toThrow()
  expect(maskPersonal(number)).toBe('********0001')
  expect(maskPersonal('123')).toBe('123')
})

test('a digest is of a field and a key, and of nothing else', () => {
  const [digest] = personalDigests(before, 'nationalId', number)
  expect(personalDigests(after, 'nationalId', number)).toEqual([expect.any(String), digest])
  expect(personalDigests(before, 'bankAccount', number)).not.toContain(digest)
  expect(() => personalDigests([], 'nationalId', number)).toThrow('no key')
})

test('a number is given once, and stands on one person', async () => {
  expect(await give('P-1', number)).toEqual({ ok: true })
  expect(await nationalIdOf(engine.db, before, 'P-1')).toBe(number)
  expect(await give('P-1', '001099000009')).toMatchObject({ code: 'identity/national-id-given' })
  expect(await give('P-2', number)).toMatchObject({ code: 'identity/national-id-taken', params: {} })
  expect(await nationalIdOf(engine.db, before, 'P-2')).toBeUndefined()
  expect(await engine.db('identity_clashes').select('person_id', 'holder_id', 'kind')).toEqual([
    { person_id: 'P-2', holder_id: 'P-1', kind: 'nationalId' },
  ])
  const stored = JSON.stringify(await engine.db('national_ids'))
  expect(stored).not.toContain(number)
})

test('two who give one number at once: the database takes one', async () => {
  const verdicts = await Promise.all([give('P-3', '001099000003'), give('P-4', '001099000003')])
  expect(verdicts.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(verdicts.find(({ ok }) => !ok)).toMatchObject({ code: 'identity/national-id-taken' })
})

test('an administrator is told on whom a number stands; the log holds no number', async () => {
  expect(await write('P-2', number)).toMatchObject({
    code: 'administration/national-id-taken',
    params: { holder: 'Người P-1' },
  })
  expect(await write('P-2', '001099000002')).toEqual({ ok: true })
  const [line] = await engine.db('admin_log').where({ kind: 'nationalIdWritten' })
  expect(line).toMatchObject({
    before: { hasNationalId: false },
    after: { hasNationalId: true, document: 'CCCD đã xem' },
  })
  const recorded = JSON.stringify([
    await engine.db('admin_log'),
    await engine.db('identity_events'),
    await engine.db('outbox'),
    await engine.db('identity_clashes'),
  ])
  expect(recorded).not.toMatch(/0010990000/)
})

test('a new first key: numbers are found meanwhile, and sealed anew need the old key no more', async () => {
  expect(await personOfNationalId(engine.db, after, number)).toBe('P-1')
  await engine.db('people').where({ id: 'P-AD' }).update({ unsealed_national_id: '001099000007' })
  expect(await resealNationalIds(engine.db, after)).toBe(4)
  expect(await resealNationalIds(engine.db, after)).toBe(0)
  expect(await nationalIdOf(engine.db, [fresh], 'P-1')).toBe(number)
  expect(await personOfNationalId(engine.db, [fresh], '001099000007')).toBe('P-AD')
  expect(await engine.db('people').whereNotNull('unsealed_national_id')).toEqual([])
})
