import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const lines = readFileSync(join(__dirname, 'common-passwords.txt'), 'utf8').split('\n')
const common: ReadonlySet<string> = new Set(lines.filter((line) => line !== '' && !line.startsWith('# ')))

/** Whether a password is one of those that attackers try first: frequent in what has leaked elsewhere. */
export function isCommonPassword(password: string): boolean {
  return common.has(password.toLowerCase())
}
