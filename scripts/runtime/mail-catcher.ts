import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type Request, type Response } from 'express'
import { SMTPServer } from 'smtp-server'
import { inboxPage, messagePage, missingPage } from './inbox-page'
import { type Mailbox, type MessageSummary, openMailbox } from './mailbox'
import type { RunningPart } from './part'
import { LOOPBACK } from './ports'

/** How the mail catcher is started. */
export interface MailCatcherOptions {
  /** Where the letters are kept, one `.eml` file each. */
  folder: string
  /** 0 takes a free port. */
  smtpPort: number
  /** Port of the inbox page; 0 takes a free port. */
  httpPort: number
  /**
   * For tests of delivery: an SMTP answer such as 550 or 451 for a recipient; undefined accepts the letter.
   */
  refuse?: (recipient: string) => { code: number; text: string } | undefined
}

/** A mail catcher that takes letters. */
export interface RunningMailCatcher extends RunningPart {
  smtpUrl: string
  inboxUrl: string
  mailbox: Mailbox
}

const LARGEST_BYTES = 30 * 1024 * 1024
const PAGE_SIZE = 50
/** A caught letter is anybody's text: no script, no request to elsewhere; its links open in a new tab. */
const FRAME_POLICY = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
].join('; ')

function smtpServer(mailbox: Mailbox, refuse: MailCatcherOptions['refuse']): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    closeTimeout: 2_000,
    onRcptTo({ address }, _session, done) {
      const refused = refuse?.(address)
      if (!refused) return done()
      return done(Object.assign(new Error(refused.text), { responseCode: refused.code }))
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        mailbox.keep(Buffer.concat(parts), { from, to }).then(
          () => done(),
          (error: Error) => done(error),
        )
      })
    },
  })
}

/** Letters without their accents and case, so that a search need not type them. */
function plain(value: string): string {
  return value.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()
}

function found(mailbox: Mailbox, query: string): readonly MessageSummary[] {
  if (query === '') return mailbox.list()
  const words = plain(query)
  return mailbox
    .list()
    .filter(({ subject, to, from }) => plain([subject, from, ...to].join(' ')).includes(words))
}

function window(request: Request): { query: string; offset: number; limit: number } {
  const number = (value: unknown, otherwise: number) => {
    const given = Number(value)
    return Number.isSafeInteger(given) && given >= 0 ? given : otherwise
  }
  const { q, offset, limit } = request.query
  return {
    query: typeof q === 'string' ? q.trim() : '',
    offset: number(offset, 0),
    limit: number(limit ?? PAGE_SIZE, PAGE_SIZE),
  }
}

function missing(response: Response): void {
  response.status(404).json({ title: 'Không có thư này' })
}

function addApi(app: Express, mailbox: Mailbox): void {
  app.get('/api/messages', (request, response) => {
    const { query, offset, limit } = window(request)
    const messages = found(mailbox, query)
    response.json({ total: messages.length, messages: messages.slice(offset, offset + limit) })
  })
  app.get('/api/messages/:id', async (request, response) => {
    const message = await mailbox.read(request.params.id)
    if (!message) return missing(response)
    const { files, ...rest } = message
    response.json({
      ...rest,
      attachments: files.map(({ filename, mimeType, content }, number) => ({
        filename,
        mimeType,
        sizeBytes: content.byteLength,
        href: `/api/messages/${message.id}/attachments/${number}`,
      })),
    })
  })
  app.get('/api/messages/:id/attachments/:number', async (request, response) => {
    const file = (await mailbox.read(request.params.id))?.files[Number(request.params.number)]
    if (!file) return missing(response)
    response.attachment(file.filename).type(file.mimeType).send(Buffer.from(file.content))
  })
  app.get('/api/messages/:id/raw', (request, response) => {
    const raw = mailbox.raw(request.params.id)
    if (!raw) return missing(response)
    response.attachment(`${request.params.id}.eml`).type('message/rfc822').send(raw)
  })
}

function addPages(app: Express, mailbox: Mailbox): void {
  app.get('/', (request, response) => {
    const { query, offset } = window(request)
    const messages = found(mailbox, query)
    const shown = messages.slice(offset, offset + PAGE_SIZE)
    response.send(inboxPage({ messages: shown, total: messages.length, query, offset, pageSize: PAGE_SIZE }))
  })
  app.get('/messages/:id', async (request, response) => {
    const message = await mailbox.read(request.params.id)
    response.status(message ? 200 : 404).send(message ? messagePage(message) : missingPage())
  })
  app.get('/messages/:id/html', async (request, response) => {
    const message = await mailbox.read(request.params.id)
    response.set('Content-Security-Policy', FRAME_POLICY)
    response
      .status(message ? 200 : 404)
      .send(message ? `<base target="_blank">${message.html}` : missingPage())
  })
}

function inboxServer(mailbox: Mailbox): Server {
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff')
    response.set('Cache-Control', 'no-store')
    next()
  })
  addApi(app, mailbox)
  addPages(app, mailbox)
  return createServer(app)
}

interface Listener {
  listen(port: number, host: string, listening: () => void): unknown
  once(event: 'error', listener: (error: Error) => void): unknown
}

function listening(server: Listener, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  })
}

/** Starts the mail catcher in this process: SMTP in, an inbox page and a small JSON API out. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<RunningMailCatcher> {
  const mailbox = await openMailbox(options.folder)
  const smtp = smtpServer(mailbox, options.refuse)
  const inbox = inboxServer(mailbox)
  await listening(smtp, options.smtpPort)
  await listening(inbox, options.httpPort)
  // A sender that hangs up in the middle of a letter sends it again: nothing is lost here.
  smtp.on('error', () => undefined)
  const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port
  let tellEnd: (reason: string) => void
  const exited = new Promise<string>((resolve) => {
    tellEnd = resolve
  })
  let stopping: Promise<void> | undefined
  const close = async () => {
    inbox.closeAllConnections()
    await Promise.all([
      new Promise<void>((resolve) => inbox.close(() => resolve())),
      new Promise<void>((resolve) => smtp.close(() => resolve())),
    ])
    tellEnd('stop')
  }
  return {
    name: 'mail',
    smtpUrl: `smtp://${LOOPBACK}:${portOf(smtp.server.address())}`,
    inboxUrl: `http://${LOOPBACK}:${portOf(inbox.address())}`,
    mailbox,
    exited,
    stop: () => {
      stopping ??= close()
      return stopping
    },
  }
}
