import { connect, type Db } from '../db/connection'
import { proveLife } from '../demo/prove-life'
import { connectClient, temporalClient } from '../temporal.config'
import { temporaryInstallation } from './runtime/installation'
import { startParts } from './runtime/supervisor'
import { verify } from './verify/index'

const asJson = process.argv.includes('--json')

function print(line: Readonly<Record<string, unknown>>): void {
  const text = asJson
    ? JSON.stringify(line)
    : Object.entries(line)
        .map(([name, value]) => `${name} ${value}`)
        .join('  ')
  process.stdout.write(`${text}\n`)
}

async function count(db: Db, table: string): Promise<number> {
  const row = await db(table).count({ count: '*' }).first()
  return Number(row?.count ?? 0)
}

/**
 * One real task from order to liquidation on free ports and
 * a temporary data folder; true when all invariants hold.
 */
async function main(): Promise<boolean> {
  const { DETAI_TEMPORAL_SERVER = 'development' } = process.env
  const installation = await temporaryInstallation({ DETAI_TEMPORAL_SERVER })
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const system = await startParts({ installation, say })
  const db = connect(system.databaseUrl, 4)
  const connection = await connectClient(system.environment)
  try {
    const started = performance.now()
    const { outcome, commands } = await proveLife({ origin: system.origin, db }, print)
    const ms = Math.round(performance.now() - started)
    const temporal = temporalClient(connection, system.environment)
    const reports = await verify(db, temporal)
    const violations = reports.flatMap((report) => report.violations)
    const [letters, journalEntries] = [await count(db, 'outbox'), await count(db, 'journal')]
    for (const violation of violations) say(violation)
    print({ outcome, commands, letters, journalEntries, violations: violations.length, ms })
    return outcome === 'liquidated' && violations.length === 0
  } finally {
    await connection.close()
    await db.destroy()
    await system.stop()
    installation.remove()
  }
}

main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
