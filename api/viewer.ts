import { type Asker, isClearedOn, rolesIn, type Seat, seatsOn } from '../db/people'
import type { LocalDate } from '../domain/instant'
import type { Role } from '../domain/life'
import type { Delegated } from '../domain/rights/delegation'

/** The signed-in person with what they are on the business day. */
export interface Viewer {
  readonly id: string
  /** Every id under which they are known, their own first: records of one person may have been merged. */
  readonly ids: readonly string[]
  readonly name: string
  /** Every role that they may look about as: their own, and those that they act in by a delegation. */
  readonly roles: readonly Role[]
  /** The roles that are their own. */
  readonly ownRoles: readonly Role[]
  readonly delegated: readonly Delegated[]
  readonly seats: readonly Seat[]
  /** Whether they are cleared for state secrets. */
  readonly cleared: boolean
}

/** Whoever asks as a viewer on a day. */
export function viewerOn(asker: Asker, on: LocalDate): Viewer {
  const seats = seatsOn(asker, on)
  const { roles: ownRoles, delegated } = rolesIn(seats)
  const roles = [...new Set(seats.map(({ role }) => role))]
  const ids = [asker.id, ...asker.mergedIds]
  const cleared = isClearedOn(asker, on)
  return { id: asker.id, ids, name: asker.name, seats, roles, ownRoles, delegated, cleared }
}

/** The roles all of whose acts are a viewer's to do: their own, and those delegated to them whole. */
export function rolesInFull({ ownRoles, delegated }: Viewer): Role[] {
  const whole = delegated.filter(({ acts }) => acts === null).map(({ role }) => role)
  return [...new Set([...ownRoles, ...whole])]
}

/** The organisations in which a viewer holds one of the roles. */
export function organisationsAs(viewer: Viewer, roles: readonly Role[]): string[] {
  return [
    ...new Set(
      viewer.seats.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId),
    ),
  ]
}
