import type { Limits } from '../../deps'
import type { RouteDefinition } from '../../route'
import { ofOthersRoutes } from './of-others'
import { ownIdentityRoutes } from './own-identity'
import { passwordRoutes } from './passwords'
import { secondFactorRoutes } from './second-factor'
import { ownSessionsRoutes } from './sessions'
import { tokenRoutes } from './tokens'

/** What belongs to one's own account: password, sessions, second factor, tokens. */
export function identityRoutes(limits: Limits): RouteDefinition[] {
  return [
    ...passwordRoutes(limits),
    ...ownSessionsRoutes,
    ...secondFactorRoutes,
    ...tokenRoutes,
    ...ownIdentityRoutes,
    ...ofOthersRoutes,
  ]
}
