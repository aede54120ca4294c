import { createHash } from 'node:crypto'
import type { Statement } from './postgres'

/** The number of the life that is captured: it stands in all the keys and numbers of that life. */
export const capturedLife = '700000001'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const digest = /\b[0-9a-f]{64}\b/g
const application = /\bHS-[0-9a-f]{24}\b/g
/** Of tasks, and of receipts. */
const code = /\b(?:NV-\d{4}-\d+|BN-\d{4}-[0-9A-Z]+)\b/g

/** Makes the ids of one life those of another: the same id becomes the same other id everywhere. */
function renamed(value: unknown, life: string): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, life))
  if (typeof value !== 'string') return value
  const other = (id: string) => createHash('sha256').update(`${life} ${id}`).digest('hex')
  const otherUuid = (id: string) => other(id).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
  return value
    .replace(uuid, otherUuid)
    .replace(digest, other)
    .replace(application, (id) => `HS-${other(id).slice(0, 24)}`)
    .replace(code, (known) => `${known}.${life}`)
    .replaceAll(capturedLife, life)
}

/** Numbers of facts that are unique in the ledger: far from those of other lives. */
function apart({ text }: Statement, values: readonly unknown[], life: number): readonly unknown[] {
  const columns = /^insert into "ledger_(?:entries|postings)" \(([^)]+)\)/.exec(text)?.[1]?.split(', ') ?? []
  const place = columns.indexOf('"fact_seq"')
  const isSeq = (index: number) => place >= 0 && index % columns.length === place
  return values.map((value, index) => (isSeq(index) ? Number(value) + life * 1_000_000 : value))
}

/** Values with an account for payment that is known where they are sent to. */
function paidInto({ text }: Statement, values: readonly unknown[], account: string): readonly unknown[] {
  const place = Number(/"beneficiary_account" = \$(\d+)/.exec(text)?.[1] ?? 0)
  return values.map((value, index) => (index === place - 1 ? account : value))
}

/** The statements of another life, ready to be sent. */
export function lifeOf(statements: readonly Statement[], life: number, account: string): Statement[] {
  const name = String(Number(capturedLife) + life)
  return statements.map((statement) => {
    const values = statement.values.map((value) => renamed(value, name))
    return {
      text: statement.text,
      values: paidInto(statement, apart(statement, values, life), account),
    }
  })
}
