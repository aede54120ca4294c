import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Config } from '../../config'
import { connect } from '../../db/connection'
import { addFirstAdministrator } from '../../db/first-administrator'
import { initialPasswordEnd } from '../../domain/identity/password'
import { fromMillis, type LocalDate, localDate, toLocalDate } from '../../domain/instant'
import { text } from './messages'
import type { Say } from './part'

const passwordBytes = 15

/** In training the business clock may be put into any year: the administrator must be one then, too. */
function firstDay(mode: Config['mode']): LocalDate {
  return mode === 'training' ? localDate('2000-01-01') : toLocalDate(fromMillis(Date.now()))
}

/**
 * Sees to it that somebody can sign in to an installation without the demonstration: where nobody is an
 * administrator, one is made, whose password is told here once and kept nowhere but as its hash.
 */
export async function insistOnAdministrator(config: Config, databaseUrl: string, say: Say): Promise<void> {
  const { adminEmail: email, mode } = config
  const password = randomBytes(passwordBytes).toString('base64url')
  const db = connect(databaseUrl, 1)
  try {
    const passwordHash = await hash(password)
    const passwordUntil = initialPasswordEnd(Date.now())
    const first = { email, name: text.administrator, passwordHash, passwordUntil, from: firstDay(mode) }
    if (await addFirstAdministrator(db, first)) say(text.firstAdministrator(email, password))
  } finally {
    await db.destroy()
  }
}
