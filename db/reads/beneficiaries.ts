import { fromMillis, type Instant } from '../../domain/instant'
import { accountConfirmer } from '../../domain/rights/beneficiary'
import type { Db } from '../connection'
import { literally, type NameFilter } from './accounts'
import type { ListLooker } from './tasks'

/** An organisation that money is paid to, or is to be. */
export interface BeneficiaryRow {
  readonly id: string
  readonly name: string
  /** By which the list is ordered, before the id. */
  readonly place: string
}

/** What a list of them is narrowed to. */
export interface BeneficiaryFilter extends NameFilter {
  /** A version waits for its confirmation, or none was ever confirmed. */
  readonly state?: 'waiting' | 'missing' | undefined
}

const versions = `select from beneficiary_accounts a
  left join beneficiary_account_decisions d on d.account_id = a.id where a.organisation_id = o.id`

const narrowing = {
  waiting: `exists (${versions} and d.account_id is null)`,
  missing: `not exists (${versions} and d.confirmed)`,
} as const

/** A page of the organisations that host a task or have an account, by name. */
export async function beneficiaries(
  db: Db,
  { q, state, after, limit }: BeneficiaryFilter,
): Promise<BeneficiaryRow[]> {
  const query = db('organisations as o')
    // A scalar of each organisation, so that no list of tasks is gone through.
    .whereRaw(`((select true from tasks where host_organisation = o.id limit 1) or exists (${versions}))`)
    .orderByRaw('plain_text(o.name), o.id')
    .limit(limit)
    .select('o.id', 'o.name', db.raw('plain_text(o.name) as place'))
  if (after) query.whereRaw('(plain_text(o.name), o.id) > (?, ?)', [after.name, after.id])
  if (q) query.whereRaw(`plain_text(o.name) like '%' || plain_text(?) || '%'`, [literally(q)])
  if (state) query.whereRaw(narrowing[state])
  return query
}

/** The place in the list after which a page of waiting versions begins. */
export type AccountPlace = readonly [since: string, organisation: string]

/** A version of an account that waits for a second person. */
export interface WaitingAccount {
  readonly id: string
  readonly organisation: string
  readonly name: string
  readonly since: Instant
}

const waitingFor = (db: Db, { ids }: ListLooker) =>
  db('beneficiary_accounts as a')
    .leftJoin('beneficiary_account_decisions as d', 'd.account_id', 'a.id')
    .whereNull('d.account_id')
    .whereNotIn('a.made_by', [...ids])

const confirms = ({ awaitedAs }: ListLooker) => awaitedAs.includes(accountConfirmer)

/** A page of the versions that a person may confirm, the oldest first: those that others have registered. */
export async function accountsWaitingFor(
  db: Db,
  looker: ListLooker,
  { after, limit }: { readonly after: AccountPlace | undefined; readonly limit: number },
): Promise<WaitingAccount[]> {
  if (!confirms(looker)) return []
  const query = waitingFor(db, looker)
    .join('organisations as o', 'o.id', 'a.organisation_id')
    .orderBy(['a.made_at', 'a.organisation_id'])
    .limit(limit)
    .select('a.id', 'o.id as organisation', 'o.name', 'a.made_at as since')
  if (after) query.whereRaw('(a.made_at, a.organisation_id) > (?, ?)', [...after])
  const rows: (Omit<WaitingAccount, 'since'> & { readonly since: Date })[] = await query
  return rows.map((row) => ({ ...row, since: fromMillis(row.since.getTime()) }))
}

/** How many they are. */
export async function countAccountsWaitingFor(db: Db, looker: ListLooker): Promise<number> {
  if (!confirms(looker)) return 0
  const row = await waitingFor(db, looker).count({ count: '*' }).first()
  return Number(row?.count ?? 0)
}
