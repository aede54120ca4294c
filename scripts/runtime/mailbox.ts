import { randomUUID } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import PostalMime, { type Address, type Email } from 'postal-mime'

/** One caught letter, as lists show it. */
export interface MessageSummary {
  /** Name of its file in the mail folder, without `.eml`; sorts by arrival. */
  id: string
  receivedAt: string
  from: string
  /** The envelope's recipients: blind copies too. */
  to: string[]
  subject: string
  messageId: string
  attachments: string[]
}

/** A file that came with a letter. */
export interface MessageAttachment {
  filename: string
  mimeType: string
  content: Uint8Array
}

/** One caught letter whole. */
export interface Message extends MessageSummary {
  text: string
  html: string
  files: MessageAttachment[]
}

/** The caught letters of one data folder, newest first. */
export interface Mailbox {
  /** Keeps a letter and lists it. */
  keep(raw: Buffer, envelope: { from: string; to: string[] }): Promise<MessageSummary>
  list(): readonly MessageSummary[]
  /** Undefined for an unknown id. */
  read(id: string): Promise<Message | undefined>
  /** The letter as it came, with the envelope in front. */
  raw(id: string): Buffer | undefined
}

function written(address: Address | undefined): string {
  if (!address) return ''
  return address.name ? `${address.name} <${address.address ?? ''}>` : (address.address ?? '')
}

function attachmentName(mimeType: string, filename: string | null): string {
  return filename ?? (mimeType === 'text/calendar' ? 'invite.ics' : 'tệp đính kèm')
}

function header(email: Email, key: string): string {
  return email.headers.find((line) => line.key === key)?.value ?? ''
}

function summary(id: string, email: Email): MessageSummary {
  return {
    id,
    receivedAt: header(email, 'x-received-at'),
    from: written(email.from),
    to: header(email, 'x-envelope-to').split(', ').filter(Boolean),
    subject: email.subject ?? '',
    messageId: email.messageId ?? '',
    attachments: email.attachments.map(({ mimeType, filename }) => attachmentName(mimeType, filename)),
  }
}

function bytes(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** Opens the mail folder; letters that an earlier run kept but did not list are listed now. */
export async function openMailbox(folder: string): Promise<Mailbox> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const index = join(folder, 'index.jsonl')
  const listed: MessageSummary[] = existsSync(index)
    ? readFileSync(index, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line) as MessageSummary)
    : []
  const known = new Map(listed.map((message) => [message.id, message]))
  const parse = (id: string) => PostalMime.parse(readFileSync(join(folder, `${id}.eml`)))
  const add = (message: MessageSummary) => {
    appendFileSync(index, `${JSON.stringify(message)}\n`, { mode: 0o600 })
    known.set(message.id, message)
    listed.push(message)
    return message
  }
  for (const file of readdirSync(folder).sort()) {
    const id = file.replace(/\.eml$/, '')
    if (file.endsWith('.eml') && !known.has(id)) add(summary(id, await parse(id)))
  }
  listed.sort((a, b) => (a.id < b.id ? -1 : 1))

  return {
    async keep(raw, envelope) {
      const receivedAt = new Date().toISOString()
      const id = `${receivedAt.replaceAll(/[^0-9]/g, '')}-${randomUUID().slice(0, 8)}`
      const envelopeLines = [
        `X-Received-At: ${receivedAt}`,
        `X-Envelope-From: ${envelope.from}`,
        // One folded line per address: a list of many stays within the length of a header line.
        `X-Envelope-To: ${envelope.to.join(',\r\n ')}`,
      ]
      const whole = Buffer.concat([Buffer.from(`${envelopeLines.join('\r\n')}\r\n`), raw])
      const unfinished = join(folder, `${id}.part`)
      writeFileSync(unfinished, whole, { mode: 0o600 })
      renameSync(unfinished, join(folder, `${id}.eml`))
      return add(summary(id, await PostalMime.parse(whole)))
    },
    list: () => listed.toReversed(),
    async read(id) {
      const message = known.get(id)
      if (!message) return undefined
      const email = await parse(id)
      const files = email.attachments.map(({ filename, mimeType, content }) => ({
        filename: attachmentName(mimeType, filename),
        mimeType,
        content: bytes(content),
      }))
      return { ...message, text: email.text ?? '', html: email.html ?? '', files }
    },
    raw: (id) => (known.has(id) ? readFileSync(join(folder, `${id}.eml`)) : undefined),
  }
}
