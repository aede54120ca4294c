import type { LocalDate } from '../../domain/instant'
import { granted, type Refusal, refuse, type Verdict } from '../../domain/verdict'
import type { Db, Trx } from '../connection'
import { type Author, type Change, change } from './change'

/** What an administrator writes about an organisation. */
export interface OrganisationFields {
  readonly name: string
  readonly shortName: string | null
  readonly kind: string
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  /** Who goes on with its duties after its last day. */
  readonly successor: string | null
}

const columns = [
  ...['name', 'short_name as shortName', 'kind', 'valid_from as validFrom', 'valid_to as validTo'],
  'successor',
] as const

const row = ({ shortName, validFrom, validTo, ...fields }: OrganisationFields) => ({
  ...fields,
  ...{ short_name: shortName, valid_from: validFrom, valid_to: validTo },
})

/** Adds an organisation. */
export function addOrganisation(
  db: Db,
  author: Author,
  id: string,
  fields: OrganisationFields,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const verdict = await isSound(trx, id, fields)
    if (!verdict.ok) return verdict
    await trx('organisations').insert({ id, ...row(fields) })
    return { kind: 'organisationAdded', subject: `organisation/${id}`, before: null, after: fields }
  })
}

/** Changes what is on record about an organisation, unless somebody else has meanwhile. */
export function changeOrganisation(
  db: Db,
  author: Author,
  id: string,
  version: number,
  fields: OrganisationFields,
): Promise<Verdict> {
  return change(db, author, async (trx): Promise<Change | Refusal> => {
    const known = await trx('organisations')
      .where({ id })
      .forUpdate()
      .first('version', ...columns)
    if (!known) return refuse('request/not-found')
    const { version: now, ...before } = known
    if (now !== version) return refuse('administration/stale')
    const verdict = await isSound(trx, id, fields)
    if (!verdict.ok) return verdict
    await trx('organisations')
      .where({ id })
      .update({ ...row(fields), version: version + 1 })
    return { kind: 'organisationChanged', subject: `organisation/${id}`, before, after: fields }
  })
}

async function isSound(
  trx: Trx,
  id: string,
  { validFrom, validTo, successor }: OrganisationFields,
): Promise<Verdict> {
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    return refuse('administration/dates-reversed')
  }
  if (successor === null) return granted
  if (validTo === null) return refuse('administration/successor-without-end')
  const { rows } = await trx.raw(
    `with recursive line (id, successor) as (
       select id, successor from organisations where id = ?
       union select o.id, o.successor from organisations o join line on o.id = line.successor
     ) select id from line`,
    [successor],
  )
  if (rows.length === 0) return refuse('administration/successor-unknown')
  return rows.some((one: { id: string }) => one.id === id)
    ? refuse('administration/successor-circle')
    : granted
}
