import type { LocalDate } from '../../domain/instant'
import type { Db } from '../connection'

/** What a directory is narrowed to. */
export interface DirectoryFilter {
  readonly q?: string
  readonly role?: string
  readonly organisation?: string
  /** The id after which the page begins. */
  readonly after?: string
  readonly limit: number
  readonly on: LocalDate
}

/** A person in the directory, with the organisations in which they hold a role that day. */
export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly degree: string | null
  readonly field: string | null
  readonly specialty: string | null
  readonly seats: readonly {
    readonly role: string
    readonly organisation: string
    readonly organisationId: string
  }[]
}

/** A page of people by id. */
export async function listPeople(db: Db, filter: DirectoryFilter): Promise<PersonRow[]> {
  const { q, role, organisation, after, limit, on } = filter
  const held = () =>
    db('person_roles')
      .where('person_roles.valid_from', '<=', on)
      .where((until) => until.whereNull('person_roles.valid_to').orWhere('person_roles.valid_to', '>=', on))
  const query = db('people').whereNull('merged_into').orderBy('id').limit(limit)
  if (after) query.where('id', '>', after)
  if (q) query.whereRaw("plain_text(name) like '%' || plain_text(?) || '%'", [q])
  if (role) query.whereIn('id', held().where({ role }).select('person_id'))
  if (organisation) query.whereIn('id', held().where({ organisation_id: organisation }).select('person_id'))
  const people = await query.select('id', 'name', 'email', 'degree', 'field', 'specialty')
  const seats = await held()
    .join('organisations', 'organisations.id', 'person_roles.organisation_id')
    .whereIn(
      'person_id',
      people.map(({ id }) => id),
    )
    .orderBy(['person_id', 'role', 'organisation_id'])
    .select('person_id', 'role', 'organisations.id as organisationId', 'organisations.name as organisation')
  return people.map((person) => ({
    ...person,
    seats: seats
      .filter((seat) => seat.person_id === person.id)
      .map(({ role: one, organisationId, organisation: name }) => ({
        ...{ role: one, organisationId },
        organisation: name,
      })),
  }))
}

/** An organisation in the directory. */
export interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: string
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly successor: string | null
}

/** A page of organisations by id. */
export async function listOrganisations(
  db: Db,
  { q, after, limit }: Pick<DirectoryFilter, 'q' | 'after' | 'limit'>,
): Promise<OrganisationRow[]> {
  const query = db('organisations').orderBy('id').limit(limit)
  if (after) query.where('id', '>', after)
  if (q) query.whereRaw("plain_text(name) like '%' || plain_text(?) || '%'", [q])
  return query
    .select('id', 'name', 'short_name as shortName', 'kind', 'valid_from as validFrom')
    .select('valid_to as validTo', 'successor')
}
