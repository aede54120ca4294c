import { openAccounts } from './beneficiary-accounts'
import { appropriate } from './budgets'
import type { DemoClient } from './client'

/** What money needs before any of it is paid: the years' appropriations, and accounts to pay into. */
export async function prepareMoney(client: DemoClient): Promise<void> {
  await appropriate(client)
  await openAccounts(client)
}
