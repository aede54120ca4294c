import type { FactToProject } from '../../../db/projections/project'

/** Types the data of a fact once, where its letters begin. */
export function dataOf<T>(fact: FactToProject): T {
  return fact.data as T
}
