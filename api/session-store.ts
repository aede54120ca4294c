import connectPgSimple from 'connect-pg-simple'
import session from 'express-session'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import { kept } from '../db/connection'

const connections = 4
const pruneSeconds = 3600

/** The sessions' table over connections of its own: a burst of acts must not sign people out. */
export interface SessionStore {
  readonly store: session.Store
  /** Ends the pruning of old sessions, and then the connections. */
  close(): Promise<void>
}

/** Opens the sessions that are kept in the database. */
export function openSessionStore(connectionString: string, logger: Logger): SessionStore {
  const pool = new Pool({
    ...{ connectionString, max: connections, idleTimeoutMillis: kept.unusedMs },
    ...kept.probed,
  })
  pool.on('error', (error) => logger.warn({ code: error.name }, 'a session connection was lost'))
  const Store = connectPgSimple(session)
  const store = new Store({
    pool,
    tableName: 'user_sessions',
    disableTouch: true,
    pruneSessionInterval: pruneSeconds,
    errorLog: (_what, error: Error) => logger.warn({ code: error.name }, 'old sessions could not be pruned'),
  })
  const close = async () => {
    store.close()
    await pool.end()
  }
  return { store, close }
}
