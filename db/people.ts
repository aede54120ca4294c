import { fromMillis, type Instant, type LocalDate, startOfDay } from '../domain/instant'
import type { Relation, Role } from '../domain/life'
import type { Delegated } from '../domain/rights/delegation'
import { type Db, planned, type Trx } from './connection'

/** A role in an organisation. */
export interface Seat {
  readonly role: Role
  readonly organisationId: string
}

/** A role that a person holds, or acts in for its holder by a delegation, for all acts of it or for some. */
export interface ActingSeat extends Seat {
  readonly delegation: string | null
  readonly acts: readonly string[] | null
}

/** Who asks, with the roles of all their days: which day it is may follow from what is read with them. */
export interface Asker {
  readonly id: string
  /** The ids under which records of the same person were kept before they were merged. */
  readonly mergedIds: readonly string[]
  readonly name: string
  readonly held: readonly (ActingSeat & { readonly from: LocalDate; readonly to: LocalDate | null })[]
  /** When they are cleared for state secrets. */
  readonly clearances: readonly { readonly from: LocalDate; readonly to: LocalDate }[]
  /** Where business time stands in training mode; null before it was ever moved. */
  readonly businessTime: Instant | null
}

/** An asker as PostgreSQL gives it. */
export type AskerRow = Omit<Asker, 'businessTime'> & { readonly businessTime: Date | null }

/** Delegations to a person, each for as long as whoever gave it holds the role. */
const delegatedTo = (person: string) => `
  select given.role, given.organisation_id, greatest(given.valid_from, own.valid_from),
    least(given.valid_to, own.valid_to), given.id, given.acts
  from delegations as given
  join person_roles as own on own.person_id = given.delegator and own.role = given.role
    and own.organisation_id = given.organisation_id
  where given.delegate = ${person}`

const mergedIds = 'array(select other.id from people as other where other.merged_into = people.id)'

/** Every id of a person in a statement on `people`: a list that an index is searched with. */
export const idsOfAsker = `array_append(${mergedIds}, people.id)`

/** The columns of an asker in a statement on `people`. */
export const askerColumns = `people.id, people.name, ${mergedIds} as "mergedIds",
  (select business_time from business_clock) as "businessTime",
  (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id,
      'from', valid_from, 'to', valid_to, 'delegation', delegation, 'acts', acts)
      order by valid_from, role, organisation_id, delegation), '[]')
    from (
      select role, organisation_id, valid_from, valid_to, null as delegation, null::text[] as acts
      from person_roles where person_id = any(${idsOfAsker})
      union all ${delegatedTo('people.id')} and given.revoked_at is null) as seats) as held,
  (select coalesce(jsonb_agg(jsonb_build_object('from', valid_from, 'to', valid_to)), '[]')
    from clearances where person_id = any(${idsOfAsker})) as clearances`

/** A row as an asker. */
export function toAsker({ id, mergedIds, name, held, clearances, businessTime }: AskerRow): Asker {
  const time = businessTime && fromMillis(businessTime.getTime())
  return { id, mergedIds, name, held, clearances, businessTime: time }
}

/** Who asks, in one statement; undefined for an unknown id. */
export async function askerById(db: Db, id: string): Promise<Asker | undefined> {
  const { rows } = await db
    .raw(`select ${askerColumns} from people where people.id = ?`, [id])
    .options(planned('asker'))
  return rows[0] && toAsker(rows[0])
}

/** The roles that an asker holds on a day, each in its organisation. */
export function seatsOn({ held }: Pick<Asker, 'held'>, on: LocalDate): ActingSeat[] {
  return held
    .filter(({ from, to }) => from <= on && (to === null || to >= on))
    .map(({ role, organisationId, delegation, acts }) => ({ role, organisationId, delegation, acts }))
}

/** Whether an asker is cleared for state secrets on a day. */
export function isClearedOn({ clearances }: Pick<Asker, 'clearances'>, on: LocalDate): boolean {
  return clearances.some(({ from, to }) => from <= on && to >= on)
}

/** Of these, the roles that are the person's own, and those of others that they act in. */
export function rolesIn(seats: readonly ActingSeat[]): {
  readonly roles: readonly Role[]
  readonly delegated: readonly Delegated[]
} {
  const own = seats.filter(({ delegation }) => delegation === null)
  const delegated = seats.flatMap(({ delegation: id, role, acts }) =>
    id === null ? [] : [{ id, role, acts }],
  )
  return { roles: [...new Set(own.map(({ role }) => role))], delegated }
}

/** Delegations to a person that were revoked on a day or later: what was done before stays right. */
export async function revokedDelegations(db: Db, person: string, on: LocalDate): Promise<Delegated[]> {
  const { rows } = await db.raw<{ rows: Delegated[] }>(
    `select id, role, acts from (${delegatedTo('?')} and given.revoked_at >= ?) as given
       (role, organisation_id, valid_from, valid_to, id, acts)
     where valid_from <= ? and valid_to >= ?`,
    [person, startOfDay(on), on, on],
  )
  return rows
}

/** What signing in needs of a person. */
export interface Credentials {
  readonly id: string
  /** The first address, by which failures are counted whichever was typed. */
  readonly email: string
  readonly passwordHash: string | null
  /** When a password that somebody else has seen stops opening the account; null for one's own. */
  readonly initialUntil: Date | null
}

/** The person of an e-mail address, any of theirs, however it is capitalised. */
export async function credentialsOf(db: Db, email: string): Promise<Credentials | undefined> {
  return db('person_emails')
    .join('people', 'people.id', 'person_id')
    .whereRaw('address = lower(?)', [email])
    .first('people.id', 'people.email', 'password_hash as passwordHash')
    .select('password_initial_until as initialUntil')
}

/** The hash of a person's password; null where they have none. */
export async function passwordHashOf(db: Db, personId: string): Promise<string | null> {
  const row = await db('people').where({ id: personId }).first('password_hash as passwordHash')
  return row?.passwordHash ?? null
}

/** Whether a person's password is still the one that the system made and somebody told them. */
export async function hasInitialPassword(db: Db, personId: string): Promise<boolean> {
  const row = await db('people').where({ id: personId }).first('password_initial as isInitial')
  return row?.isInitial ?? false
}

/** Every role of a person, past and future, with its organisation and dates. */
export interface RoleRow {
  readonly role: Role
  readonly organisationId: string
  readonly organisation: string
  readonly from: string
  readonly to: string | null
}

/** The roles of a person, in the order of their dates. */
export async function rolesOf(db: Db, personId: string): Promise<RoleRow[]> {
  return db('person_roles as held')
    .join('organisations as body', 'body.id', 'held.organisation_id')
    .where('held.person_id', personId)
    .orderBy('held.valid_from')
    .select('role', 'body.id as organisationId', 'body.name as organisation', 'held.valid_from as from')
    .select('held.valid_to as to')
}

/** What a person is to a task: for the task as a whole (stream '') or in one process of it. */
export interface RelationRow {
  /** The id under which the person is that. */
  readonly person: string
  readonly stream: string
  readonly relation: Relation
}

/** The present relations of a person, by any of their ids, to a task. */
export async function relationsToTask(
  db: Db,
  taskId: string,
  ids: readonly string[],
): Promise<RelationRow[]> {
  return db('task_people')
    .where({ task_id: taskId })
    .whereIn('person_id', [...ids])
    .whereNull('until')
    .distinct('person_id as person', 'stream', 'relation')
}

/**
 * The present relations of a person, by any of their ids, to a process such as a council's sitting, with the
 * task that each concerns.
 */
export async function relationsToStream(
  db: Db,
  stream: string,
  ids: readonly string[],
): Promise<{ readonly person: string; readonly taskId: string; readonly relation: Relation }[]> {
  return db('task_people')
    .where({ stream })
    .whereIn('person_id', [...ids])
    .whereNull('until')
    .distinct('person_id as person', 'task_id as taskId', 'relation')
}

/** Which of these ids are not those of a person; one that was merged into another names nobody any more. */
export async function unknownPeople(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const known: { id: string }[] = await db('people').whereIn('id', ids).whereNull('merged_into').select('id')
  return ids.filter((id) => !known.some((row) => row.id === id))
}

/** Which of these ids are not those of an organisation. */
export async function unknownOrganisations(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const known: { id: string }[] = await db('organisations').whereIn('id', ids).select('id')
  return ids.filter((id) => !known.some((row) => row.id === id))
}

/** The names of people, by their ids. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows: { id: string; name: string }[] = await db('people')
    .whereIn('id', [...ids])
    .select('id', 'name')
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The tasks from which a conflict keeps a person out. They are few: lists leave them out by their ids. */
export async function keptOutOf(db: Db, ids: readonly string[]): Promise<string[]> {
  return db('task_people')
    .where({ relation: 'conflicted' })
    .whereIn('person_id', [...ids])
    .whereNull('until')
    .distinct()
    .pluck('task_id')
}

/**
 * Every id of each of these people at a time, by the id that is given: those of records that had been merged
 * by then are ids of one person.
 */
export async function idsOfPeople(
  db: Db | Trx,
  ids: readonly string[],
  at: Instant | 'infinity' = 'infinity',
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await db.raw<{ rows: { id: string; all: string[] }[] }>(
    'select id, ids_of_person(id, ?) as "all" from people where id = any(?)',
    [at, [...ids]],
  )
  return new Map(rows.map((row) => [row.id, row.all]))
}
