import { type AddressInfo, createServer } from 'node:net'
import nodemailer, { type Transporter } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { renderLetter } from '../../activities/letters/render'
import { type OutgoingLetter, sendLetter } from '../../activities/letters/send'
import { contexts } from './contexts/variants'

const from = { name: 'Sở Khoa học và Công nghệ', address: 'thu@detai.example.org' }
const to = { name: 'PGS.TS. Trần Thị Bình', address: 'binh@example.org' }
const context = contexts.councilInvitation
const letter: OutgoingLetter = {
  ...renderLetter('councilInvitation', context, from),
  messageId: '<0f3a9c@detai>',
  from,
  to,
  sentAt: context.sentAt,
}

interface Received {
  readonly recipients: string[]
  readonly raw: string
}

interface Exchange {
  readonly transport: Transporter
  readonly received: Received[]
}

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** A real SMTP server on a free port and a transport to it. */
async function exchange(
  options: SMTPServerOptions = {},
  auth?: { user: string; pass: string },
): Promise<Exchange> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ recipients, raw: Buffer.concat(chunks).toString('utf8') })
        done()
      })
    },
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    ...(auth ? { auth } : {}),
  })
  return { transport, received }
}

function header(email: Email, key: string): string | undefined {
  return email.headers.find((one) => one.key === key)?.value
}

/** The lines of a calendar file, folded ones joined. The parser has made the line ends its own. */
function calendarLines(content: unknown): string[] {
  return new TextDecoder()
    .decode(content as ArrayBuffer)
    .replace(/\n[ \t]/g, '')
    .split('\n')
}

describe('a letter over SMTP', () => {
  test('arrives with its subject, both parts and all that marks it as one automatic message', async () => {
    const { transport, received } = await exchange()
    expect(await sendLetter(transport, letter)).toMatchObject({ outcome: 'sent' })
    const email = await PostalMime.parse(received[0]?.raw ?? '')
    expect(received[0]?.recipients).toEqual([to.address])
    expect(email.subject).toBe('Mời tham gia hội đồng, nhiệm vụ NV-2024-08, hạn 24:00 thứ Năm 09/05/2024')
    expect(email.from).toMatchObject(from)
    expect(email.to?.[0]).toMatchObject(to)
    expect(email.text?.replace(/\r\n/g, '\n').trim()).toBe(letter.text.trim())
    expect(email.html?.replace(/\r\n/g, '\n').trim()).toBe(letter.html.trim())
    expect(email.messageId).toBe('<0f3a9c@detai>')
    expect(email.date).toBe(context.sentAt)
    expect(header(email, 'list-id')).toBe('<thu.detai.detai.example.org>')
    expect(header(email, 'auto-submitted')).toBe('auto-generated')
  })

  test('carries the sitting for the calendar', async () => {
    const { transport, received } = await exchange()
    await sendLetter(transport, letter)
    const { attachments } = await PostalMime.parse(received[0]?.raw ?? '')
    expect(attachments).toHaveLength(1)
    expect(attachments[0]).toMatchObject({
      filename: 'lich-hop.ics',
      mimeType: 'text/calendar',
      method: 'PUBLISH',
    })
    const sent = letter.attachments[0]?.content ?? ''
    expect(received[0]?.raw.replace(/\r\n/g, '')).toContain(Buffer.from(sent).toString('base64'))
    expect(sent.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    const lines = calendarLines(attachments[0]?.content)
    for (const line of [
      'METHOD:PUBLISH',
      'UID:sitting-2024-08@detai',
      'SEQUENCE:0',
      'DTSTAMP:20240506T023000Z',
      'DTSTART:20240521T070000Z',
      'DTEND:20240521T103000Z',
      'SUMMARY:Họp hội đồng tư vấn tuyển chọn: NV-2024-08',
      'LOCATION:Phòng họp 2\\, Sở Khoa học và Công nghệ',
      'STATUS:TENTATIVE',
      'ORGANIZER;CN="Sở Khoa học và Công nghệ":mailto:thu@detai.example.org',
    ]) {
      expect(lines).toContain(line)
    }
  })

  test('is the same message at every attempt', async () => {
    const { transport, received } = await exchange()
    await sendLetter(transport, letter)
    await sendLetter(transport, letter)
    const [first, second] = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)))
    expect(second?.messageId).toBe(first?.messageId)
    expect(second?.date).toBe(first?.date)
    expect(second?.text).toBe(first?.text)
  })

  test('that cancels a sitting removes it from the calendar', async () => {
    const { transport, received } = await exchange()
    await sendLetter(transport, {
      ...letter,
      ...renderLetter('councilSeatReplaced', contexts.councilSeatReplaced, from),
    })
    const { attachments } = await PostalMime.parse(received[0]?.raw ?? '')
    expect(calendarLines(attachments[0]?.content)).toEqual(
      expect.arrayContaining([
        'METHOD:CANCEL',
        'UID:sitting-2024-08@detai',
        'SEQUENCE:1',
        'STATUS:CANCELLED',
      ]),
    )
  })
})

describe('a failure is told apart', () => {
  const refusingAt = (step: 'onRcptTo' | 'onMailFrom', code: number): SMTPServerOptions => ({
    [step]: (_address: unknown, _session: unknown, done: (error?: Error) => void) =>
      done(smtpError(code, `refused with ${code}`)),
  })
  const refusingData = (code: number): SMTPServerOptions => ({
    onData(stream, _session, done) {
      stream.resume()
      stream.on('end', () => done(smtpError(code, `refused with ${code}`)))
    },
  })

  test.each([
    ['recipient, 550', refusingAt('onRcptTo', 550), 'rejected', 550],
    ['recipient, 450', refusingAt('onRcptTo', 450), 'again', 450],
    ['sender, 553', refusingAt('onMailFrom', 553), 'rejected', 553],
    ['content, 554', refusingData(554), 'rejected', 554],
    ['content, 451', refusingData(451), 'again', 451],
    ['content, 452', refusingData(452), 'again', 452],
  ])('%s', async (_what, options, outcome, responseCode) => {
    const { transport, received } = await exchange(options)
    const result = await sendLetter(transport, letter)
    expect(result).toMatchObject({ outcome, responseCode })
    expect(result).toHaveProperty('cause', expect.stringContaining(`refused with ${responseCode}`))
    expect(received).toEqual([])
  })

  test('a refused sign-in is the operator’s to mend, not the letter’s', async () => {
    const options: SMTPServerOptions = {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(smtpError(535, 'wrong password')),
    }
    const { transport } = await exchange(options, { user: 'detai', pass: 'wrong' })
    expect(await sendLetter(transport, letter)).toMatchObject({ outcome: 'again', responseCode: 535 })
  })

  test('a server that refuses every connection is asked again', async () => {
    const { transport } = await exchange({
      onConnect: (_session, done) => done(smtpError(554, 'no service')),
    })
    expect(await sendLetter(transport, letter)).toMatchObject({ outcome: 'again' })
  })

  test('nobody listens', async () => {
    const probe = createServer()
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port })
    expect(await sendLetter(transport, letter)).toMatchObject({ outcome: 'again', responseCode: null })
  })

  test('the connection breaks in the middle', async () => {
    const server = createServer((socket) => {
      socket.write('220 detai\r\n')
      socket.on('data', () => socket.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => server.close(() => resolve())))
    const { port } = server.address() as AddressInfo
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    expect(await sendLetter(transport, letter)).toMatchObject({ outcome: 'again' })
  })

  test('an address that is none is rejected without a word to the server', async () => {
    const { transport, received } = await exchange()
    const nowhere = { ...letter, to: { name: 'Không địa chỉ', address: '' } }
    expect(await sendLetter(transport, nowhere)).toMatchObject({ outcome: 'rejected', responseCode: null })
    expect(received).toEqual([])
  })

  test('a file path in an attachment is never read', async () => {
    const { transport } = await exchange()
    const attachment = { filename: 'a.txt', contentType: 'text/plain', content: '', path: __filename }
    await expect(sendLetter(transport, { ...letter, attachments: [attachment] })).rejects.toThrow()
  })
})
