import { atHour, localDate } from '../domain/instant'
import type { DemoClient } from './client'
import { organisations, tasks } from './province'

const [maker, confirmer] = ['P-011', 'P-013']
/** Nobody of the province holds an office before this day. */
const firstDay = '2024-01-02'

interface Known {
  readonly items: readonly { readonly id: string; readonly decided: object | null }[]
}

/** The organisations whose tasks come to a contract. */
function hosts(): string[] {
  const awards = tasks().map(({ award }) => award as { readonly host?: string } | null | undefined)
  return [...new Set(awards.flatMap((award) => award?.host ?? []))].sort()
}

/**
 * Accounts of the scenario's hosts, and of other organisations, at the treasury, registered and confirmed by
 * two people. Safe to repeat.
 */
export async function openAccounts(client: DemoClient, others: readonly string[] = []): Promise<void> {
  const named = new Map(organisations().map(({ id, name }) => [id, name]))
  for (const [index, host] of [...new Set([...hosts(), ...others])].entries()) {
    await openAccount(client, host, { number: accountNumber(index + 1), holder: named.get(host) ?? host })
  }
}

/** No account of a treasury begins like this. */
const accountNumber = (index: number) => `0000.0.${String(index).padStart(7, '0')}`

async function openAccount(
  client: DemoClient,
  host: string,
  account: { readonly number: string; readonly holder: string },
): Promise<void> {
  const path = `/beneficiary-accounts/${host}`
  const at = (hour: string) => atHour(localDate(firstDay), hour)
  const { items } = await client.as<Known>(maker, { method: 'GET', path, at: at('08:00') })
  const [known] = items
  if (known?.decided) return
  const body = {
    ...{ ...account, heldAt: 'treasury', institution: 'Kho bạc Nhà nước tỉnh minh họa' },
    ...{ validFrom: firstDay, document: 'Giấy đề nghị mở tài khoản (minh họa)' },
  }
  const { id } =
    known ?? (await client.as<{ id: string }>(maker, { path: `${path}/versions`, body, at: at('09:00') }))
  await client.as(confirmer, { path: `${path}/versions/${id}/confirmation`, body: {}, at: at('10:00') })
}
