import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { type RunningMailCatcher, startMailCatcher } from '../../scripts/runtime/mail-catcher'

const folder = mkdtempSync(join(tmpdir(), 'detai-mail-'))
let catcher: RunningMailCatcher

const start = () =>
  startMailCatcher({
    folder,
    smtpPort: 0,
    httpPort: 0,
    refuse: (recipient) =>
      recipient.startsWith('khong-co') ? { code: 550, text: 'No such mailbox' } : undefined,
  })

async function send(subject: string, to: string): Promise<void> {
  const transport = createTransport(catcher.smtpUrl)
  await transport.sendMail({
    from: 'Sở Khoa học và Công nghệ <so@example.vn>',
    to,
    bcc: 'luu@example.vn',
    subject,
    text: 'Kính gửi Ông/Bà',
    html: '<p>Kính gửi <b>Ông/Bà</b></p><script>alert(1)</script>',
    messageId: '<t01/ordering/received@example.vn>',
    icalEvent: { filename: 'phien-hop.ics', method: 'REQUEST', content: 'BEGIN:VCALENDAR\nEND:VCALENDAR' },
  })
  transport.close()
}

const get = async (path: string) => {
  const response = await fetch(`${catcher.inboxUrl}${path}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

beforeAll(async () => {
  catcher = await start()
})

afterAll(async () => {
  await catcher.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a letter is caught with its Vietnamese subject, both bodies, attachment and blind copy', async () => {
  await send('Thư mời họp hội đồng', 'a@example.vn')
  const { messages, total } = JSON.parse((await get('/api/messages')).text)
  expect(total).toBe(1)
  expect(messages[0]).toMatchObject({
    subject: 'Thư mời họp hội đồng',
    to: ['a@example.vn', 'luu@example.vn'],
    from: 'Sở Khoa học và Công nghệ <so@example.vn>',
    messageId: '<t01/ordering/received@example.vn>',
  })
  const whole = JSON.parse((await get(`/api/messages/${messages[0].id}`)).text)
  expect(whole.text).toContain('Kính gửi Ông/Bà')
  expect(whole.html).toContain('<b>Ông/Bà</b>')
  const calendar = whole.attachments.find((file: { mimeType: string }) => file.mimeType === 'text/calendar')
  expect((await get(calendar.href)).text).toContain('BEGIN:VCALENDAR')
  expect((await get(`/api/messages/${messages[0].id}/raw`)).text).toContain('X-Envelope-To:')
})

test('the list is searched without accents, newest first, and escapes what it shows', async () => {
  await send('<img src=x onerror=alert(1)> Kết quả tuyển chọn', 'b@example.vn')
  const { messages } = JSON.parse((await get('/api/messages?q=ket+qua')).text)
  expect(messages).toHaveLength(1)
  const list = await get('/')
  expect(list.text).toContain('Thư đã gửi: 2')
  expect(list.text).toContain('&lt;img src=x onerror=alert(1)&gt; Kết quả tuyển chọn')
  expect(list.text.indexOf('Kết quả')).toBeLessThan(list.text.indexOf('Thư mời'))
  const letter = await get(`/messages/${messages[0].id}`)
  expect(letter.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  const frame = await get(`/messages/${messages[0].id}/html`)
  expect(frame.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('an unknown letter is a 404, also when its id tries to leave the folder', async () => {
  expect((await get('/api/messages/nothing')).status).toBe(404)
  expect((await get('/messages/nothing')).text).toContain('Không có thư này')
  expect((await get('/api/messages/..%2F..%2Fetc%2Fpasswd/raw')).status).toBe(404)
})

test('a refused recipient gets the SMTP answer and nothing is kept', async () => {
  const before = catcher.mailbox.list().length
  const transport = createTransport(catcher.smtpUrl)
  const letter = { from: 'so@example.vn', to: 'khong-co@example.vn', subject: 'x', text: 'x' }
  await expect(transport.sendMail(letter)).rejects.toMatchObject({ responseCode: 550 })
  expect(catcher.mailbox.list()).toHaveLength(before)
})

test('letters are still there after a restart', async () => {
  const before = catcher.mailbox.list()
  await catcher.stop()
  catcher = await start()
  expect(catcher.mailbox.list()).toEqual(before)
})
