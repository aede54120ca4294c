import { fromMillis } from '../../domain/instant'
import { type Refusal, refuse } from '../../domain/verdict'
import { type AccountFields, openAccount, sealAccount } from '../beneficiary-accounts'
import { oweAccountLetters, type ToldAccount } from '../beneficiary-letters'
import type { Db, Trx } from '../connection'
import { noticeOrganisation } from '../notices'
import type { Sealed, SealKeys } from '../sealed'
import { type Author, type Change, change } from './change'

/** The version that a new one or a decision follows on, held until the end of the transaction. */
interface Standing {
  readonly version: number
  /** A version that nobody has decided on yet. */
  readonly waiting: string | undefined
  /** The last version that was confirmed, as letters tell of it. */
  readonly before: ToldAccount['before']
}

interface VersionRow extends Sealed {
  readonly id: string
  readonly version: number
  readonly confirmed: boolean | null
  readonly decidedAt: Date | null
}

/** Where an organisation's account stands; undefined for an unknown organisation. One writes at a time. */
async function standingOf(trx: Trx, keys: SealKeys, organisation: string): Promise<Standing | undefined> {
  const known = await trx('organisations').where({ id: organisation }).forUpdate().first('id')
  if (!known) return undefined
  const rows: VersionRow[] = await trx('beneficiary_accounts as a')
    .leftJoin('beneficiary_account_decisions as d', 'd.account_id', 'a.id')
    .where('a.organisation_id', organisation)
    .orderBy('a.version', 'desc')
    .select('a.id', 'a.version', 'a.key_id as keyId', 'a.sealed', 'd.confirmed', 'd.decided_at as decidedAt')
  const before = rows.find(({ confirmed }) => confirmed === true)
  return {
    version: rows[0]?.version ?? 0,
    waiting: rows.find(({ confirmed }) => confirmed === null)?.id,
    before: before?.decidedAt
      ? { ...openAccount(keys, before.id, before), confirmedAt: fromMillis(before.decidedAt.getTime()) }
      : undefined,
  }
}

const subjectOf = (organisation: string) => `organisation/${organisation}`

/** Registers an account, or a change of one; it waits for another person's confirmation. */
export function registerAccount(
  db: Db,
  keys: SealKeys,
  author: Author,
  made: { readonly id: string; readonly organisation: string } & AccountFields,
) {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const { id, organisation, heldAt, institution, branch, validFrom, document, reason } = made
    const standing = await standingOf(trx, keys, organisation)
    if (!standing) return refuse('request/not-found')
    if (standing.waiting) return refuse('beneficiary-account/waits-already')
    if (standing.version > 0 && reason === null) return refuse('beneficiary-account/without-reason')
    const version = standing.version + 1
    const { keyId, sealed } = sealAccount(keys, id, made)
    await trx('beneficiary_accounts').insert({
      ...{ id, organisation_id: organisation, version, held_at: heldAt, institution, branch },
      ...{ valid_from: validFrom, document, reason, key_id: keyId, sealed },
      ...{ made_by: author.by, made_at: author.at },
    })
    if (standing.before) {
      const told = { organisation, before: standing.before, number: made.number, document }
      await oweAccountLetters(trx, { ...told, institution, confirmed: false, at: author.at })
    }
    const after = { account: id, version, organisation }
    return { kind: 'beneficiaryAccountRegistered', subject: subjectOf(organisation), before: null, after }
  })
}

/** What is decided on a version that waits; a rejection has its reason. */
export type AccountDecision =
  | { readonly confirmed: true; readonly reason: null }
  | { readonly confirmed: false; readonly reason: string }

/** Confirms or rejects a version, once. A trigger refuses its maker. */
export function decideOnAccount(
  db: Db,
  keys: SealKeys,
  author: Author,
  { organisation, id }: { readonly organisation: string; readonly id: string },
  { confirmed, reason }: AccountDecision,
) {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const standing = await standingOf(trx, keys, organisation)
    const row = await trx('beneficiary_accounts').where({ id, organisation_id: organisation }).first()
    if (!standing || !row) return refuse('request/not-found')
    if (standing.waiting !== id) return refuse('beneficiary-account/decided-already')
    await trx('beneficiary_account_decisions').insert({
      ...{ account_id: id, confirmed, reason, decided_by: author.by, decided_at: author.at },
    })
    if (confirmed) {
      const { number } = openAccount(keys, id, { keyId: row.key_id, sealed: row.sealed })
      const { institution, document } = row
      const told = { organisation, before: standing.before, number, document, institution }
      await oweAccountLetters(trx, { ...told, confirmed, at: author.at })
      await noticeOrganisation(trx, organisation)
    }
    const kind = confirmed ? 'beneficiaryAccountConfirmed' : 'beneficiaryAccountRejected'
    const after = { account: id, version: row.version, organisation }
    return { kind, subject: subjectOf(organisation), before: null, after, ...(reason ? { reason } : {}) }
  })
}
