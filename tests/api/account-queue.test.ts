import { type Caller, type RunningApi, startApi } from '../support/api'
import { accountForm } from '../support/beneficiary'
import { type Engine, startEngine } from '../support/engine'

const at = (day: string) => ({ at: `2026-03-${day}T02:00:00.000Z` })
const finance = 'ORG-F'

let engine: Engine
let api: RunningApi
const who: Record<string, Caller> = {}

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  who.officer = await api.join({ id: 'F1', roles: ['financeOfficer'], organisation: finance })
  who.both = await api.join({ id: 'F2', roles: ['financeOfficer', 'financeApprover'], organisation: finance })
  who.approver = await api.join({ id: 'F3', roles: ['financeApprover'], organisation: finance })
  who.limited = await api.join({ id: 'F4', roles: ['expert'], organisation: finance })
  who.host = await api.join({ id: 'H1', roles: ['hostRepresentative'], organisation: 'ORG-H' })
  who.next = await api.join({ id: 'H2', roles: ['hostRepresentative'], organisation: 'ORG-G' })
  who.auditor = await api.join({ id: 'A1', roles: ['auditor'], organisation: 'ORG-T' })
  who.admin = await api.join({ id: 'Q1', roles: ['admin'], organisation: 'ORG-T' })
  who.second = await api.join({ id: 'Q2', roles: ['admin'], organisation: 'ORG-T' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

interface Work {
  items: { act: string; stream: string; href: string; organisation: { id: string } | null }[]
  next: string | null
}
const path = (organisation: string) => `/api/beneficiary-accounts/${organisation}`
const work = async (caller: Caller, query = '') =>
  (await caller.get<Work>(`/api/me/work${query}`, at('20'))).body
const counted = async (caller: Caller) =>
  (await caller.get<{ count: number }>('/api/me/work/count', at('20'))).body.count
const waiting = async (caller: Caller) => {
  const { items } = await work(caller)
  expect(await counted(caller)).toBe(items.length)
  return items.map(({ organisation }) => organisation?.id)
}

async function register(caller: Caller, organisation: string, day: string, more: object = {}) {
  const body = { ...accountForm, number: '999912345678', ...more }
  const answer = await caller.post<{ id: string }>(`${path(organisation)}/versions`, body, at(day))
  expect(answer.status).toBe(201)
  return answer.body.id
}
const confirm = async (caller: Caller, organisation: string, id: string) => {
  const address = `${path(organisation)}/versions/${id}/confirmation`
  const { status, body } = await caller.post<{ code?: string }>(address, {}, at('20'))
  return [status, body.code]
}

test('an account that waits stands in the queue of who may confirm it, of nobody else', async () => {
  const id = await register(who.both!, 'ORG-H', '02')
  const { items } = await work(who.approver!)
  expect(items).toMatchObject([
    {
      act: 'confirmBeneficiaryAccount',
      title: 'Xác nhận tài khoản thụ hưởng',
      process: { title: 'Tài khoản thụ hưởng' },
      organisation: { id: 'ORG-H' },
      stream: 'organisation/ORG-H',
      since: at('02').at,
      due: null,
      href: `${path('ORG-H')}/versions/${id}/confirmation`,
    },
  ])
  expect(JSON.stringify(items)).not.toContain('99991234')
  expect(await waiting(who.approver!)).toEqual(['ORG-H'])
  for (const { officer, both, host, auditor, admin } of [who]) {
    for (const caller of [officer, both, host, auditor, admin]) expect(await waiting(caller!)).toEqual([])
  }
  expect(await confirm(who.approver!, 'ORG-H', id)).toEqual([204, undefined])
  expect(await waiting(who.approver!)).toEqual([])
})

test('a delegation for some acts is none for accounts', async () => {
  const given = {
    ...{ role: 'financeApprover', organisation: finance, delegate: 'F4', document: '15/GUQ-STC' },
    ...{ from: '2026-03-03', to: '2026-03-30', acts: ['approveTranche'] },
  }
  expect((await who.approver!.post('/api/me/delegations', given, at('03'))).status).toBe(201)
  const id = await register(who.officer!, 'ORG-G', '04')
  expect(await waiting(who.limited!)).toEqual([])
  const shown = await who.limited!.get<{ may: object }>(path('ORG-G'), at('20'))
  expect(shown.body.may).toEqual({ register: false, decide: false })
  expect(await confirm(who.limited!, 'ORG-G', id)).toEqual([403, 'rights/role-needed'])
})

test('the queue goes on from page to page: what is due, then accounts, then what has no term', async () => {
  await register(who.officer!, 'ORG-H', '05', { reason: 'Đổi ngân hàng' })
  await engine.db('processes').insert({
    ...{ stream: 'budget/2027', kind: 'yearBudget', state: '{}', law: JSON.stringify({ editionId: '2023' }) },
    ...{ status: 'open', last_seq: 1, opened_at: at('01').at },
  })
  await engine.db('awaited_acts').insert({
    ...{ stream: 'budget/2027', act: 'approveAppropriation', kind: 'yearBudget' },
    ...{ tokens: ['role:financeApprover'], since: at('01').at },
  })
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { items, next } = await work(who.approver!, `?limit=1${cursor}`)
    seen.push(...items.map(({ stream }) => stream))
    if (!next) break
    cursor = `&cursor=${next}`
  }
  expect(seen).toEqual(['organisation/ORG-G', 'organisation/ORG-H', 'budget/2027'])
  expect(await counted(who.approver!)).toBe(3)
})

test('a maker who was merged into another record confirms under neither id', async () => {
  const merge = { kept: 'F3', merged: 'F1', reason: 'Cùng thẻ căn cước', document: 'CV 12/VP' }
  expect((await who.admin!.call('POST', '/api/admin/merges', merge, at('06'))).status).toBe(204)
  const { body } = await who.second!.get<{ merges: { id: string }[] }>('/api/admin/merges', at('06'))
  const address = `/api/admin/merges/${body.merges[0]!.id}/confirmation`
  expect((await who.second!.call('POST', address, {}, at('06'))).status).toBe(204)
  const kept = await api.signIn('F3')
  expect((await work(kept)).items.map(({ stream }) => stream)).toEqual(['budget/2027'])
  const [version] = await engine.db('beneficiary_accounts').where({ organisation_id: 'ORG-G' }).select('id')
  expect(await confirm(kept, 'ORG-G', version.id)).toEqual([422, 'beneficiary-account/confirmer-is-maker'])
})
