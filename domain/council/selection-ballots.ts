import type { Law } from '../../regulations/schema'
import { type BigRatio, compareRatios, multiplyRatios, ofRational, ratio, ratioHolds } from '../fractions'
import { type Refusal, refuse } from '../verdict'
import type { TaskType } from './determination-tally'

/** Name of a scoring table. */
export type PointsTableName = keyof Law['selection']['pointsTables']['value']

/** One member's points for one application. */
export interface SelectionBallot {
  readonly member: string
  readonly application: string
  readonly points: Readonly<Record<string, number>>
  readonly comment?: string
}

/** A ballot that does not count: its points are not of the table, or too far from the mean. */
export interface InvalidBallot {
  readonly member: string
  readonly total: number
  readonly reason: 'malformed' | 'outlier'
}

/** The scoring table of a task; `social` says whether its field is of the social sciences and humanities. */
export function pointsTableFor(type: TaskType, social: boolean, law: Law['selection']): PointsTableName {
  const name = law.pointsTableOf.value[type]
  if (name !== 'byField') return name
  return social ? 'social' : 'applied'
}

/** The points of a ballot summed. */
export function totalOf(ballot: SelectionBallot): number {
  return Object.values(ballot.points).reduce((sum, points) => sum + points, 0)
}

/**
 * Every defect of a scoring ballot: criteria without points, criteria of another table, points out of
 * range.
 */
export function selectionBallotDefects(
  ballot: SelectionBallot,
  table: PointsTableName,
  law: Law['selection'],
): Refusal[] {
  const { cite: clause, value: tables } = law.pointsTables
  const most = tables[table]
  const missing = Object.keys(most).filter((criterion) => ballot.points[criterion] === undefined)
  const foreign = Object.keys(ballot.points).filter((criterion) => most[criterion] === undefined)
  const defects: Refusal[] = []
  if (missing.length > 0) defects.push(refuse('selection/points-missing', { clause, criteria: missing }))
  if (foreign.length > 0) defects.push(refuse('selection/criteria-unknown', { clause, criteria: foreign }))
  for (const [criterion, max] of Object.entries(most)) {
    const points = ballot.points[criterion]
    if (points === undefined || (Number.isSafeInteger(points) && points >= 0 && points <= max)) continue
    defects.push(refuse('selection/points-out-of-range', { clause, criterion, points, max }))
  }
  return defects
}

/** The mean of so many totals; undefined of none. */
export function meanOf(totals: readonly number[]): BigRatio | undefined {
  if (totals.length === 0) return undefined
  return ratio(
    totals.reduce((sum, total) => sum + total, 0),
    totals.length,
  )
}

/** The share of the mean by which a total is away from it, compared as the edition says. */
function isOutlier(total: number, mean: BigRatio, law: Law['selection']): boolean {
  const difference = ratio(BigInt(total) * mean.denominator - mean.numerator, mean.denominator)
  const away = compareRatios(difference, ratio(0)) < 0 ? multiplyRatios(difference, ratio(-1)) : difference
  const allowed = multiplyRatios(mean, ofRational(law.outlierShare.value))
  return ratioHolds(away, law.outlierComparator.value, allowed)
}

/**
 * Sorts one application's ballots into those that count and those that do not (TT 20/2023, Điều 11.5d).
 * Malformed ballots fall first; the rest are judged against the mean, once, or until none falls where the
 * edition says so.
 */
export function judgeBallots(
  ballots: readonly SelectionBallot[],
  table: PointsTableName,
  law: Law['selection'],
): { readonly valid: readonly SelectionBallot[]; readonly invalid: readonly InvalidBallot[] } {
  const formed = ballots.filter((ballot) => selectionBallotDefects(ballot, table, law).length === 0)
  let valid = formed
  for (let round = 0; round < (law.outlierJudgedOnce.value ? 1 : ballots.length); round++) {
    const judged = law.outlierBase.value === 'allBallotsCast' ? ballots : valid
    const mean = meanOf(judged.map(totalOf))
    if (mean === undefined) break
    valid = valid.filter((ballot) => !isOutlier(totalOf(ballot), mean, law))
  }
  const invalid = ballots
    .filter((ballot) => !valid.includes(ballot))
    .map((ballot): InvalidBallot => {
      const reason = formed.includes(ballot) ? 'outlier' : 'malformed'
      return { member: ballot.member, total: totalOf(ballot), reason }
    })
  return { valid, invalid }
}
