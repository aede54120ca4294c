import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { clamAv, NotScanned } from '../../api/files/antivirus'
import { diskStorage } from '../../api/storage/disk'
import { getFreePort } from '../../scripts/runtime/ports'
import { type Caller, identityInTests, type RunningApi, startApi } from '../support/api'
import { eicar, type RunningClamd, startClamd } from '../support/clamd'
import { type Engine, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'

let engine: Engine
let api: RunningApi
let owner: Caller
let folder: string
let port: number
let clamd: RunningClamd | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detai-antivirus-'))
  port = await getFreePort()
  clamd = await startClamd(port)
  engine = await startEngine()
  api = await startApi(engine, {
    files: diskStorage(folder, identityInTests.keys),
    scan: clamAv(clamd.address),
  })
  owner = await api.join({ id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
  await clamd?.stop()
  await rm(folder, { recursive: true, force: true })
})

const malicious = Buffer.concat([pdf('Thuyết minh'), Buffer.from(eicar)])
const stored = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))

test('a file that holds malicious software is refused by name, and nothing of it stays', async () => {
  const before = await stored()
  const refused = await upload(owner, malicious, 'Thuyết minh.pdf')
  expect(refused).toMatchObject({ status: 422, body: { code: 'file/malicious' } })
  expect(refused.body.detail).toContain('Detai.Test.Eicar')
  expect(refused.body.detail).toContain('Thuyết minh.pdf')
  expect(await stored()).toEqual(before)
})

test('a clean file is taken', async () => {
  expect(await upload(owner, pdf('Lý lịch khoa học'), 'Lý lịch.pdf')).toMatchObject({ status: 201 })
})

test.each([
  ['nothing', [], null],
  ['many small pieces', Array.from({ length: 500 }, () => 'x'.repeat(99)), null],
  ['what is cut over two pieces', [eicar.slice(0, 30), eicar.slice(30)], 'Detai.Test.Eicar.UNOFFICIAL'],
])('the scanner is given %s', async (_name, pieces, found) => {
  const content = Readable.from(pieces.map((piece) => Buffer.from(piece)))
  expect(await clamAv(clamd!.address)(content)).toBe(found)
})

test('what is more than the scanner takes is not taken for clean', async () => {
  const content = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(65_536)))
  await expect(clamAv(clamd!.address)(content)).rejects.toThrow(NotScanned)
})

test('while the scanner is away nothing is taken, and what was sent in pieces is not lost', async () => {
  const content = pdf('Dự toán kinh phí')
  const tus = { 'Tus-Resumable': '1.0.0', Cookie: owner.cookie }
  const begun = await fetch(`${api.url}/api/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'Upload-Length': String(content.length),
      'Upload-Metadata': `filename ${Buffer.from('Dự toán.pdf').toString('base64')}`,
    },
  })
  const place = begun.headers.get('location') ?? ''
  const headers = { ...tus, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' }
  await fetch(api.url + place, { method: 'PATCH', headers, body: new Uint8Array(content) })
  await clamd?.stop()
  const waits = { status: 503, body: { code: 'file/not-scanned' } }
  expect(await upload(owner, content, 'Dự toán.pdf')).toMatchObject(waits)
  expect(await owner.post(`${place}/file`)).toMatchObject(waits)
  clamd = await startClamd(port)
  expect(await owner.post(`${place}/file`)).toMatchObject({ status: 200, body: { name: 'Dự toán.pdf' } })
})
