import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { type Dispatch, dispatchBatch, dispatchLetters } from '../../activities/letters/dispatch'
import { type RunningMailCatcher, startMailCatcher } from '../../scripts/runtime/mail-catcher'
import { getFreePort } from '../../scripts/runtime/ports'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { act, on, oneDefect, orderingPeople, submitted } from '../support/ordering'

let engine: Engine
let api: RunningApi
let admin: Caller
const folder = mkdtempSync(join(tmpdir(), 'detai-outbox-'))
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  engine = await startEngine()
  await orderingPeople(engine)
  api = await startApi(engine)
  admin = await api.join({ id: 'AD1', roles: ['admin'] })
})

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await engine.db('outbox').delete()
})

afterAll(async () => {
  await api.stop()
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** How letters go out to a port of this machine. */
function through(port: number): Dispatch {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  const from = { name: 'Sở Khoa học và Công nghệ', address: 'thu@detai.example' }
  const warn = (message: string) => {
    throw new Error(message)
  }
  const linkSecret = api.deps.sessionSecret
  return { db: engine.db, transport, from, origin: 'http://localhost:3000', linkSecret, warn }
}

let mailboxes = 0

async function catcher(
  smtpPort: number,
  refuse?: (recipient: string) => { code: number; text: string } | undefined,
): Promise<RunningMailCatcher> {
  const place = { folder: join(folder, String(mailboxes++)), smtpPort, httpPort: 0 }
  const running = await startMailCatcher({ ...place, ...(refuse ? { refuse } : {}) })
  closing.push(running.stop)
  return running
}

const portOf = ({ smtpUrl }: RunningMailCatcher) => Number(new URL(smtpUrl).port)
const idsIn = ({ mailbox }: RunningMailCatcher) => mailbox.list().map(({ messageId }) => messageId)

interface Row {
  readonly message_id: string
  readonly attempts: number
  readonly given_up: boolean
  readonly last_error: string | null
  readonly sent_at: Date | null
  readonly receipt: string | null
  /** Seconds until the next attempt. */
  readonly wait: number
}

const outbox = (): Promise<Row[]> =>
  engine
    .db('outbox')
    .orderBy('fact_seq')
    .select(
      '*',
      engine.db.raw('extract(epoch from next_attempt_at - clock_timestamp())::double precision as wait'),
    )

/** The time of the next attempt has come. */
const whenDue = () => engine.db('outbox').update({ next_attempt_at: engine.db.raw('clock_timestamp()') })

let tasks = 0

/** An order that is returned: two letters to its proposer. */
async function twoLetters(): Promise<void> {
  const stream = await submitted(engine, `o${tasks++}`, '2026-03-02')
  const content = { body: { defects: 1 }, content: oneDefect }
  await act(engine, stream, 'returnForSupplement', { by: 'O1', at: on('2026-03-03'), ...content })
}

test('while SMTP is down letters wait and acts go on; afterwards each is sent exactly once', async () => {
  const port = await getFreePort()
  await twoLetters()
  expect(await dispatchBatch(through(port))).toBe(2)
  await twoLetters()
  await dispatchBatch(through(port))
  const waiting = await outbox()
  expect(waiting).toHaveLength(4)
  for (const row of waiting) {
    expect(row).toMatchObject({ attempts: 1, given_up: false, sent_at: null })
    expect(row.last_error).toContain('ECONNREFUSED')
  }
  const back = await catcher(port)
  await whenDue()
  await dispatchBatch(through(port))
  expect(await dispatchBatch(through(port))).toBe(0)
  expect(idsIn(back).sort()).toEqual(waiting.map(({ message_id }) => message_id).sort())
  for (const row of await outbox()) {
    expect(row).toMatchObject({ sent_at: expect.any(Date), last_error: null })
    expect(row.receipt).toMatch(/^250 /)
  }
})

test('a server that has been away for long is tried again within half a minute', async () => {
  const port = await getFreePort()
  await twoLetters()
  await engine.db('outbox').update({ attempts: 30 })
  await dispatchBatch(through(port))
  for (const { wait } of await outbox()) expect(wait).toBeLessThanOrEqual(30)
})

test('a letter that the server puts off is tried again after longer waits, up to an hour', async () => {
  const busy = await catcher(0, () => ({ code: 451, text: 'Try again later' }))
  await twoLetters()
  const waits: number[] = []
  for (let attempt = 1; attempt <= 14; attempt++) {
    await whenDue()
    await dispatchBatch(through(portOf(busy)))
    const [row] = await outbox()
    expect(row).toMatchObject({ attempts: attempt, given_up: false, sent_at: null })
    expect(row?.last_error).toContain('451')
    waits.push(Math.round(row!.wait))
  }
  expect(waits.slice(0, 5)).toEqual([2, 4, 8, 16, 32])
  expect(waits.at(-1)).toBe(3600)
})

test('a letter refused for good is given up with its cause, listed, and sent when asked', async () => {
  let known = false
  const strict = await catcher(0, () => (known ? undefined : { code: 550, text: 'No such mailbox' }))
  await twoLetters()
  await dispatchBatch(through(portOf(strict)))
  await whenDue()
  expect(await dispatchBatch(through(portOf(strict)))).toBe(0)
  const listed = await admin.get<{ items: { messageId: string; givenUp: boolean; lastError: string }[] }>(
    '/api/letters',
  )
  expect(listed.body.items).toHaveLength(2)
  expect(listed.body.items[0]).toMatchObject({ givenUp: true, lastError: expect.stringContaining('550') })
  const [one] = listed.body.items
  known = true
  const retried = await admin.post(`/api/letters/${encodeURIComponent(one!.messageId)}/retry`)
  expect(retried.status).toBeLessThan(300)
  expect(await dispatchBatch(through(portOf(strict)))).toBe(1)
  expect(idsIn(strict)).toEqual([one!.messageId])
  expect((await admin.get<{ items: unknown[] }>('/api/letters')).body.items).toHaveLength(1)
})

test('a letter taken before the connection broke comes again with the same Message-ID', async () => {
  const taken: string[] = []
  let breaks = true
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        taken.push(/^Message-ID: (.*)$/im.exec(Buffer.concat(parts).toString())?.[1]?.trim() ?? '')
        if (!breaks) return done()
        for (const connection of server.connections as Set<{ _socket: { destroy(): void } }>)
          connection._socket.destroy()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(() => new Promise((closed) => server.close(closed)))
  const { port } = server.server.address() as AddressInfo
  await submitted(engine, `o${tasks++}`, '2026-03-02')
  await dispatchBatch(through(port))
  expect(await outbox()).toMatchObject([{ attempts: 1, sent_at: null, given_up: false }])
  breaks = false
  await whenDue()
  await dispatchBatch(through(port))
  const [row] = await outbox()
  expect(taken).toEqual([row!.message_id, row!.message_id])
  expect(row!.sent_at).not.toBeNull()
})

test('two workers that send at once send each letter once', async () => {
  const open = await catcher(0)
  await twoLetters()
  await twoLetters()
  const dispatch = through(portOf(open))
  const counts = await Promise.all([
    dispatchBatch(dispatch),
    dispatchBatch(dispatch),
    dispatchBatch(dispatch),
  ])
  expect(counts.reduce((sum, count) => sum + count)).toBe(4)
  expect(new Set(idsIn(open)).size).toBe(4)
  expect(idsIn(open)).toHaveLength(4)
})

test('a letter that cannot be written is given up, and the others go out', async () => {
  const open = await catcher(0)
  await twoLetters()
  await engine.db('outbox').where({ letter: 'orderReturned' }).update({ context: '{}' })
  await dispatchBatch(through(portOf(open)))
  expect(idsIn(open)).toHaveLength(1)
  const [broken] = (await outbox()).filter(({ sent_at }) => sent_at === null)
  expect(broken).toMatchObject({ given_up: true, last_error: expect.stringMatching(/./) })
})

test('the link of a reset has its secret when it leaves, and never where letters are kept', async () => {
  const open = await catcher(0)
  const { email } = await engine.db('people').where({ id: 'AD1' }).first('email')
  await api.anonymous.call('POST', '/api/password-resets', { email })
  const [kept] = await outbox()
  const read = await admin.get<string>(`/api/letters/${encodeURIComponent(kept?.message_id ?? '')}/contents`)
  expect(read.body).toContain('/dat-lai-mat-khau/')
  expect(read.body).not.toMatch(/dat-lai-mat-khau\/[\w-]+#/)
  await dispatchBatch(through(portOf(open)))
  const [sent] = open.mailbox.list()
  const letter = await open.mailbox.read(sent?.id ?? '')
  const [, token = ''] = /dat-lai-mat-khau\/[\w-]+#([\w-]+)/.exec(letter?.text ?? '') ?? []
  expect(token).toHaveLength(43)
  expect(JSON.stringify(await outbox())).not.toContain(token)
  const body = { token, password: 'mot cau dai de nho' }
  expect((await api.anonymous.call('POST', '/api/password-resets/use', body)).status).toBe(204)
})

test('among acts that do not end letters still go out', async () => {
  const open = await catcher(0)
  const stop = new AbortController()
  await twoLetters()
  await twoLetters()
  expect(await dispatchBatch(through(portOf(open)), 1)).toBe(1)
  const sending = dispatchLetters({ ...through(portOf(open)), busy: () => true }, stop.signal)
  while ((await outbox()).some(({ sent_at }) => sent_at === null)) await engine.db.raw('select 1')
  stop.abort()
  await sending
  expect(idsIn(open)).toHaveLength(4)
})

test('the outbox is emptied while it fills, until it is told to stop', async () => {
  const open = await catcher(0)
  const stop = new AbortController()
  const sending = dispatchLetters(through(portOf(open)), stop.signal)
  await twoLetters()
  while ((await outbox()).some(({ sent_at }) => sent_at === null)) await engine.db.raw('select 1')
  stop.abort()
  await sending
  expect(idsIn(open)).toHaveLength(2)
})
