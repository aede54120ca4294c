import { maskedNumber, mayPassOn, mayPayInto, type PaidInto, paidInto } from '../../domain/beneficiary'
import type { Verdict } from '../../domain/verdict'

const codeOf = (verdict: Verdict) => (verdict.ok ? undefined : verdict.code)

test('a masked number shows its last four signs and not how long it is', () => {
  expect(['0000.0.0001234', '99991234'].map(maskedNumber)).toEqual(['******1234', '******1234'])
})

type Cases = readonly (readonly [
  what: string,
  before: string | undefined,
  body: PaidInto,
  code: string | undefined,
])[]

const passedOn: Cases = [
  ['recorded before accounts were kept', undefined, {}, undefined],
  ['recorded before, with an account of before', 'A1', {}, undefined],
  ['without an account', undefined, { beneficiary: null }, 'tranche/no-account'],
  ['without one any more', 'A1', { beneficiary: null, accountSeen: 'A1' }, 'tranche/no-account'],
  ['the first hand', undefined, { beneficiary: 'A1' }, undefined],
  ['the same as before', 'A1', { beneficiary: 'A1' }, undefined],
  ['another than before', 'A1', { beneficiary: 'A2' }, 'tranche/account-changed'],
  ['another, looked at', 'A1', { beneficiary: 'A2', accountSeen: 'A2' }, undefined],
  ['changed again since', 'A1', { beneficiary: 'A3', accountSeen: 'A2' }, 'tranche/account-changed'],
]

test.each(passedOn)('a request is passed on: %s', (_what, before, body, code) => {
  expect(codeOf(mayPassOn(before, body))).toBe(code)
})

const paid: Cases = [
  ['recorded before accounts were kept', undefined, {}, undefined],
  ['the confirmed one', 'A1', { beneficiary: 'A1' }, undefined],
  ['another by now', 'A1', { beneficiary: 'A2' }, 'tranche/order-of-other-account'],
  ['an order without one', undefined, { beneficiary: 'A1' }, 'tranche/order-of-other-account'],
  ['none any more', 'A1', { beneficiary: null }, 'tranche/no-account'],
]

test.each(paid)('an order is paid into its account: %s', (_what, ordered, body, code) => {
  expect(codeOf(mayPayInto(ordered, body))).toBe(code)
})

test('a fact keeps the version that is paid into, and no more', () => {
  expect(paidInto({ beneficiary: 'A1', accountSeen: 'A0' })).toEqual({ beneficiary: 'A1' })
  expect([paidInto({ beneficiary: null }), paidInto({})]).toEqual([{}, {}])
})
