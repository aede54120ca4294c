import { fromMillis, type Instant, type LocalDate } from '../domain/instant'
import type { Db } from './connection'
import { type Sealed, type SealKeys, seal, unseal } from './sealed'

/** What is secret of an account. */
export interface AccountSecret {
  readonly number: string
  /** Who holds it, as the treasury or the bank writes them. */
  readonly holder: string
}

/** What the maker of a version writes. */
export interface AccountFields extends AccountSecret {
  readonly heldAt: 'treasury' | 'bank'
  /** The treasury or the bank by its name. */
  readonly institution: string
  readonly branch: string | null
  /** The first day on which something may be paid into it. */
  readonly validFrom: LocalDate
  readonly document: string
  /** Why it takes the place of the one before; null for the first. */
  readonly reason: string | null
}

/** Somebody who made a version or decided on it, and when in business time. */
export interface AccountHand {
  readonly id: string
  readonly name: string
  readonly at: Instant
}

/** A version of an organisation's account. */
export interface AccountVersion extends AccountFields {
  readonly id: string
  readonly organisation: string
  /** Counts from one. */
  readonly version: number
  readonly made: AccountHand
  readonly decided: (AccountHand & { readonly confirmed: boolean; readonly reason: string | null }) | null
}

/** What a version is sealed for. */
export const accountPurpose = (accountId: string): string => `beneficiary account ${accountId}`

/** Seals what is secret of a version. */
export function sealAccount(keys: SealKeys, id: string, { number, holder }: AccountSecret): Sealed {
  return seal(keys, JSON.stringify({ number, holder }), accountPurpose(id))
}

/** Opens a version again. Throws where its key is not among the installation's any more. */
export function openAccount(keys: SealKeys, id: string, sealed: Sealed): AccountSecret {
  return JSON.parse(unseal(keys, sealed, accountPurpose(id)).toString('utf8'))
}

type Columns = Omit<AccountVersion, keyof AccountSecret | 'made' | 'decided'> & Sealed

interface AccountRow extends Columns {
  readonly madeBy: string
  readonly madeAt: Date
  readonly maker: string
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decider: string | null
  readonly confirmed: boolean | null
  readonly decisionReason: string | null
}

const versions = (db: Db) =>
  db('beneficiary_accounts as a')
    .join('people as maker', 'maker.id', 'a.made_by')
    .leftJoin('beneficiary_account_decisions as d', 'd.account_id', 'a.id')
    .leftJoin('people as decider', 'decider.id', 'd.decided_by')
    .select('a.id', 'a.organisation_id as organisation', 'a.version', 'a.held_at as heldAt')
    .select('a.institution', 'a.branch', 'a.valid_from as validFrom', 'a.document', 'a.reason')
    .select('a.key_id as keyId', 'a.sealed', 'a.made_by as madeBy', 'a.made_at as madeAt')
    .select('maker.name as maker', 'd.decided_by as decidedBy', 'd.decided_at as decidedAt', 'd.confirmed')
    .select('decider.name as decider', 'd.reason as decisionReason')

const hand = (id: string, name: string | null, at: Date): AccountHand => ({
  ...{ id, name: name ?? id },
  at: fromMillis(at.getTime()),
})

function toVersion(keys: SealKeys, row: AccountRow): AccountVersion {
  const { keyId, sealed, madeBy, madeAt, maker, decidedBy, decidedAt, decider, confirmed, ...rest } = row
  const { decisionReason: reason, ...fields } = rest
  return {
    ...fields,
    ...openAccount(keys, fields.id, { keyId, sealed }),
    made: hand(madeBy, maker, madeAt),
    decided:
      decidedBy && decidedAt
        ? { ...hand(decidedBy, decider, decidedAt), confirmed: confirmed === true, reason }
        : null,
  }
}

/** Every version of the accounts of some organisations, the latest first. */
export async function accountsOf(
  db: Db,
  keys: SealKeys,
  organisations: readonly string[],
): Promise<AccountVersion[]> {
  const rows: AccountRow[] = await versions(db)
    .whereIn('a.organisation_id', organisations)
    .orderBy('a.version', 'desc')
  return rows.map((row) => toVersion(keys, row))
}

/** A version by its id; undefined for an unknown one. */
export async function accountById(db: Db, keys: SealKeys, id: string): Promise<AccountVersion | undefined> {
  const row: AccountRow | undefined = await versions(db).where('a.id', id).first()
  return row && toVersion(keys, row)
}

/** The ids of the versions that organisations are paid into on a day: the last ones confirmed by then. */
export async function currentAccounts(
  db: Db,
  organisations: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; organisation: string }[] = await db('beneficiary_accounts as a')
    .join('beneficiary_account_decisions as d', 'd.account_id', 'a.id')
    .whereIn('a.organisation_id', organisations)
    .where({ 'd.confirmed': true })
    .where('a.valid_from', '<=', on)
    .distinctOn('a.organisation_id')
    .orderBy([{ column: 'a.organisation_id' }, { column: 'a.version', order: 'desc' }])
    .select('a.id', 'a.organisation_id as organisation')
  return new Map(rows.map(({ id, organisation }) => [organisation, id]))
}

/** The id of the version that the host of a task is paid into on a day. */
export async function accountOfHost(db: Db, taskId: string, on: LocalDate): Promise<string | undefined> {
  const task = await db('tasks').where({ id: taskId }).first('host_organisation as host')
  if (!task?.host) return undefined
  return (await currentAccounts(db, [task.host], on)).get(task.host)
}
