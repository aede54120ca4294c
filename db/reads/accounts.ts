import type { LocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import type { ChangeKind } from '../administration/change'
import type { Db } from '../connection'

/** Where a page of a list by name begins: after this name, as it is compared, and this id. */
export interface NamePlace {
  readonly name: string
  readonly id: string
}

/** What every list by name is narrowed to. */
export interface NameFilter {
  readonly q?: string | undefined
  readonly after?: NamePlace | undefined
  readonly limit: number
}

/** What the list of people is narrowed to. */
export interface AccountFilter extends NameFilter {
  readonly role?: Role | undefined
  readonly organisation?: string | undefined
  /** Only people without any mandate on the day. */
  readonly idle?: boolean | undefined
  readonly on: LocalDate
}

/** A person as administrators list them. */
export interface AccountRow {
  readonly id: string
  readonly name: string
  /** The name as it is compared: the place of the row in the list. */
  readonly place: string
  readonly email: string
  readonly degree: string | null
  readonly seats: readonly {
    readonly role: Role
    readonly organisation: { readonly id: string; readonly name: string }
    readonly to: LocalDate | null
  }[]
}

/** A text within the pattern of a search, where its signs stand for themselves. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`)

const heldOn = `person_roles.valid_from <= :on
  and (person_roles.valid_to is null or person_roles.valid_to >= :on)`

/** A page of people by name, with the mandates of a day. */
export async function listAccounts(db: Db, filter: AccountFilter): Promise<AccountRow[]> {
  const { q, role, organisation, idle = false, after, limit, on } = filter
  const held = () => db('person_roles').whereRaw(heldOn, { on }).select('person_id')
  const query = db('people').whereNull('merged_into').orderByRaw('plain_text(name), people.id').limit(limit)
  if (after) query.whereRaw('(plain_text(name), people.id) > (?, ?)', [after.name, after.id])
  if (q) {
    query.whereRaw(
      `(plain_text(name) like '%' || plain_text(?) || '%'
        or people.id = (select person_id from person_emails where address = lower(?)))`,
      [literally(q), q],
    )
  }
  if (role) query.whereIn('people.id', held().where({ role }))
  if (organisation) query.whereIn('people.id', held().where({ organisation_id: organisation }))
  if (idle) query.whereNotExists(held().whereRaw('person_roles.person_id = people.id'))
  return query.select(
    ...['people.id', 'name', 'email', 'degree'],
    db.raw('plain_text(name) as place'),
    db.raw(
      `(select coalesce(jsonb_agg(jsonb_build_object('role', role, 'to', person_roles.valid_to,
           'organisation', jsonb_build_object('id', body.id, 'name', body.name))
           order by person_roles.valid_from, role), '[]')
         from person_roles join organisations body on body.id = organisation_id
         where person_id = people.id and ${heldOn}) as seats`,
      { on },
    ),
  )
}

/** A mandate as it is on record. */
export interface MandateRow {
  readonly role: Role
  readonly organisationId: string
  readonly organisation: string
  readonly from: LocalDate
  readonly to: LocalDate | null
  readonly document: string | null
  readonly endDocument: string | null
}

/** A clearance for state secrets as it is on record. */
export interface ClearanceRow {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly document: string
  readonly endDocument: string | null
}

/** Everything on record about a person. */
export interface Account {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly email: string
  readonly degree: string | null
  readonly field: string | null
  readonly specialty: string | null
  readonly yearsInField: number
  readonly maySignIn: boolean
  /** The person into whose record this one was merged. */
  readonly mergedInto: { readonly id: string; readonly name: string } | null
  readonly mandates: readonly MandateRow[]
  readonly clearances: readonly ClearanceRow[]
}

/** A person with all mandates and clearances, the newest first; undefined for an unknown id. */
export async function accountById(db: Db, id: string): Promise<Account | undefined> {
  const person = await db('people')
    .where({ id })
    .first(
      ...['id', 'version', 'name', 'email', 'degree', 'field', 'specialty'],
      'years_in_field as yearsInField',
      db.raw('password_hash is not null as "maySignIn"'),
      db.raw(`(select jsonb_build_object('id', kept.id, 'name', kept.name)
        from people as kept where kept.id = people.merged_into) as "mergedInto"`),
    )
  if (!person) return undefined
  const mandates: MandateRow[] = await db('person_roles as held')
    .join('organisations as body', 'body.id', 'held.organisation_id')
    .where('held.person_id', id)
    .orderBy([{ column: 'held.valid_from', order: 'desc' }, { column: 'role' }])
    .select('role', 'body.id as organisationId', 'body.name as organisation', 'held.valid_from as from')
    .select('held.valid_to as to', 'document', 'end_document as endDocument')
  const clearances: ClearanceRow[] = await db('clearances')
    .where({ person_id: id })
    .orderBy('valid_from', 'desc')
    .select('valid_from as from', 'valid_to as to', 'document', 'end_document as endDocument')
  return { ...person, mandates, clearances }
}

/** What the list of organisations is narrowed to. */
export interface BodyFilter extends NameFilter {
  /** Only those that are there on the day, or only those that are not. */
  readonly alive?: boolean | undefined
  readonly on: LocalDate
}

/** An organisation as administrators see it. */
export interface BodyRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly place: string
  readonly shortName: string | null
  readonly kind: string
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly successor: { readonly id: string; readonly name: string } | null
}

function bodies(db: Db) {
  return db('organisations as body')
    .select('body.id', 'version', 'name', 'short_name as shortName', 'kind', 'valid_from as validFrom')
    .select(
      'valid_to as validTo',
      db.raw('plain_text(name) as place'),
      db.raw(`(select jsonb_build_object('id', next.id, 'name', next.name)
        from organisations next where next.id = body.successor) as successor`),
    )
}

/** A page of organisations by name. */
export async function listBodies(db: Db, { q, alive, after, limit, on }: BodyFilter): Promise<BodyRow[]> {
  const query = bodies(db).orderByRaw('plain_text(name), body.id').limit(limit)
  if (after) query.whereRaw('(plain_text(name), body.id) > (?, ?)', [after.name, after.id])
  if (q) {
    query.whereRaw(`plain_text(name) like '%' || plain_text(?) || '%'`, [literally(q)])
  }
  if (alive !== undefined) {
    const there = `(valid_from is null or valid_from <= :on) and (valid_to is null or valid_to >= :on)`
    query.whereRaw(alive ? there : `not (${there})`, { on })
  }
  return query
}

/** An organisation; undefined for an unknown id. */
export async function bodyById(db: Db, id: string): Promise<BodyRow | undefined> {
  return bodies(db).where('body.id', id).first()
}

/** One line of the administrators' log. */
export interface ChangeRow {
  readonly seq: number
  readonly at: Date
  readonly kind: ChangeKind
  readonly subject: string
  /** What the subject is called now, where it has a name. */
  readonly named: string | null
  readonly byId: string
  readonly byName: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  /** The names of the organisations in them, by their ids. */
  readonly names: Readonly<Record<string, string>>
  readonly reason: string | null
}

/** A page of what administrators changed, newest first; of one subject, or of all. */
export async function listChanges(
  db: Db,
  {
    subject,
    before,
    limit,
  }: { readonly subject?: string | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<ChangeRow[]> {
  const query = db('admin_log as log').join('people as author', 'author.id', 'log.by_person')
  if (subject) query.where({ subject })
  if (before) query.where('seq', '<', before)
  return query
    .orderBy('seq', 'desc')
    .limit(limit)
    .select('seq', 'at', 'log.kind', 'subject', 'author.id as byId', 'author.name as byName')
    .select('before', 'after', 'reason')
    .select(
      db.raw(`coalesce(
        (select name from people where starts_with(subject, 'person/') and id = substr(subject, 8)),
        (select name from organisations
          where starts_with(subject, 'organisation/') and id = substr(subject, 14))) as named`),
      db.raw(`coalesce((select jsonb_object_agg(id, name) from organisations where id in (
        before ->> 'organisation', after ->> 'organisation', before ->> 'successor', after ->> 'successor'
      )), '{}') as names`),
    )
}

/** How many people, organisations and mandates there are on a day, and how many mandates end soon. */
export async function registerCounts(
  db: Db,
  on: LocalDate,
  soon: LocalDate,
): Promise<{
  readonly people: number
  readonly organisations: number
  readonly mandates: number
  readonly endingMandates: number
}> {
  const { rows } = await db.raw(
    `select (select count(*) from people where merged_into is null)::integer as people,
       (select count(*) from organisations
         where valid_to is null or valid_to >= :on)::integer as organisations,
       count(*)::integer as mandates,
       (count(*) filter (where valid_to <= :soon))::integer as "endingMandates"
     from person_roles where ${heldOn}`,
    { on, soon },
  )
  return rows[0]
}

/** A year of the working calendar as administrators keep it. */
export interface KeptYear {
  readonly year: number
  readonly version: number
  readonly holidays: readonly LocalDate[]
  readonly swappedWorkingSaturdays: readonly LocalDate[]
  readonly status: 'verified' | 'assumed' | 'provisional'
  readonly source: string
}

/** Every year of the working calendar, newest first. */
export async function keptYears(db: Db): Promise<KeptYear[]> {
  return db('calendar_years')
    .orderBy('year', 'desc')
    .select('year', 'version', 'status', 'source', db.raw('holidays::text[] as holidays'))
    .select(db.raw('swapped_working_saturdays::text[] as "swappedWorkingSaturdays"'))
}
