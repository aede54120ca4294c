import type { Trx } from '../../db/connection'
import type { Role } from '../../domain/life'
import { place } from './places'

/**
 * People and bodies that a group of copies has of its own: nobody judges or proposes thousands of tasks.
 * Offices, and those who may answer calls, are the same for all: letters go to all who hold their
 * role, whoever they are.
 */
export interface OwnPeople {
  readonly people: readonly string[]
  readonly organisations: readonly string[]
}

const ownRoles: readonly Role[] = ['proposer', 'resultUser', 'expert', 'teamMember']

/** Those among the named who are a group's own. */
export async function ownPeople(trx: Trx, people: readonly string[]): Promise<OwnPeople> {
  const seats: { person: string; role: Role; organisation: string }[] = await trx('person_roles').distinct(
    'person_id as person',
    'role',
    'organisation_id as organisation',
  )
  const shared = seats.filter(({ role }) => !ownRoles.includes(role))
  const own = seats.filter(
    ({ person }) => people.includes(person) && !shared.some((seat) => seat.person === person),
  )
  const proposing = own.filter(({ role }) => role === 'proposer').map(({ organisation }) => organisation)
  const ofOthers = new Set(shared.map(({ organisation }) => organisation))
  return {
    people: [...new Set(own.map(({ person }) => person))],
    organisations: [...new Set(proposing)].filter((id) => !ofOthers.has(id)),
  }
}

/** The id of a person or body in a group. */
export function idIn(id: string, group: string): string {
  return `${id}.${group}`
}

/** The same with the place for the group. */
export const idInGroup = (id: string): string => idIn(id, place('group'))

/** Adds the people of groups, with everything that is on record about them. Those who are there stay. */
export async function addPeople(trx: Trx, own: OwnPeople, groups: readonly string[]): Promise<void> {
  const bindings = { people: [...own.people], organisations: [...own.organisations], groups: [...groups] }
  const person = (column: string) => ownId(column, ':people')
  const body = (column: string) => ownId(column, ':organisations')
  const groupsOf = 'unnest(cast(:groups as text[])) g'
  for (const statement of [
    `insert into organisations select ${body('o.id')}, name, short_name, kind, valid_from, valid_to,
       ${body('successor')} from organisations o, ${groupsOf}
     where o.id = any(:organisations) on conflict do nothing`,
    `insert into people select ${person('p.id')}, name, g || '.' || email, degree, field, specialty,
       years_in_field, password_hash from people p, ${groupsOf}
     where p.id = any(:people) on conflict do nothing`,
    `insert into person_roles select ${person('person_id')}, role, ${body('organisation_id')}, valid_from,
       valid_to from person_roles, ${groupsOf}
     where person_id = any(:people) on conflict do nothing`,
    `insert into person_employments select ${person('person_id')}, ${body('organisation_id')}, valid_from,
       valid_to from person_employments, ${groupsOf}
     where person_id = any(:people) on conflict do nothing`,
    `insert into person_relations
     select ${person('person_id')}, ${person('other_id')}, kind, note, recorded_at
     from person_relations, ${groupsOf}
     where person_id = any(:people) or other_id = any(:people) on conflict do nothing`,
  ]) {
    await trx.raw(statement, bindings)
  }
}

/** An id that becomes the group's where it is the group's own. */
const ownId = (column: string, own: string) =>
  `case when ${column} = any(${own}) then ${column} || '.' || g else ${column} end`
