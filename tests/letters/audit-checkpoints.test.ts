import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { tellCheckpoints } from '../../activities/letters/audit-checkpoints'
import { appendAudit, auditCheckpoints, closeAuditDay } from '../../db/audit'
import { connect, type Db } from '../../db/connection'
import { localDate } from '../../domain/instant'
import { startMailCatcher } from '../../scripts/runtime/mail-catcher'
import { getFreePort } from '../../scripts/runtime/ports'
import { auditEntry } from '../support/audit'
import { on } from '../support/ordering'
import { type FreshDatabase, freshDatabase } from '../support/services'

let database: FreshDatabase
let db: Db
const folder = mkdtempSync(join(tmpdir(), 'detai-checkpoints-'))

beforeAll(async () => {
  database = await freshDatabase()
  db = connect(database.url, 2)
  for (const day of ['2026-03-02', '2026-03-03']) {
    await appendAudit(db, [auditEntry(on(day))])
    await closeAuditDay(db, localDate(day))
  }
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('each checkpoint goes outside once, and again where the mail server was away', async () => {
  const smtpPort = await getFreePort()
  const warnings: string[] = []
  const telling = {
    db,
    transport: createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true }),
    from: { name: 'Sở Khoa học và Công nghệ', address: 'thu@detai.example' },
    to: 'luu-giu@thanh-tra.example',
    warn: (message: string) => warnings.push(message),
  }
  expect(await tellCheckpoints(telling)).toBe(0)
  expect(warnings).toEqual(['A checkpoint of the audit log was not sent; trying again.'])
  const catcher = await startMailCatcher({ folder, smtpPort, httpPort: 0 })
  try {
    expect(await tellCheckpoints(telling)).toBe(2)
    expect(await tellCheckpoints(telling)).toBe(0)
    const [, last] = await auditCheckpoints(db)
    const letters = catcher.mailbox.list()
    expect(letters.map(({ messageId }) => messageId).sort()).toEqual([
      '<audit-2026-03-02@detai.example>',
      '<audit-2026-03-03@detai.example>',
    ])
    const newest = letters.find(({ messageId }) => messageId.includes('2026-03-03'))
    expect(newest).toMatchObject({ subject: 'Mốc nhật ký truy cập ngày 03/03/2026' })
    // Long lines are broken on the way.
    const raw = readFileSync(join(folder, `${newest?.id}.eml`), 'utf8').replace(/=\r?\n/g, '')
    expect(raw).toContain(last?.hash)
  } finally {
    await catcher.stop()
  }
})

test('what a checkpoint says cannot be changed, nor the checkpoint removed', async () => {
  for (const statement of [
    'update audit_checkpoints set seq = 1',
    `update audit_checkpoints set hash = ''`,
    'delete from audit_checkpoints',
  ]) {
    await expect(db.raw(statement)).rejects.toMatchObject({ code: 'DT000' })
  }
})
