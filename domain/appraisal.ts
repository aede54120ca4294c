import type { Law } from '../regulations/schema'
import {
  type EstimateLine,
  type EstimateLineName,
  finalLumpAssetDefects,
  type LumpSum,
  overheadDefects,
} from './estimate'
import { type Dong, dong, isDong, sum } from './money'
import { type Refusal, refuse } from './verdict'

/** One line of the appraisal: State money proposed and accepted, counterpart money, why it was cut. */
export interface AppraisalLine {
  readonly line: EstimateLineName
  readonly proposed: number
  readonly accepted: number
  readonly counterpart: number
  readonly reason: string | null
}

/** What the lines sum to, in đồng. */
export function appraisalTotals(lines: readonly AppraisalLine[]): {
  readonly proposed: Dong
  readonly state: Dong
  readonly counterpart: Dong
} {
  return {
    proposed: sum(lines.map((line) => dong(line.proposed))),
    state: sum(lines.map((line) => dong(line.accepted))),
    counterpart: sum(lines.map((line) => dong(line.counterpart))),
  }
}

/**
 * Every defect of an appraisal at once, against the winner's estimate: a line missing or changed, accepted
 * above what was proposed, a cut without its reason, stated sums, the overhead of the new total, the lump
 * sum's limits.
 */
export function appraisalDefects(
  lines: readonly AppraisalLine[],
  estimate: readonly EstimateLine[],
  stated: { readonly stateTotal: number; readonly counterpartTotal: number; readonly lumpSum: LumpSum },
  law: Law['appraisal'],
): Refusal[] {
  const unclean = lines.filter(({ proposed, accepted, counterpart }) =>
    [proposed, accepted, counterpart].some((amount) => !isDong(amount) || amount < 0),
  )
  if (unclean.length > 0) {
    return [refuse('estimate/not-whole-dong', { where: unclean.map(({ line }) => line) })]
  }
  const accepted = lines.map(({ line, accepted: state }) => ({ line, state }))
  const totals = appraisalTotals(lines)
  const differs = (source: string, told: number, summed: number): Refusal[] =>
    told === summed ? [] : [refuse('estimate/sum', { source, stated: told, summed })]
  return [
    ...coverageDefects(lines, estimate),
    ...lines.flatMap(cutDefects),
    ...differs('state', stated.stateTotal, totals.state),
    ...differs('counterpart', stated.counterpartTotal, totals.counterpart),
    ...overheadDefects(accepted, totals.state, law),
    ...(stated.lumpSum === 'final' ? finalLumpAssetDefects(accepted, totals.state, law) : []),
  ]
}

function coverageDefects(lines: readonly AppraisalLine[], estimate: readonly EstimateLine[]): Refusal[] {
  const names = lines.map(({ line }) => line)
  const missing = estimate.filter(({ line }) => !names.includes(line)).map(({ line }) => line)
  const repeated = names.filter((line, index) => names.indexOf(line) !== index)
  const changed = lines
    .filter(({ line, proposed }) => estimate.find((own) => own.line === line)?.state !== proposed)
    .map(({ line }) => line)
  return [
    ...(missing.length > 0 ? [refuse('appraisal/line-missing', { lines: missing })] : []),
    ...(repeated.length > 0 ? [refuse('estimate/line-twice', { lines: repeated })] : []),
    ...(changed.length > 0 ? [refuse('appraisal/proposed-differs', { lines: changed })] : []),
  ]
}

function cutDefects({ line, proposed, accepted, reason }: AppraisalLine): Refusal[] {
  if (accepted > proposed) return [refuse('appraisal/above-proposed', { line, proposed, accepted })]
  const explained = reason !== null && reason.trim() !== ''
  return accepted < proposed && !explained ? [refuse('appraisal/cut-without-reason', { line })] : []
}
