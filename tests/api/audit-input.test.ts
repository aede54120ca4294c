import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyAuditTo } from '../../api/audit/copy'
import { type AuditEntry, appendAudit, auditHash } from '../../db/audit'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { auditEntry } from '../support/audit'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'
import { on } from '../support/ordering'

interface Event {
  person: { id: string } | null
  what: { code: string }
  objects: string[]
  reason: { code: string } | null
}

let engine: Engine
let api: RunningApi
let proposer: Caller
let auditor: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  auditor = await api.join({ id: 'P-5', roles: ['auditor'], organisation: 'ORG-TT' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

async function found(query: string): Promise<Event[]> {
  const { status, body } = await auditor.get<{ items: Event[] }>(`/api/audit?${query}`)
  expect(status).toBe(200)
  return body.items
}

describe('what was not taken in', () => {
  test('a body that the schemas refuse: its route and the paths of its fields, and no value', async () => {
    const wrong = {
      ...orderOf('ORG-1'),
      type: 'bi-mat-cua-toi',
      products: [{ id: 'SP1' }],
      'Nguyễn Văn A': 1,
    }
    expect((await proposer.post('/api/tasks', wrong)).status).toBe(400)
    const [event] = await found('kind=input&person=P-1')
    expect(event).toMatchObject({ what: { code: 'submitProposal' }, reason: { code: 'request/invalid' } })
    expect(event?.objects).toEqual(
      expect.arrayContaining(['#type:invalid_value', '#products.0.quantity:invalid_type']),
    )
    expect(JSON.stringify(event)).not.toMatch(/bi-mat-cua-toi|Nguyễn Văn A/)
  })

  test('what cannot be read at all, by whoever sent it', async () => {
    const headers = { 'Content-Type': 'application/json' }
    await fetch(`${api.url}/api/tasks`, { method: 'POST', headers, body: '{' })
    expect((await found('kind=input&what=submitProposal'))[0]).toMatchObject({
      ...{ person: null, reason: { code: 'request/malformed-json' }, result: { code: 'refused' } },
    })
    await fetch(`${api.url}/api/tasks`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml' },
      body: '<a/>',
    })
    expect((await found('kind=input&what=submitProposal'))[0]).toMatchObject({
      reason: { code: 'request/not-json' },
    })
  })

  test('and nothing of what is sealed, before its time', async () => {
    const { body } = await proposer.post<{ task: { id: string } }>('/api/tasks', orderOf('ORG-1'))
    expect((await proposer.post(`/api/tasks/${body.task.id}/applications`, {})).status).toBe(400)
    expect(await found('what=submitApplication')).toEqual([])
  })
})

describe('a copy for a collector of logs', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'detai-audit-'))
    await api.deps.audit.flush()
    await copyAuditTo(folder, engine.db)
    await rm(folder, { recursive: true })
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  type Copied = AuditEntry & { readonly seq: number; readonly prevHash: string; readonly hash: string }

  async function copied(): Promise<{ name: string; entries: Copied[] }[]> {
    const names = (await readdir(folder)).sort()
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    return names.map((name, index) => {
      const lines = texts[index]!.trim().split('\n')
      return { name, entries: lines.map((line) => JSON.parse(line) as Copied) }
    })
  }

  test('holds every entry once, a file a day, each with its place in the chain', async () => {
    const batch = [auditEntry(on('2031-03-02')), auditEntry(on('2031-03-02')), auditEntry(on('2031-03-03'))]
    await appendAudit(engine.db, batch)
    await copyAuditTo(folder, engine.db)
    await copyAuditTo(folder, engine.db)
    const files = await copied()
    expect(files.map(({ name }) => name)).toEqual([
      'nhat-ky-truy-cap-2031-03-02.jsonl',
      'nhat-ky-truy-cap-2031-03-03.jsonl',
    ])
    const entries = files.flatMap((file) => file.entries)
    expect(entries.map(({ id }) => id)).toEqual(batch.map(({ id }) => id))
    for (const { seq, prevHash, hash, ...entry } of entries)
      expect(auditHash(entry, seq, prevHash)).toBe(hash)
  })

  test('goes on where a failure has stopped it', async () => {
    await appendAudit(engine.db, [auditEntry(on('2031-03-04'))])
    await expect(copyAuditTo('/dev/null/nowhere', engine.db)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await copyAuditTo(folder, engine.db)
    expect((await copied()).flatMap(({ entries }) => entries)).toHaveLength(1)
  })
})
