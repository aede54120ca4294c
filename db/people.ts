import { fromMillis, type Instant, type LocalDate } from '../domain/instant'
import type { Relation, Role } from '../domain/life'
import { type Db, planned } from './connection'

/** A role in an organisation. */
export interface Seat {
  readonly role: Role
  readonly organisationId: string
}

/** Who asks, with the roles of all their days: which day it is may follow from what is read with them. */
export interface Asker {
  readonly id: string
  readonly name: string
  readonly held: readonly (Seat & { readonly from: LocalDate; readonly to: LocalDate | null })[]
  /** Where business time stands in training mode; null before it was ever moved. */
  readonly businessTime: Instant | null
}

/** An asker as PostgreSQL gives it. */
export type AskerRow = Omit<Asker, 'businessTime'> & { readonly businessTime: Date | null }

/** The columns of an asker in a statement on `people`. */
export const askerColumns = `people.id, people.name,
  (select business_time from business_clock) as "businessTime",
  (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id,
      'from', valid_from, 'to', valid_to) order by valid_from, role, organisation_id), '[]')
    from person_roles where person_id = people.id) as held`

/** A row as an asker. */
export function toAsker({ id, name, held, businessTime }: AskerRow): Asker {
  return { id, name, held, businessTime: businessTime && fromMillis(businessTime.getTime()) }
}

/** Who asks, in one statement; undefined for an unknown id. */
export async function askerById(db: Db, id: string): Promise<Asker | undefined> {
  const { rows } = await db
    .raw(`select ${askerColumns} from people where people.id = ?`, [id])
    .options(planned('asker'))
  return rows[0] && toAsker(rows[0])
}

/** The roles that an asker holds on a day, each in its organisation. */
export function seatsOn({ held }: Asker, on: LocalDate): Seat[] {
  return held
    .filter(({ from, to }) => from <= on && (to === null || to >= on))
    .map(({ role, organisationId }) => ({ role, organisationId }))
}

/** What signing in needs of a person. */
export interface Credentials {
  readonly id: string
  readonly passwordHash: string | null
}

/** The person of an e-mail address, however it is capitalised. */
export async function credentialsOf(db: Db, email: string): Promise<Credentials | undefined> {
  return db('people')
    .whereRaw('lower(email) = lower(?)', [email])
    .first('id', 'password_hash as passwordHash')
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
  readonly stream: string
  readonly relation: Relation
}

/** The present relations of a person to a task. */
export async function relationsToTask(db: Db, taskId: string, personId: string): Promise<RelationRow[]> {
  return db('task_people')
    .where({ task_id: taskId, person_id: personId })
    .whereNull('until')
    .distinct('stream', 'relation')
}

/**
 * The present relations of a person to a process such as a council's sitting, with the task that each
 * concerns.
 */
export async function relationsToStream(
  db: Db,
  stream: string,
  personId: string,
): Promise<{ readonly taskId: string; readonly relation: Relation }[]> {
  return db('task_people')
    .where({ stream, person_id: personId })
    .whereNull('until')
    .distinct('task_id as taskId', 'relation')
}

/** Which of these ids are not those of a person. */
export async function unknownPeople(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const known: { id: string }[] = await db('people').whereIn('id', ids).select('id')
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
