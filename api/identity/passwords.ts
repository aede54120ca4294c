import { hash, verify } from '@node-rs/argon2'
import type { PasswordOwner } from '../../db/identity/passwords'
import { mayHavePassword, normalised } from '../../domain/identity/password'
import { reject } from '../http'
import { isCommonPassword } from './common-passwords'

/** A hash of no password at all: an unknown address takes as long to refuse as a wrong password. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$MTIzNDU2Nzg5MDEyMzQ1Ng$9uAF5Yqn4Hr8vGuX0bYPHTDkGDZ5vVOtE6MrFzHRnQs'

/** Whether a password is the one of a hash; as slow where there is none. */
export async function isPassword(passwordHash: string | null | undefined, given: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobody, normalised(given))
  return matches && typeof passwordHash === 'string'
}

/** The hash (argon2id) of a password that its owner may have. Refuses one that they may not. */
export async function hashOfNew(password: string, owner: PasswordOwner): Promise<string> {
  const verdict = mayHavePassword(password, owner, isCommonPassword)
  if (!verdict.ok) throw reject(verdict)
  return hash(normalised(password))
}
