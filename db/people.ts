import type { LocalDate } from '../domain/instant'
import type { Relation, Role } from '../domain/life'
import type { Db } from './connection'

/** A person with what they are on a day. */
export interface PersonOnDay {
  readonly id: string
  readonly name: string
  /** Roles held that day, each in its organisation. */
  readonly seats: readonly { readonly role: Role; readonly organisationId: string }[]
}

/** A person and the roles that they hold on a day; undefined for an unknown id. */
export async function personOnDay(db: Db, id: string, on: LocalDate): Promise<PersonOnDay | undefined> {
  const person = await db('people').where({ id }).first('id', 'name')
  if (!person) return undefined
  const seats = await db('person_roles')
    .where({ person_id: id })
    .where('valid_from', '<=', on)
    .where((until) => until.whereNull('valid_to').orWhere('valid_to', '>=', on))
    .distinct('role', 'organisation_id as organisationId')
  return { ...person, seats }
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
  const known: { id: string }[] = await db('people').whereIn('id', ids).select('id')
  return ids.filter((id) => !known.some((row) => row.id === id))
}

/** Which of these ids are not those of an organisation. */
export async function unknownOrganisations(db: Db, ids: readonly string[]): Promise<string[]> {
  const known: { id: string }[] = await db('organisations').whereIn('id', ids).select('id')
  return ids.filter((id) => !known.some((row) => row.id === id))
}
