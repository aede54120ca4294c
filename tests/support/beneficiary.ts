import { randomBytes } from 'node:crypto'
import { decideOnAccount, registerAccount } from '../../db/administration/beneficiary-accounts'
import type { Db } from '../../db/connection'
import { atHour, localDate } from '../../domain/instant'
import type { Verdict } from '../../domain/verdict'
import type { RunningApi } from './api'

/** Who registers and who confirms accounts in the demonstration's province. */
const ofProvince = ['P-011', 'P-013'] as const

/** What an account's form says, but for its number. */
export const accountForm = {
  ...{
    holder: 'Tài khoản thử nghiệm',
    heldAt: 'treasury' as const,
    institution: 'Kho bạc Nhà nước thử nghiệm',
  },
  ...{ validFrom: '2024-01-01', document: '01/CV ngày 02/01/2024' },
} as const

/** Registers an account of an organisation through the API and has it confirmed; resolves with its id. */
export async function openAccount(
  api: RunningApi,
  organisation: string,
  {
    number,
    at,
    by: [maker, confirmer] = ofProvince,
    ...more
  }: {
    readonly number: string
    readonly at: string
    readonly reason?: string
    readonly by?: readonly [maker: string, confirmer: string]
  },
): Promise<string> {
  const path = `/api/beneficiary-accounts/${organisation}/versions`
  const [first, second] = [await api.signIn(maker), await api.signIn(confirmer)]
  const made = await first.post<{ id: string }>(path, { ...accountForm, ...more, number }, { at })
  const confirmed = await second.post(`${path}/${made.body.id}/confirmation`, {}, { at })
  if (confirmed.status !== 204)
    throw new Error(`The account was not confirmed: ${JSON.stringify(confirmed.body)}`)
  return made.body.id
}

const keys = [{ id: 'k1', key: randomBytes(32) }]

/** Registers an account and confirms it in the database; nobody asks whether they hold the role. */
export async function accountOpened(
  db: Db,
  {
    host: organisation,
    maker,
    confirmer,
    id,
    day,
    reason,
  }: {
    readonly host: string
    readonly maker: string
    readonly confirmer: string
    readonly id: string
    readonly day: string
    readonly reason: string | null
  },
): Promise<void> {
  const at = (hour: string) => atHour(localDate(day), hour)
  const { heldAt, institution, validFrom, document, holder } = accountForm
  const made = { id, organisation, heldAt, institution, document, holder, reason, branch: null }
  const form = { ...made, number: '0000.0.0001111', validFrom: localDate(validFrom) }
  insist(await registerAccount(db, keys, { by: maker, at: at('09:00') }, form))
  const decision = { confirmed: true, reason: null } as const
  insist(await decideOnAccount(db, keys, { by: confirmer, at: at('10:00') }, { organisation, id }, decision))
}

function insist(verdict: Verdict): void {
  if (!verdict.ok) throw new Error(`The account was not opened: ${JSON.stringify(verdict)}`)
}
