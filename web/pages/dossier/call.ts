import { reads } from '../../api/query'
import type { Me } from '../../shell/session'
import type { Chosen } from './dossier'

/** A call as anyone may read it, with the forms of its dossiers. */
export function useCall(taskId: string) {
  return reads.useQuery('get', '/api/calls/{taskId}', { params: { path: { taskId } } })
}

/** The call as the viewer stands to it: their own dossier, and what they may do. */
export function useOwnCall(taskId: string) {
  return reads.useQuery('get', '/api/tasks/{taskId}/call', { params: { path: { taskId } } })
}

/** A call as it is answered. */
export type Call = NonNullable<ReturnType<typeof useCall>['data']>
/** The viewer's own side of it. */
export type OwnCall = NonNullable<ReturnType<typeof useOwnCall>['data']>

/** The organisations for which a person may apply. */
export function applyingFor({ roles, businessTime }: Me): Chosen[] {
  const held = roles.filter(
    ({ role, to }) =>
      (role === 'principalInvestigator' || role === 'hostRepresentative') &&
      (to === null || to >= businessTime.slice(0, 10)),
  )
  return [...new Map(held.map(({ organisation }) => [organisation.id, organisation])).values()]
}
