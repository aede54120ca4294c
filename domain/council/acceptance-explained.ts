import type { Comparator, Law, Share } from '../../regulations/schema'
import { addRatios, approximate, compareShare, decimal, multiplyRatios, ofRational } from '../fractions'
import {
  type AcceptanceBallot,
  type AcceptanceLaw,
  acceptanceBallotDefects,
  amountLevel,
  type Delivery,
  type Level,
  memberRating,
  type ProductRating,
} from './acceptance-rating'

/** How many valid ballots gave each level. */
export type LevelCounts = Readonly<Record<Level, number>>

/** A line of the rating: what was ordered, what came, how it was judged, and what that kept the task from. */
export interface ExplainedProduct extends Delivery {
  /** The level of the amount, by the table alone. */
  readonly amount: Level
  /** From here the amount counts as excellent, and how the law compares with it. */
  readonly excellentFrom: number
  readonly excessComparator: Comparator
  /** Less than this keeps the task from passing, even where enough other amounts are met. */
  readonly leastDelivered: number
  readonly shortfallComparator: Comparator
  readonly type: LevelCounts
  readonly quantity: LevelCounts | null
  readonly volume: LevelCounts | null
  readonly quality: LevelCounts
  /** Ballots whose rating of this line kept them from a higher level for the whole task. */
  readonly keptFromExcellent: number
  readonly keptFromPass: number
}

/** A share of the council's members against the share of the law. */
export interface ExplainedShare {
  readonly count: number
  readonly base: number
  readonly comparator: Comparator
  readonly share: Share
  readonly holds: boolean
  readonly clause: string
  readonly assumed: boolean
}

/** A council's rating, line by line, without anything that tells who voted how. */
export interface ExplainedRating {
  readonly counted: number
  readonly invalid: number
  readonly products: readonly ExplainedProduct[]
  readonly report: LevelCounts
  readonly reportKeptFromExcellent: number
  readonly reportKeptFromPass: number
  readonly members: LevelCounts
  readonly filedTooLate: boolean
  readonly failJudgedFirst: boolean
  readonly excellent: ExplainedShare
  readonly fail: ExplainedShare
  /** The share of amounts that a member must find met to rate the task as passed. */
  readonly amountsMet: Pick<ExplainedShare, 'share' | 'comparator' | 'clause' | 'assumed'>
}

type Ballots = readonly AcceptanceBallot[]

function countOf(levels: readonly (Level | undefined)[]): LevelCounts {
  const count = (level: Level) => levels.filter((one) => one === level).length
  return { excellent: count('excellent'), pass: count('pass'), fail: count('fail') }
}

function ratingsOf(ballots: Ballots, product: string): readonly (ProductRating | undefined)[] {
  return ballots.map(({ products }) => products[product])
}

/** The counts of a criterion; null where no ballot judged it. */
function judged(levels: readonly (Level | undefined)[]): LevelCounts | null {
  return levels.some((level) => level !== undefined) ? countOf(levels) : null
}

function productOf(
  delivery: Delivery,
  ballots: Ballots,
  kept: readonly ReturnType<typeof memberRating>[],
  law: Law['acceptance'],
): ExplainedProduct {
  const { product, ordered } = delivery
  const order = decimal(ordered)
  const ratings = ratingsOf(ballots, product)
  const excess = multiplyRatios(order, ofRational(law.excessOverOrderShare.value))
  return {
    ...delivery,
    amount: amountLevel(delivery, law),
    excellentFrom: approximate(addRatios(order, excess)),
    excessComparator: law.excessComparator.value,
    leastDelivered: approximate(multiplyRatios(order, ofRational(law.shortfallShare.value))),
    shortfallComparator: law.shortfallComparator.value,
    type: countOf(ratings.map((rating) => rating?.type)),
    quantity: judged(ratings.map((rating) => rating?.quantity)),
    volume: judged(ratings.map((rating) => rating?.volume)),
    quality: countOf(ratings.map((rating) => rating?.quality)),
    keptFromExcellent: kept.filter(({ notExcellentFor }) => notExcellentFor.includes(product)).length,
    keptFromPass: kept.filter(({ notPassedFor }) => notPassedFor.includes(product)).length,
  }
}

/**
 * Explains a council's rating criterion by criterion, from the same ballots and rules that it was counted by.
 * `base`: the number that the council's shares are taken of.
 */
export function explainRating(
  sitting: {
    readonly ballots: Ballots
    readonly deliveries: readonly Delivery[]
    readonly base: number
    readonly filedTooLate: boolean
  },
  { acceptance: law }: Pick<AcceptanceLaw, 'acceptance'>,
): ExplainedRating {
  const { ballots, deliveries, base, filedTooLate } = sitting
  const valid = ballots.filter((ballot) => acceptanceBallotDefects(ballot, deliveries, law).length === 0)
  const kept = valid.map((ballot) => memberRating(ballot, deliveries, law))
  const members = countOf(kept.map(({ level }) => (filedTooLate ? 'fail' : level)))
  const shareOf = (
    count: number,
    { value: share, cite: clause, status }: typeof law.failShare,
    comparator: Comparator,
  ): ExplainedShare => ({
    ...{ count, base, comparator, share, clause, assumed: status === 'assumed' },
    holds: compareShare(count, base, comparator, share),
  })
  const { amountCriteriaShare: amounts } = law
  return {
    counted: valid.length,
    invalid: ballots.length - valid.length,
    products: deliveries.map((delivery) => productOf(delivery, valid, kept, law)),
    report: countOf(valid.map(({ report }) => report)),
    reportKeptFromExcellent: kept.filter(({ notExcellentFor }) => notExcellentFor.includes('report')).length,
    reportKeptFromPass: kept.filter(({ notPassedFor }) => notPassedFor.includes('report')).length,
    members,
    filedTooLate,
    failJudgedFirst: law.failJudgedFirst.value,
    excellent: shareOf(members.excellent, law.excellentShare, law.excellentComparator.value),
    fail: shareOf(members.fail, law.failShare, law.failComparator.value),
    amountsMet: {
      ...{ share: amounts.value, comparator: law.amountCriteriaComparator.value, clause: amounts.cite },
      assumed: amounts.status === 'assumed',
    },
  }
}
