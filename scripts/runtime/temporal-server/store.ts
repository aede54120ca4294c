import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Client } from 'pg'

/** Where Temporal's two databases are, and how its programs are admitted. */
export interface StoreAccess {
  readonly host: string
  readonly port: string
  readonly user: string
  readonly password: string
  /** URL of the database that exists already. */
  readonly serverUrl: string
  readonly databases: { readonly main: string; readonly visibility: string }
}

/** Access to the PostgreSQL of a URL; the databases are named after the one in it. */
export function storeAccess(databaseUrl: string): StoreAccess {
  const url = new URL(databaseUrl)
  const own = url.pathname.slice(1)
  return {
    host: url.hostname,
    port: url.port || '5432',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    serverUrl: databaseUrl,
    databases: { main: `${own}_temporal`, visibility: `${own}_visibility` },
  }
}

async function asked<T>(url: string, question: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await question(client)
  } finally {
    await client.end()
  }
}

async function insistOnDatabase(serverUrl: string, name: string): Promise<void> {
  await asked(serverUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database "${name}"`)
  })
}

async function hasSchema(serverUrl: string, name: string): Promise<boolean> {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return asked(url.href, async (client) => {
    const { rows } = await client.query(`select to_regclass('schema_version') is not null as present`)
    return rows[0].present
  })
}

/** What the schema tool reads: a password among its arguments could be read by every account. */
function toolEnvironment({ host, port, user, password }: StoreAccess, database: string): NodeJS.ProcessEnv {
  const login = { SQL_USER: user, SQL_PASSWORD: password, SQL_DATABASE: database }
  const { PATH } = process.env
  return { PATH, SQL_PLUGIN: 'postgres12_pgx', SQL_HOST: host, SQL_PORT: port, ...login }
}

/** Makes the server's two databases and brings their schema to the server's version. Safe to repeat. */
export async function createSchema(sqlTool: string, store: StoreAccess): Promise<void> {
  const { serverUrl, databases } = store
  const schemas = { [databases.main]: 'temporal', [databases.visibility]: 'visibility' }
  for (const [database, schema] of Object.entries(schemas)) {
    await insistOnDatabase(serverUrl, database)
    const env = toolEnvironment(store, database)
    const tool = (...args: string[]) => promisify(execFile)(sqlTool, args, { env })
    if (!(await hasSchema(serverUrl, database))) await tool('setup-schema', '-v', '0.0')
    await tool('update-schema', '-s', `postgresql/v12/${schema}`)
  }
}
