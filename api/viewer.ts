import { type Asker, type Seat, seatsOn } from '../db/people'
import type { LocalDate } from '../domain/instant'
import type { Role } from '../domain/life'

/** The signed-in person with what they are on the business day. */
export interface Viewer {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly seats: readonly Seat[]
}

/** Whoever asks as a viewer on a day. */
export function viewerOn(asker: Asker, on: LocalDate): Viewer {
  const seats = seatsOn(asker, on)
  return { id: asker.id, name: asker.name, seats, roles: [...new Set(seats.map(({ role }) => role))] }
}

/** The organisations in which a viewer holds one of the roles. */
export function organisationsAs(viewer: Viewer, roles: readonly Role[]): string[] {
  return [
    ...new Set(
      viewer.seats.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId),
    ),
  ]
}
