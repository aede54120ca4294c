import { ordinaryLimits } from '../api/deps'
import { openApiDocument } from '../api/openapi'
import { allRoutes } from '../api/routes'
import { driveUntil } from '../bench/lives'
import { connect, type Db } from '../db/connection'
import { provinceClient } from '../demo/load'
import { prepareMoney } from '../demo/money'
import { seedProvince } from '../demo/seed'
import { connectClient, temporalClient } from '../temporal.config'
import { Chance } from './fuzz/chance'
import { operationsOf, Requests } from './fuzz/requests'
import { fuzz } from './fuzz/run'
import { type Schema, Values } from './fuzz/values'
import { temporaryInstallation } from './runtime/installation'
import { startParts } from './runtime/supervisor'
import { verify } from './verify/index'

const say = (line: string) => process.stderr.write(`${line}\n`)
const wild = 0.12
const together = 8
/** Everybody's roles; and nobody. */
const people = [
  'P-001',
  'P-003',
  'P-005',
  'P-011',
  'P-013',
  'P-014',
  'P-015',
  'P-016',
  'P-017',
  'P-021',
  'P-037',
]
/** Tasks in stages that take many acts. */
const stops = ['acceptProposal', 'sendPapers', 'openDossiers', 'requestTranche', 'fileAcceptanceDossier']

const flag = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}

/** Path parameters that lead to something. */
async function placesIn(db: Db): Promise<Record<string, string[]>> {
  const ids = (table: string, column: string): Promise<string[]> =>
    db(table).distinct().limit(50).pluck(column)
  return {
    taskId: [...(await ids('tasks', 'id')), ...(await ids('tasks', 'code'))],
    sessionId: await ids('councils', 'session_id'),
    personId: await ids('people', 'id'),
    organisationId: await ids('organisations', 'id'),
    sha256: await ids('files', 'sha256'),
    tranche: ['1', '2', '3', '0', '99'],
    year: ['2024', '2025', '2026', '1'],
    number: ['1', '2'],
    act: ['submitProposal', 'castBallot', 'payTranche'],
    key: await ids('journal', 'key'),
  }
}

/**
 * Sends requests that are derived from the API's description, most of them nearly right, to a system of its
 * own; true when nothing answered 5xx, hung or told of its inside, and every invariant holds afterwards.
 */
async function main(): Promise<boolean> {
  const [requests, seed] = [flag('requests', 10_000), flag('seed', 1)]
  const settings = { DETAI_SIGN_IN_LIMIT: '100000', LOG_LEVEL: 'error' }
  const installation = await temporaryInstallation(settings)
  const system = await startParts({ installation, say })
  const db = connect(system.databaseUrl, 4)
  const connection = await connectClient(system.environment)
  try {
    await seedProvince(db)
    const province = provinceClient(system.origin)
    await prepareMoney(province)
    for (const [index, act] of stops.entries()) await driveUntil(province, index + 1, act)
    const cookies = ['', ...(await Promise.all(people.map((id) => province.cookieOf(id))))]
    const document = JSON.parse(JSON.stringify(openApiDocument(allRoutes(ordinaryLimits), 'fuzz')))
    const chance = new Chance(seed)
    const places = await placesIn(db)
    const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>
    const values = new Values(chance, schemas, Object.values(places).flat(), wild)
    const operations = operationsOf(document)
    const made = new Requests(system.origin, operations, chance, values, places, wild)
    const onProgress = (done: number) => {
      if (done % 1_000 === 0) say(`${done} / ${requests}`)
    }
    const found = await fuzz(() => made.next(chance.of(cookies)), { requests, together, onProgress })
    const reports = await verify(db, temporalClient(connection, system.environment))
    const violations = reports.flatMap((report) => report.violations)
    for (const [what, example] of found.examples) say(`${what}: ${example}`)
    for (const violation of violations) say(violation)
    const { examples: _told, ...counts } = found
    const line = { ...counts, violations: violations.length, seed, operations: operations.length }
    process.stdout.write(`${JSON.stringify(line)}\n`)
    return found.serverErrors + found.hangs + found.traces + violations.length === 0
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
    process.exit(2)
  },
)
