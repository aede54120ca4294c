import type { Db } from '../connection'
import { literally, type NameFilter } from './accounts'

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
