import type { Db } from '../db/connection'
import { type PersonOnDay, personOnDay } from '../db/people'
import type { LocalDate } from '../domain/instant'
import type { Role } from '../domain/life'

/** The signed-in person with what they are on the business day. */
export interface Viewer {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly seats: PersonOnDay['seats']
}

/** The person as a viewer on a day; undefined for an unknown id. */
export async function viewerOf(db: Db, personId: string, on: LocalDate): Promise<Viewer | undefined> {
  const person = await personOnDay(db, personId, on)
  return person && { ...person, roles: [...new Set(person.seats.map(({ role }) => role))] }
}

/** The organisations in which a viewer holds one of the roles. */
export function organisationsAs(viewer: Viewer, roles: readonly Role[]): string[] {
  return [
    ...new Set(
      viewer.seats.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId),
    ),
  ]
}
