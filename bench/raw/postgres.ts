import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { lifeOf } from './other-life'

interface Captured {
  readonly connection: string
  /** Whether a request asked for it, and not what a part does by itself. */
  readonly asked: boolean
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

const captured = (file: string): Captured[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** The statements that requests asked for, in their order; none of what a part did beside them. */
export function askedStatementsIn(file: string): Statement[] {
  const asked = captured(file).filter((statement) => statement.asked)
  return withoutHousekeeping(asked.map(({ text, values }) => ({ text, values })))
}

/** The statements of a capture, each transaction in one piece, in the order in which these ended. */
export function statementsIn(file: string): Statement[] {
  const open = new Map<string, Statement[]>()
  const ordered: Statement[] = []
  for (const { connection, text, values } of captured(file)) {
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

/** An account for payment that the database knows: those of the captured system are not in it. */
async function anyAccount(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('select id from beneficiary_accounts limit 1')
  await client.end()
  return rows[0].id
}

/** Raw-P: sends whole lives through bare `pg`, `together` at a time, each life over one connection. */
export async function playStatements(
  databaseUrl: string,
  statements: readonly Statement[],
  { from, count, together }: { from: number; count: number; together: number },
): Promise<{ ms: number; failed: number }> {
  const account = await anyAccount(databaseUrl)
  const lives = Array.from({ length: count }, (_, index) => lifeOf(statements, from + index, account))
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
