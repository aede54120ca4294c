import type { Law } from '../../regulations/schema'
import {
  addRatios,
  type BigRatio,
  compareRatios,
  compareShare,
  multiplyRatios,
  ofRational,
  type Rational,
  ratio,
  ratioHolds,
  toRational,
} from '../fractions'
import type { Dong } from '../money'
import {
  type InvalidBallot,
  judgeBallots,
  meanOf,
  type PointsTableName,
  type SelectionBallot,
  totalOf,
} from './selection-ballots'
import { votersIn } from './vote-base'

/** What a ranking needs to know of an application. */
export interface ScoredApplication {
  readonly id: string
  /** Its host is the organisation that proposed the task. */
  readonly hostIsProposer: boolean
  readonly stateDong: Dong
  /** Its investigator or host has an "excellent" task within the edition's term. */
  readonly hasExcellentTask: boolean
}

/** A sitting's ballots and what they are judged with. */
export interface Scoring {
  readonly applications: readonly ScoredApplication[]
  readonly ballots: readonly SelectionBallot[]
  readonly table: PointsTableName
  readonly appointed: number
  readonly present: number
  /** The member who presides, for an edition whose ties the chair's score breaks. */
  readonly presiding?: string
  /** The application that the authority's recorded act chose among those still tied. */
  readonly authorityChoice?: string
}

/** A rule that breaks a tie. */
export type TieRule = Law['selection']['tieRules']['value'][number]

/** One application's result, explained. Points are exact fractions. */
export interface ApplicationScore {
  readonly application: string
  readonly rank: number
  readonly validBallots: readonly string[]
  readonly invalidBallots: readonly InvalidBallot[]
  /** The mean of every ballot cast. */
  readonly meanOfAll?: Rational
  /** The mean of the valid ballots, on which all else rests. */
  readonly mean?: Rational
  readonly bonus?: Rational
  /** The mean with the bonus: what is ranked. */
  readonly final?: Rational
  readonly reachesPassMark: boolean
  /** Criteria to which too many gave 0. */
  readonly zeroCriteria: readonly string[]
  readonly struckByZeroRule: boolean
  /** The mean of the content criterion, for ties. */
  readonly contentMean?: Rational
}

/** A tie among those that satisfy all: the rules asked in turn, and whom each left. */
export interface TieBreak {
  readonly tied: readonly string[]
  readonly steps: readonly { readonly rule: TieRule; readonly left: readonly string[] }[]
  readonly resolvedBy?: TieRule
}

/**
 * What the council recommends. `none`: nobody satisfies all, a new call. `tied`: the authority must choose.
 * `repeat`: no valid ballot was cast, the sitting is repeated.
 */
export interface SelectionResult {
  readonly outcome: 'winner' | 'none' | 'tied' | 'repeat'
  readonly winner?: string
  readonly ranking: readonly ApplicationScore[]
  readonly tie?: TieBreak
  /** The number that a share of zeros is taken of. */
  readonly zeroBase: number
  readonly clause: string
}

/** The law that a selection is judged by. */
export type SelectionLaw = Pick<Law, 'selection' | 'council'>

interface Scored {
  readonly application: ScoredApplication
  readonly score: Omit<ApplicationScore, 'rank'>
  readonly final: BigRatio | undefined
  readonly content: BigRatio | undefined
  readonly presidingTotal: number | undefined
}

/**
 * Scores, ranks and recommends (TT 20/2023, Điều 11.5-11.8); one ballot a member and application counts,
 * the last.
 */
export function scoreSelection(scoring: Scoring, law: SelectionLaw): SelectionResult {
  const key = (ballot: SelectionBallot) => `${ballot.application} ${ballot.member}`
  const ballots = [...new Map(scoring.ballots.map((ballot) => [key(ballot), ballot])).values()]
  const scored = scoring.applications.map((application) =>
    scoreApplication(application, ballots, scoring, law),
  )
  const compare = byFinalThenRules(law.selection.tieRules.value, scoring.authorityChoice)
  const ranked = [...scored].sort(compare)
  const ranking = ranked.map(({ score }, index) => ({ rank: index + 1, ...score }))
  const zeroBase = zeroVoters(ballots, scoring, law)
  const common = { ranking, zeroBase, clause: law.selection.passMark.cite }
  const anyValid = ranking.some((row) => row.validBallots.length > 0)
  if (!anyValid && law.council.repeatedWithoutValidBallot.value) return { outcome: 'repeat', ...common }
  const satisfying = ranked.filter(({ score }) => score.reachesPassMark && !score.struckByZeroRule)
  const [leader] = law.selection.runnerUpReplacesStruckOut.value
    ? satisfying
    : ranked.slice(0, 1).filter((row) => satisfying.includes(row))
  if (leader === undefined) return { outcome: 'none', ...common }
  const tied = satisfying.filter((row) => compareFinals(row, leader) === 0)
  if (tied.length === 1) return { outcome: 'winner', winner: leader.application.id, ...common }
  const tie = breakTie(tied, law.selection.tieRules.value, scoring.authorityChoice)
  if (tie.resolvedBy === undefined) return { outcome: 'tied', tie, ...common }
  return { outcome: 'winner', winner: leader.application.id, tie, ...common }
}

function scoreApplication(
  application: ScoredApplication,
  all: readonly SelectionBallot[],
  scoring: Scoring,
  law: SelectionLaw,
): Scored {
  const { selection } = law
  const ballots = all.filter((ballot) => ballot.application === application.id)
  const { valid, invalid } = judgeBallots(ballots, scoring.table, selection)
  const mean = meanOf(valid.map(totalOf))
  const reaches = (points: BigRatio | undefined) =>
    points !== undefined &&
    ratioHolds(points, selection.passComparator.value, ratio(selection.passMark.value))
  const earnsBonus = application.hostIsProposer && reaches(mean)
  const bonusShare = earnsBonus ? ofRational(selection.proposerHostBonusShare.value) : ratio(0)
  const bonus = mean && multiplyRatios(mean, bonusShare)
  const final = mean && bonus && addRatios(mean, bonus)
  const criterion = selection.contentCriterion.value[scoring.table]
  const content = meanOf(valid.map((ballot) => ballot.points[criterion] ?? 0))
  const zeroCriteria = zeroed(ballots, zeroVoters(all, scoring, law), scoring.table, selection)
  const meanOfAll = meanOf(ballots.map(totalOf))
  const presided = valid.find((ballot) => ballot.member === scoring.presiding)
  return {
    application,
    final,
    content,
    presidingTotal: presided && totalOf(presided),
    score: {
      application: application.id,
      validBallots: valid.map((ballot) => ballot.member),
      invalidBallots: invalid,
      ...(meanOfAll && { meanOfAll: toRational(meanOfAll) }),
      ...(mean && { mean: toRational(mean) }),
      ...(bonus && { bonus: toRational(bonus) }),
      ...(final && { final: toRational(final) }),
      reachesPassMark: reaches(final),
      zeroCriteria,
      struckByZeroRule: zeroCriteria.length > 0,
      ...(content && { contentMean: toRational(content) }),
    },
  }
}

/** The number that a share of zeros is taken of: members, however many ballots each cast. */
function zeroVoters(ballots: readonly SelectionBallot[], scoring: Scoring, law: SelectionLaw): number {
  const cast = new Set(ballots.map((ballot) => ballot.member)).size
  const { appointed, present } = scoring
  return votersIn(law.selection.zeroBase.value, { appointed, present, cast, valid: cast }, law.council)
}

/**
 * Criteria of one application to which too large a share gave 0 (TT 20/2023, Điều 11.8a). A zero counts
 * although its ballot is too far from the mean: the clause counts the members who gave it.
 */
function zeroed(
  ballots: readonly SelectionBallot[],
  base: number,
  table: PointsTableName,
  law: Law['selection'],
): string[] {
  return Object.keys(law.pointsTables.value[table]).filter((criterion) => {
    const zeros = ballots.filter((ballot) => ballot.points[criterion] === 0).length
    return compareShare(zeros, base, law.zeroComparator.value, law.zeroShare.value)
  })
}

/** Negative when `a` ranks before `b`; an application without a valid ballot ranks last. */
function compareFinals(a: Scored, b: Scored): number {
  if (a.final === undefined || b.final === undefined) {
    return Number(a.final === undefined) - Number(b.final === undefined)
  }
  return compareRatios(b.final, a.final)
}

/** Negative when the rule prefers `a`, 0 when it does not tell them apart. */
function compareByRule(rule: TieRule, a: Scored, b: Scored, choice: string | undefined): number {
  switch (rule) {
    case 'lessStateMoney':
      return a.application.stateDong - b.application.stateDong
    case 'excellentTask':
      return Number(b.application.hasExcellentTask) - Number(a.application.hasExcellentTask)
    case 'higherContentScore':
      return compareRatios(b.content ?? ratio(0), a.content ?? ratio(0))
    case 'chairScore':
      return (b.presidingTotal ?? 0) - (a.presidingTotal ?? 0)
    case 'authorityDecision':
      return Number(b.application.id === choice) - Number(a.application.id === choice)
  }
}

function byFinalThenRules(rules: readonly TieRule[], choice: string | undefined) {
  return (a: Scored, b: Scored): number => {
    const orders = [compareFinals(a, b), ...rules.map((rule) => compareByRule(rule, a, b, choice))]
    return orders.find((order) => order !== 0) ?? 0
  }
}

function breakTie(tied: readonly Scored[], rules: readonly TieRule[], choice: string | undefined): TieBreak {
  const ids = (rows: readonly Scored[]) => rows.map((row) => row.application.id)
  const steps: { rule: TieRule; left: string[] }[] = []
  let left = tied
  for (const rule of rules) {
    left = left.filter((row) => left.every((other) => compareByRule(rule, row, other, choice) <= 0))
    steps.push({ rule, left: ids(left) })
    if (left.length === 1) return { tied: ids(tied), steps, resolvedBy: rule }
  }
  return { tied: ids(tied), steps }
}
