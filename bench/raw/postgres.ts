import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Client } from 'pg'

interface Captured {
  readonly connection: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** A statement of the life, as it is sent through bare `pg`. */
export type Statement = Pick<Captured, 'text' | 'values'>

/** What time brings and no act: a connection's own housekeeping, looking for letters, notes of use. */
const housekeeping =
  /^\s*(listen|select 1\b|set |show |select version)|skip locked|"outbox" set|\bfollowers\b|'usedAt'/i

const begins = /^\s*begin/i
const ends = /^\s*(commit|rollback)/i

/** The statements of a capture, each transaction in one piece, in the order in which these ended. */
export function statementsIn(file: string): Statement[] {
  const open = new Map<string, Statement[]>()
  const ordered: Statement[] = []
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { connection, text, values }: Captured = JSON.parse(line)
    const transaction = open.get(connection)
    if (begins.test(text)) open.set(connection, [{ text, values }])
    else if (!transaction) ordered.push({ text, values })
    else {
      transaction.push({ text, values })
      if (!ends.test(text)) continue
      open.delete(connection)
      ordered.push(...transaction)
    }
  }
  return withoutHousekeeping(ordered)
}

/** Leaves out transactions and single statements that belong to no act. */
function withoutHousekeeping(statements: readonly Statement[]): Statement[] {
  const kept: Statement[] = []
  let unit: Statement[] = []
  let inside = false
  for (const statement of statements) {
    unit.push(statement)
    if (begins.test(statement.text)) inside = true
    if (ends.test(statement.text)) inside = false
    if (inside) continue
    if (!unit.some(({ text }) => housekeeping.test(text))) kept.push(...unit)
    unit = []
  }
  return kept
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const digest = /\b[0-9a-f]{64}\b/g
const code = /\bNV-\d{4}-\d+\b/g

/** Makes the ids of one life those of another: the same id becomes the same other id everywhere. */
function renamed(value: unknown, life: string): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, life))
  if (typeof value !== 'string') return value
  const other = (id: string) => createHash('sha256').update(`${life} ${id}`).digest('hex')
  const otherUuid = (id: string) => {
    const hex = other(id)
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    )
  }
  return value
    .replace(uuid, otherUuid)
    .replace(digest, other)
    .replace(code, (known) => `${known}.${life}`)
    .replaceAll(capturedLife, life)
}

/** The number of the life that is captured: it stands in all the keys and numbers of that life. */
export const capturedLife = '700000001'

/** The statements of another life, ready to be sent. */
function lifeOf(statements: readonly Statement[], life: number): Statement[] {
  const name = String(Number(capturedLife) + life)
  return statements.map(({ text, values }) => ({ text, values: values.map((value) => renamed(value, name)) }))
}

/** Raw-P: sends whole lives through bare `pg`, `together` at a time, each life over one connection. */
export async function playStatements(
  databaseUrl: string,
  statements: readonly Statement[],
  { from, count, together }: { from: number; count: number; together: number },
): Promise<{ ms: number; failed: number }> {
  const lives = Array.from({ length: count }, (_, index) => lifeOf(statements, from + index))
  const clients = await Promise.all(
    Array.from({ length: together }, async () => {
      const client = new Client({ connectionString: databaseUrl })
      await client.connect()
      return client
    }),
  )
  let failed = 0
  const lane = async (client: Client) => {
    for (let life = lives.pop(); life; life = lives.pop()) {
      for (const { text, values } of life) {
        await client.query(text, [...values]).catch((error: Error) => {
          failed += 1
          if (process.env.DETAI_BENCH_VERBOSE) process.stderr.write(`${error.message}\n${text}\n`)
        })
      }
    }
  }
  const started = performance.now()
  await Promise.all(clients.map(lane))
  const ms = performance.now() - started
  await Promise.all(clients.map((client) => client.end()))
  return { ms, failed }
}
