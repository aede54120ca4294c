import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { ordinaryLimits } from '../../api/deps'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { pdf } from '../support/files'

const fileBytes = 400_000

let engine: Engine
let api: RunningApi
let owner: Caller
let stranger: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine, {
    limits: { ...ordinaryLimits, signInsPerQuarterHour: 1000, fileBytes },
  })
  owner = await api.join({ id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  stranger = await api.join({ id: 'H2', roles: ['principalInvestigator'], organisation: 'ORG-G' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const large = (text: string) => Buffer.concat([pdf(text), Buffer.alloc(300_000, 'x')])

/** A request of the protocol. */
function tus(who: Caller, method: string, path: string, headers: Record<string, string>, body?: Buffer) {
  return fetch(api.url + path, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', Cookie: who.cookie, ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  })
}

function announce(who: Caller, name: string, size: number) {
  const filename = Buffer.from(name).toString('base64')
  return tus(who, 'POST', '/api/uploads', {
    'Upload-Length': String(size),
    'Upload-Metadata': `filename ${filename}`,
  })
}

async function begin(who: Caller, name: string, size: number): Promise<string> {
  const response = await announce(who, name, size)
  expect(response.status).toBe(201)
  return response.headers.get('location') ?? ''
}

const piece = { 'Content-Type': 'application/offset+octet-stream' }
const send = (who: Caller, place: string, offset: number, part: Buffer) =>
  tus(who, 'PATCH', place, { ...piece, 'Upload-Offset': String(offset) }, part)

async function offsetOf(place: string): Promise<number> {
  return Number((await tus(owner, 'HEAD', place, {})).headers.get('upload-offset'))
}

/** Goes on as a client does: asks how much is there, and again where the server was still writing. */
async function goOn(place: string, content: Buffer): Promise<Response> {
  for (;;) {
    const offset = await offsetOf(place)
    const rest = await send(owner, place, offset, content.subarray(offset))
    if (rest.status !== 409) return rest
  }
}

const finish = (who: Caller, place: string) => who.post(`${place}/file`)

test('a file whose sending was cut goes on where it was, and is then a file like any other', async () => {
  const content = large('Thuyết minh')
  const place = await begin(owner, 'Thuyết minh đề tài.pdf', content.length)
  const cut = httpRequest(api.url + place, {
    method: 'PATCH',
    headers: {
      ...{ 'Tus-Resumable': '1.0.0', Cookie: owner.cookie, 'Upload-Offset': '0' },
      ...{ ...piece, 'Content-Length': String(content.length) },
    },
  })
  const gone = new Promise((done) => cut.on('error', done))
  await new Promise((sent) => cut.write(content.subarray(0, 100_000), sent))
  cut.destroy(new Error('the train enters a tunnel'))
  await gone
  const offset = await offsetOf(place)
  expect(offset).toBeLessThan(content.length)
  expect(await finish(owner, place)).toMatchObject({ status: 409, body: { code: 'file/unfinished' } })
  const rest = await goOn(place, content)
  expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(content.length)])
  const known = { sha256: sha256(content), size: content.length, type: 'application/pdf' }
  const stored = await finish(owner, place)
  expect(stored).toMatchObject({ status: 200, body: { ...known, name: 'Thuyết minh đề tài.pdf' } })
  const read = await owner.raw(`/api/files/${known.sha256}`)
  expect(Buffer.from(await read.arrayBuffer()).equals(content)).toBe(true)
  // The answer may be lost as well.
  expect((await finish(owner, place)).body).toEqual(stored.body)
})

test('an upload is nobody else’s, and an unknown one looks the same', async () => {
  const content = large('Riêng')
  const place = await begin(owner, 'riêng.pdf', content.length)
  const unknown = `/api/uploads/${'0'.repeat(24)}-00000000-0000-0000-0000-000000000000`
  for (const there of [place, unknown, '/api/uploads/..%2Fkhac']) {
    expect((await tus(stranger, 'HEAD', there, {})).status).toBe(404)
    expect((await send(stranger, there, 0, content)).status).toBe(404)
    expect((await tus(stranger, 'DELETE', there, {})).status).toBe(404)
    expect((await finish(stranger, there)).status).toBe(404)
  }
  expect((await announce(api.anonymous, 'a.pdf', 10)).status).toBe(401)
  expect((await tus(api.anonymous, 'HEAD', place, {})).status).toBe(401)
  expect(await offsetOf(place)).toBe(0)
})

test.each([
  ['too large', 'a.pdf', fileBytes + 1, 413, 'file/too-large'],
  ['of a type that is not taken', 'a.exe', 100, 415, 'file/type'],
  ['empty', 'a.pdf', 0, 400, 'file/empty'],
  ['without a name', '', 100, 400, 'file/name'],
])('a file %s is refused before a byte of it comes', async (_what, name, size, status, code) => {
  const refused = await announce(owner, name, size)
  expect([refused.status, JSON.parse(await refused.text())]).toMatchObject([status, { code }])
})

test('a file that is not what its name says is refused, and nothing of it stays', async () => {
  const content = Buffer.from('Chữ thường, không phải PDF. '.repeat(50))
  const place = await begin(owner, 'giả.pdf', content.length)
  expect((await send(owner, place, 0, content)).status).toBe(204)
  expect(await finish(owner, place)).toMatchObject({ status: 415, body: { code: 'file/type' } })
  expect((await tus(owner, 'HEAD', place, {})).status).toBe(404)
  expect(await readdir(api.deps.uploadsFolder)).not.toContain(place.split('/').at(-1))
})

test('more than its size is not taken', async () => {
  const place = await begin(owner, 'ngắn.pdf', 100)
  expect((await send(owner, place, 0, large('dài'))).status).toBeGreaterThanOrEqual(400)
  expect(await offsetOf(place)).toBeLessThanOrEqual(100)
})

test('nobody may keep any number of unfinished files', async () => {
  const answers: number[] = []
  for (let count = 0; count < 31; count++) answers.push((await announce(stranger, 'dở.pdf', 100)).status)
  expect(answers.filter((status) => status === 201)).toHaveLength(30)
  expect(answers.at(-1)).toBe(429)
})
