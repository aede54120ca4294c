import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { ordinaryLimits } from '../../api/deps'
import { diskStorage } from '../../api/storage/disk'
import type { ReceivedContent, Storage } from '../../api/storage/storage'
import { type Caller, identityInTests, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { archive, pdf, upload } from '../support/files'

const fileBytes = 200_000

let engine: Engine
let api: RunningApi
let folder: string
/** Told of every content that begins to come in, with the promise that it has. */
let heard: (receiving: Promise<unknown>) => void = () => undefined
let owner: Caller
let stranger: Caller

async function* overheard(content: Readable, receiving: () => Promise<unknown>) {
  for await (const chunk of content) {
    heard(receiving())
    yield chunk
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detai-files-test-'))
  engine = await startEngine()
  const limits = { ...ordinaryLimits, signInsPerQuarterHour: 1000, fileBytes }
  const disk = diskStorage(folder, identityInTests.keys)
  const files: Storage = {
    ...disk,
    receive(content) {
      const receiving: Promise<ReceivedContent> = disk.receive(
        Readable.from(overheard(content, () => receiving)),
      )
      return receiving
    },
  }
  api = await startApi(engine, { limits, files })
  owner = await api.join({ id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  stranger = await api.join({ id: 'O1', roles: ['dostOfficer'] })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
  await rm(folder, { recursive: true, force: true })
})

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const filesIn = async (place: string) => readdir(join(folder, place)).catch(() => [])

test('a file is stored by its hash, under its Vietnamese name, and read back byte for byte', async () => {
  const content = pdf('Lý lịch khoa học')
  const name = 'Lý lịch khoa học của Nguyễn Văn Ư.pdf'
  const stored = await upload(owner, content, name.normalize('NFD'))
  const known = { sha256: sha256(content), size: content.length, type: 'application/pdf', name }
  expect(stored).toMatchObject({ status: 201, body: known })
  const read = await owner.raw(`/api/files/${sha256(content)}`)
  expect(read.status).toBe(200)
  expect(Buffer.from(await read.arrayBuffer()).equals(content)).toBe(true)
  expect(read.headers.get('content-type')).toBe('application/pdf')
  expect(read.headers.get('x-content-type-options')).toBe('nosniff')
  const disposition = read.headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment/)
  expect(decodeURIComponent(disposition)).toContain(name)
})

test('the same content is stored once, and each person keeps their own name for it', async () => {
  const content = pdf('Chung')
  await upload(owner, content, 'của tôi.pdf')
  await upload(stranger, content, 'của bạn.pdf')
  const hash = sha256(content)
  expect(await filesIn(hash.slice(0, 2))).toEqual([hash])
  expect(await engine.db('uploads').where({ sha256: hash }).orderBy('person_id').pluck('name')).toEqual([
    'của tôi.pdf',
    'của bạn.pdf',
  ])
})

test('a file is nobody else’s, and an unknown one looks the same', async () => {
  const content = pdf('Riêng')
  await upload(owner, content, 'riêng.pdf')
  const hidden = await stranger.get(`/api/files/${sha256(content)}`)
  const unknown = await stranger.get(`/api/files/${'0'.repeat(64)}`)
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(unknown.body)
  expect((await api.anonymous.get(`/api/files/${sha256(content)}`)).status).toBe(401)
})

const contentTypes = '<Types><Override ContentType="application/xml"/></Types>'

test.each([
  [
    'docx',
    [
      ['[Content_Types].xml', contentTypes],
      ['word/document.xml', '<w/>'],
    ],
    'wordprocessingml.document',
  ],
  [
    'docx',
    [
      ['docProps/app.xml', '<a/>'],
      ['word/document.xml', '<w/>'],
    ],
    'wordprocessingml.document',
  ],
  [
    'xlsx',
    [
      ['docProps/app.xml', '<a/>'],
      ['xl/workbook.xml', '<x/>'],
    ],
    'spreadsheetml.sheet',
  ],
] as const)(
  'an office document (%s) is known by its parts, whatever their order',
  async (ending, parts, type) => {
    const stored = await upload(owner, archive(parts), `thuyết minh.${ending}`)
    expect(stored.status).toBe(201)
    expect(stored.body.type).toContain(type)
  },
)

test.each([
  ['an archive', archive([['a.txt', 'a']]), 'a.zip', 415, 'file/type'],
  ['an archive under another name', archive([['a.txt', 'a']]), 'a.docx', 415, 'file/type'],
  ['a PDF under another name', pdf('x'), 'a.exe', 415, 'file/type'],
  ['plain text', Buffer.from('chữ'), 'a.pdf', 415, 'file/type'],
  ['nothing', Buffer.alloc(0), 'a.pdf', 400, 'file/empty'],
  ['a name without letters', pdf('x'), ' ', 400, 'file/name'],
  [
    'a file above the limit',
    Buffer.concat([pdf('x'), Buffer.alloc(fileBytes)]),
    'a.pdf',
    413,
    'file/too-large',
  ],
] as const)('%s is refused, and nothing of it stays', async (_what, content, name, status, code) => {
  const refused = await upload(owner, content, name)
  expect(refused).toMatchObject({ status, body: { code } })
  expect(await filesIn('incoming')).toEqual([])
})

test('a file of exactly the limit is taken', async () => {
  const start = pdf('đủ')
  const content = Buffer.concat([start, Buffer.alloc(fileBytes - start.length)])
  expect((await upload(owner, content, 'đủ.pdf')).status).toBe(201)
})

test('a form without the file, or with another field, is refused', async () => {
  expect(await upload(owner, pdf('x'), 'a.pdf', 'khac')).toMatchObject({
    status: 400,
    body: { code: 'file/one-expected' },
  })
  const json = await owner.call('POST', '/api/files', { file: 'x' }, { key: null })
  expect(json).toMatchObject({ status: 415, body: { code: 'request/not-json' } })
  expect((await upload(api.anonymous, pdf('x'), 'a.pdf')).status).toBe(401)
})

test('an upload that is cut off leaves nothing behind', async () => {
  const begun = new Promise<{ receiving: Promise<unknown> }>((resolve) => {
    heard = (receiving) => resolve({ receiving })
  })
  const headers = {
    'Content-Type': 'multipart/form-data; boundary=b',
    'Content-Length': 10_000,
    Cookie: owner.cookie,
  }
  const request = httpRequest(`${api.url}/api/files`, { method: 'POST', headers })
  request.on('error', () => undefined)
  request.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7')
  const { receiving } = await begun
  expect(await filesIn('incoming')).toHaveLength(1)
  request.destroy()
  await expect(receiving).rejects.toThrow()
  expect(await filesIn('incoming')).toEqual([])
})

test.each([
  ['without its boundary', 'multipart/form-data', '{}'],
  [
    'that ends before its end',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"',
  ],
  ['with a header that is none', 'multipart/form-data; boundary=x', '--x\r\n: :\r\n\r\n--x--\r\n'],
])('a form %s is refused and leaves nothing', async (_name, type, body) => {
  const headers = { 'Content-Type': type, Cookie: owner.cookie }
  const answer = await fetch(`${api.url}/api/files`, { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'file/one-expected' })
})
