import type { SelectionBallot } from '../../domain/council/selection-ballots'
import type { ScoredApplication, Scoring } from '../../domain/council/selection-scoring'
import { dong } from '../../domain/money'
import { law } from './law'

const table = law.selection.pointsTables.value.applied

/** Points of the applied table that sum to a total, spread from the first criterion on. */
export function pointsOf(total: number): Record<string, number> {
  let left = total
  return Object.fromEntries(
    Object.entries(table).map(([criterion, max]) => {
      const points = Math.min(left, max)
      left -= points
      return [criterion, points]
    }),
  )
}

/** Points near the same share of every criterion, so that none is 0. */
export function evenPoints(total: number): Record<string, number> {
  const points = Object.fromEntries(
    Object.entries(table).map(([name, max]) => [name, Math.floor((max * total) / 100)]),
  )
  let left = total - Object.values(points).reduce((a, b) => a + b, 0)
  for (const [name, max] of Object.entries(table)) {
    const more = Math.min(left, max - (points[name] ?? 0))
    points[name] = (points[name] ?? 0) + more
    left -= more
  }
  return points
}

/** One ballot a member with such a total. */
export const ballotsFor = (application: string, totals: readonly number[]): SelectionBallot[] =>
  totals.map((total, index) => ({ member: `P${index + 1}`, application, points: evenPoints(total) }))

/** An application like all others but for a change. */
export const application = (id: string, change: Partial<ScoredApplication> = {}): ScoredApplication => ({
  id,
  hostIsProposer: false,
  stateDong: dong(1_000_000_000),
  hasExcellentTask: false,
  ...change,
})

/** A sitting with such totals by application. */
export const scoring = (
  totals: Record<string, readonly number[]>,
  changes: Record<string, Partial<ScoredApplication>> = {},
  more: Partial<Scoring> = {},
): Scoring => ({
  applications: Object.keys(totals).map((id) => application(id, changes[id])),
  ballots: Object.entries(totals).flatMap(([id, list]) => ballotsFor(id, list)),
  table: 'applied',
  appointed: 9,
  present: Math.max(...Object.values(totals).map((list) => list.length)),
  ...more,
})
/** The same total from nine members. */
export const nine = (total: number) => Array.from({ length: 9 }, () => total)
