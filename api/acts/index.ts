import type { ActDefinition } from './act'
import { orderingActs } from './ordering'

/** Every act of the API, stage by stage. */
export const acts: readonly ActDefinition[] = [...orderingActs]

const byName = new Map(acts.map((act) => [act.name, act]))

/** An act by its name. */
export function actByName(name: string): ActDefinition | undefined {
  return byName.get(name)
}

/** The Vietnamese title of an act; its name where the API does not offer it. */
export function actTitle(name: string): string {
  return byName.get(name)?.title ?? name
}
