import type { RunningApi } from './api'

/** Who registers and who confirms accounts in the demonstration's province. */
const ofProvince = ['P-011', 'P-013'] as const

/** What an account's form says, but for its number. */
export const accountForm = {
  ...{ holder: 'Tài khoản thử nghiệm', heldAt: 'treasury', institution: 'Kho bạc Nhà nước thử nghiệm' },
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
