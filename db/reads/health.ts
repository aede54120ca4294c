import { join } from 'node:path'
import type { Db } from '../connection'

/** Names of the migrations that the database has not had yet. Throws when the database does not answer. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const directory = join(__dirname, '..', '..', 'migrations')
  const [, pending] = (await db.migrate.list({ directory, loadExtensions: ['.ts'] })) as [
    unknown,
    readonly { readonly file: string }[],
  ]
  return pending.map(({ file }) => file)
}
