import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { writeToFollowers } from '../../activities/letters/followers'
import { forgetUnconfirmed } from '../../db/followers'
import { type RunningMailCatcher, startMailCatcher } from '../../scripts/runtime/mail-catcher'
import { getFreePort } from '../../scripts/runtime/ports'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let catcher: RunningMailCatcher
let letters: Parameters<typeof writeToFollowers>[0]
const folder = mkdtempSync(join(tmpdir(), 'detai-follow-'))
const address = 'nguoi.dan@thu.example'
const task = { title: 'Giống lúa chịu mặn', type: 'researchProject', field: 'F', edition: '2023' }

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  const moments = { opened_at: new Date(), last_at: new Date(), status: 'running', stage: 'call' }
  await engine.db('tasks').insert([
    { ...task, ...moments, id: 't1', code: 'NV-2026-301' },
    { ...task, ...moments, id: 't2', code: 'NV-2026-302', classified: true, title: null },
  ])
  const smtpPort = await getFreePort()
  catcher = await startMailCatcher({ folder, smtpPort, httpPort: 0 })
  letters = {
    db: engine.db,
    transport: createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true }),
    from: { name: 'Sở Khoa học và Công nghệ', address: 'thu@detai.example' },
    origin: api.url,
    linkSecret: api.deps.sessionSecret,
    warn: () => undefined,
  }
})

afterAll(async () => {
  await catcher?.stop()
  await api?.stop()
  await engine?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (code: string, email: string) =>
  fetch(`${api.url}/tra-cuu/${code}/theo-doi`, { method: 'POST', body: new URLSearchParams({ email }) })
const press = (link: string, answer: string) =>
  fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) })
const move = (stage: string, more: object = {}) =>
  engine
    .db('tasks')
    .where({ id: 't1' })
    .update({ stage, ...more })

/** The newest letter to the address, its subject and the link of following in it. */
function newest(): { readonly subject: string; readonly link: string } {
  const [letter] = catcher.mailbox.list().filter(({ to }) => JSON.stringify(to).includes(address))
  if (!letter) throw new Error('No letter came')
  const raw = readFileSync(join(folder, `${letter.id}.eml`), 'utf8').replace(/=\r?\n/g, '')
  return { subject: letter.subject, link: /http[^\s"<]*\/theo-doi\/[\w-]+\/[\w-]+/.exec(raw)?.[0] ?? '' }
}

test('an address is told nothing before its owner has said that it is theirs', async () => {
  expect((await ask('NV-2026-301', address)).status).toBe(200)
  expect((await ask('NV-2026-301', address.toUpperCase())).status).toBe(200)
  expect(await writeToFollowers(letters)).toBe(1)
  expect(newest().subject).toBe('Xác nhận theo dõi nhiệm vụ NV-2026-301')
  await move('selection')
  expect(await writeToFollowers(letters)).toBe(0)
})

test('opening the link changes nothing; the button does, and then every stage is told once', async () => {
  const { link } = newest()
  const opened = await fetch(link)
  expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await opened.text()).toContain('Ông/Bà có muốn nhận thông báo không?')
  expect(await writeToFollowers(letters)).toBe(0)
  expect(await (await press(link, 'follow')).text()).toContain('Đã xác nhận')
  expect(await writeToFollowers(letters)).toBe(1)
  expect(newest().subject).toBe('Nhiệm vụ NV-2026-301 vừa chuyển giai đoạn')
  expect(await writeToFollowers(letters)).toBe(0)
  await move('appraisal')
  expect(await writeToFollowers(letters)).toBe(1)
})

test('whoever stops is forgotten', async () => {
  const { link } = newest()
  expect(await (await press(link, 'stop')).text()).toContain('Địa chỉ thư đã xóa')
  expect(await engine.db('followers')).toEqual([])
  expect((await fetch(link)).status).toBe(404)
})

test('the end of a task is told, and then the address is let go', async () => {
  await ask('NV-2026-301', address)
  await writeToFollowers(letters)
  await press(newest().link, 'follow')
  await move('followUp', { outcome: 'finished', closed_at: new Date() })
  expect(await writeToFollowers(letters)).toBe(1)
  expect(newest().subject).toBe('Nhiệm vụ NV-2026-301 đã kết thúc')
  expect(await engine.db('followers')).toEqual([])
  expect((await ask('NV-2026-301', address)).status).toBe(404)
})

test.each([
  ['a classified task', 'NV-2026-302', address, 404],
  ['a task that is not there', 'NV-2026-999', address, 404],
])('%s cannot be followed', async (_name, code, email, status) => {
  expect((await ask(code, email)).status).toBe(status)
})

test('what is no address is said beside the form, and a link that was changed opens nothing', async () => {
  await move('call', { outcome: null, closed_at: null })
  const wrong = await ask('NV-2026-301', 'khong-phai-thu')
  expect([wrong.status, (await wrong.text()).includes('Địa chỉ thư chưa đúng')]).toEqual([422, true])
  expect((await fetch(`${api.url}/theo-doi/a/b`)).status).toBe(404)
  expect((await press(`${api.url}/theo-doi/a/b`, 'stop')).status).toBe(404)
})

test('an address that nobody confirms is forgotten after a week', async () => {
  await ask('NV-2026-301', address)
  await forgetUnconfirmed(engine.db)
  expect(await engine.db('followers')).toHaveLength(1)
  await engine.db('followers').update({ asked_at: engine.db.raw(`now() - interval '8 days'`) })
  await forgetUnconfirmed(engine.db)
  expect(await engine.db('followers')).toEqual([])
})
