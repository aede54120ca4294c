import type { operations } from '../../../dist/api/schema'

/** What the list is narrowed to and ordered by, as the API takes it. */
export type TaskQuery = NonNullable<operations['listTasks']['parameters']['query']>

/** Where each condition stands in the page's address. */
export const names = {
  q: 'tim',
  stage: 'giai-doan',
  field: 'linh-vuc',
  type: 'loai',
  outcome: 'ket-qua',
  late: 'qua-han',
  sort: 'xep',
} as const

/** The name of a condition. */
export type Condition = keyof typeof names

/** A search of one letter is none: the API asks for two. */
export const shortestSearch = 2

/** The conditions in a page's address as the API takes them. One that it does not know, it refuses. */
export function queryIn(params: URLSearchParams): TaskQuery {
  const given = Object.entries(names).flatMap(([condition, name]) => {
    const value = params.get(name)?.trim()
    if (!value || (condition === 'q' && value.length < shortestSearch)) return []
    return [[condition, value]]
  })
  return Object.fromEntries(given) as TaskQuery
}

/** The address with a condition changed; a value of undefined takes it away. */
export function withCondition(
  params: URLSearchParams,
  condition: Condition,
  value: string | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params)
  if (value) next.set(names[condition], value)
  else next.delete(names[condition])
  return next
}

/** How many conditions narrow the list; its order is none. */
export function conditionsIn(params: URLSearchParams): number {
  return Object.keys(queryIn(params)).filter((condition) => condition !== 'sort').length
}
