import { join } from 'node:path'
import knex, { type Knex } from 'knex'
import { type PoolClient, types } from 'pg'

/** One place in PostgreSQL: a pool, or the transaction that a commit runs in. */
export type Db = Knex

/** A transaction. */
export type Trx = Knex.Transaction

const bigintType = 20
const dateType = 1082

/** What is particular to a pool. */
interface PoolOptions {
  /**
   * Whether `planned` statements keep the plan of their first call whatever their values are. PostgreSQL
   * plans anew where it expects more of a kept plan: that a commit's lists are short is nothing it can see.
   */
  readonly keepPlans?: boolean
}

/**
 * How long a pool keeps connections that nobody uses: an office acts every few minutes, and whoever acts
 * after a pause is not to wait until one is opened, which costs several statements' time. One that a firewall
 * on the way has dropped meanwhile is noticed by the system's own probes, not by whoever needs it next.
 */
export const kept = {
  unusedMs: 600_000,
  probed: { keepAlive: true, keepAliveInitialDelayMillis: 60_000 },
} as const

type Established = (error: Error | null, connection: PoolClient) => void

function keepPlansOn(connection: PoolClient, established: Established): void {
  connection.query('set plan_cache_mode = force_generic_plan', (error) => established(error, connection))
}

/** Opens a pool. Amounts come as safe integers (or throw), dates as 'YYYY-MM-DD', instants as Date. */
export function connect(databaseUrl: string, poolMax = 10, { keepPlans = false }: PoolOptions = {}): Db {
  types.setTypeParser(bigintType, (text) => safeInteger(text))
  types.setTypeParser(dateType, (text) => text)
  return knex({
    client: 'pg',
    connection: { connectionString: databaseUrl, application_name: 'detai', ...kept.probed },
    pool: {
      min: 0,
      max: poolMax,
      idleTimeoutMillis: kept.unusedMs,
      ...(keepPlans ? { afterCreate: keepPlansOn } : {}),
    },
    acquireConnectionTimeout: 10_000,
    // The values of a failed statement may be personal data: they must not reach a log through its error.
    compileSqlOnError: false,
  })
}

/**
 * Options of a statement that PostgreSQL is to plan once a connection, under this name, and not at every
 * call: planning costs more than running where a few rows are found by their keys. Its text never varies.
 */
export const planned = (name: string) => ({ name })

/** Brings the database to the newest migration. Idempotent; two at once wait for one another. */
export async function migrate(databaseUrl: string): Promise<void> {
  const db = connect(databaseUrl, 2)
  try {
    await db.migrate.latest({ directory: join(__dirname, '..', 'migrations'), loadExtensions: ['.ts'] })
  } finally {
    await db.destroy()
  }
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${text}`)
  return value
}
