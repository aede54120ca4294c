import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import knex from 'knex'

const MIGRATIONS = resolve(__dirname, '..', '..', 'migrations')

/** Brings a database to the newest schema; forward only. Resolves with the names of the migrations that ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  if (!existsSync(MIGRATIONS) || readdirSync(MIGRATIONS).length === 0) return []
  const database = knex({ client: 'pg', connection: databaseUrl, pool: { min: 0, max: 2 } })
  try {
    const [, ran] = (await database.migrate.latest({ directory: MIGRATIONS, loadExtensions: ['.ts'] })) as [
      number,
      string[],
    ]
    return ran
  } finally {
    await database.destroy()
  }
}
