import type { Db } from '../db/connection'
import { missedReports, yearAvailable } from '../db/reads/money'
import type { TrancheDetail } from '../db/reads/tranche'
import type { Instant } from '../domain/instant'
import { accountOf, without } from '../domain/stages/funding-rules'
import type { FundingState } from '../domain/stages/funding-state'
import type { ContractAccount } from '../domain/tranche-rules'

/** The number of a request as an address names it; 0, which no request has, for anything else. */
export const requestNamed = (given = ''): number => (/^\d{1,9}$/.test(given) ? Number(given) : 0)

/** The money of a contract as the rules of a waiting request see it: its own reservation counts as free. */
export async function accountFor(
  db: Db,
  funding: FundingState,
  { request, year, amountDong }: Pick<TrancheDetail, 'request' | 'year' | 'amountDong'>,
  at: Instant,
): Promise<ContractAccount> {
  const yearAvailableDong = (await yearAvailable(db, year)) + amountDong
  const known = { yearAvailableDong, missedReports: await missedReports(db, funding.taskId, at) }
  return accountOf(without(funding, request), known)
}
