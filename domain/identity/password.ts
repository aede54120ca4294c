import { granted, refuse, type Verdict } from '../verdict'

/** Characters of a password, at least. No rule says which: length is what counts. */
export const leastCharacters = 12
/** At most: more would only cost the server time. */
export const mostCharacters = 200

/** Days for which a password that somebody else has seen opens the account, if it is never used. */
export const initialPasswordDays = 14
const dayMs = 86_400_000

/** When a password that is told now stops opening the account. Milliseconds since 1970. */
export const initialPasswordEnd = (now: number): Date => new Date(now + initialPasswordDays * dayMs)

/** What a password must not be made of: words that everybody would try first for this person. */
export interface PasswordContext {
  readonly name: string
  readonly email: string
}

const ofProduct = ['detai', 'matkhau', 'password', 'sokhcn']
/** Without own words so much has to be left. */
const leastLeft = 8
const shortestWord = 4

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()

/** A password as it is hashed and compared: keyboards write the same Vietnamese letter in two ways. */
export const normalised = (password: string): string => password.normalize('NFC')

function withoutOwnWords(password: string, { name, email }: PasswordContext): string {
  const [local = ''] = email.split('@')
  const own = [local, ...local.split(/[._-]/), plain(name).replaceAll(' ', ''), ...plain(name).split(' ')]
  return [...own, ...ofProduct]
    .map(plain)
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain(password))
}

/** Whether somebody may have this password. `isCommon` knows those that are tried first everywhere. */
export function mayHavePassword(
  password: string,
  owner: PasswordContext,
  isCommon: (password: string) => boolean,
): Verdict {
  const length = [...normalised(password)].length
  if (length < leastCharacters) return refuse('password/too-short', { least: leastCharacters })
  if (length > mostCharacters) return refuse('password/too-long', { most: mostCharacters })
  if (isCommon(normalised(password))) return refuse('password/too-common')
  if (withoutOwnWords(password, owner).length < leastLeft) return refuse('password/own-words')
  return granted
}
