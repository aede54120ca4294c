import type { Limits } from '../deps'
import type { RouteDefinition } from '../route'
import { clockRoutes } from './clock'
import { sessionRoutes } from './session'

/** Every route that is not an act: one file a resource, one line here. */
export function allRoutes(limits: Limits): RouteDefinition[] {
  return [...sessionRoutes(limits), ...clockRoutes]
}
