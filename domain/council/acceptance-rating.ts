import type { Law } from '../../regulations/schema'
import type { Due } from '../calendar'
import { addRatios, compareShare, decimal, multiplyRatios, ofRational, ratioHolds } from '../fractions'
import type { LocalDate } from '../instant'
import { type Refusal, refuse } from '../verdict'
import { type Turnout, votersIn } from './vote-base'

/** The three levels of every rating. */
export type Level = 'excellent' | 'pass' | 'fail'

/** What the contract orders of one product, and what was delivered, in the product's own unit. */
export interface Delivery {
  readonly product: string
  readonly ordered: number
  readonly delivered: number
}

/** One member's levels for one product; a product has a quantity, a volume, or both. */
export interface ProductRating {
  readonly type: Level
  readonly quantity?: Level
  readonly volume?: Level
  readonly quality: Level
}

/** One member's ballot. */
export interface AcceptanceBallot {
  readonly member: string
  readonly products: Readonly<Record<string, ProductRating>>
  readonly report: Level
  /** The level that the member wrote down for the whole task. */
  readonly overall?: Level
  readonly comment?: string
}

/** A member's level for the whole task, and what keeps it from a higher one. */
export interface MemberRating {
  readonly level: Level
  readonly notExcellentFor: readonly string[]
  readonly notPassedFor: readonly string[]
}

/** The law that an acceptance is judged by. */
export type AcceptanceLaw = Pick<Law, 'acceptance' | 'council'>

/**
 * The level of a quantity or volume: over the order, the order met, or short of it (TT 11/2014, Điều
 * 13.1a).
 */
export function amountLevel({ ordered, delivered }: Delivery, law: Law['acceptance']): Level {
  const order = decimal(ordered)
  const share = ofRational(law.excessOverOrderShare.value)
  const threshold = addRatios(order, multiplyRatios(order, share))
  const exceeds = ratioHolds(decimal(delivered), law.excessComparator.value, threshold)
  if (exceeds && delivered >= ordered) return 'excellent'
  return delivered >= ordered ? 'pass' : 'fail'
}

/**
 * A member's level for the whole task, from the levels of its products and report (TT 11/2014, Điều 13.1c).
 */
export function memberRating(
  ballot: AcceptanceBallot,
  deliveries: readonly Delivery[],
  law: Law['acceptance'],
): MemberRating {
  const products = Object.entries(ballot.products)
  const names = (test: (rating: ProductRating) => boolean) =>
    products.filter(([, rating]) => test(rating)).map(([product]) => product)
  const below = (level: Level | undefined) => level !== undefined && level !== 'excellent'
  const reportFails = ballot.report === 'fail'
  const reportTooLow = law.excellentReportLevel.value === 'excellent' ? below(ballot.report) : reportFails
  const notExcellentFor = [
    ...names(
      ({ type, quantity, volume, quality }) =>
        below(quantity) ||
        below(volume) ||
        below(quality) ||
        (law.typeBlocksExcellent.value ? below(type) : type === 'fail'),
    ),
    ...(reportTooLow ? ['report'] : []),
  ]
  const notPassedFor = [
    ...names(({ type, quality }) => type === 'fail' || quality === 'fail'),
    ...amountsTooShort(ballot, deliveries, law),
    ...(reportFails ? ['report'] : []),
  ]
  const passes = notPassedFor.length === 0 ? 'pass' : 'fail'
  return { level: notExcellentFor.length === 0 ? 'excellent' : passes, notExcellentFor, notPassedFor }
}

/** Products whose missed amounts keep a task from passing: too many of them, or one too far short. */
function amountsTooShort(
  { products }: AcceptanceBallot,
  deliveries: readonly Delivery[],
  law: Law['acceptance'],
): string[] {
  const criteria = Object.entries(products).flatMap(([product, { quantity, volume }]) =>
    [quantity, volume].flatMap((level) => (level === undefined ? [] : [{ product, level }])),
  )
  const missed = criteria.filter(({ level }) => level === 'fail').map(({ product }) => product)
  const met = criteria.length - missed.length
  const { amountCriteriaComparator, amountCriteriaShare, shortfallComparator, shortfallShare } = law
  const enough =
    criteria.length === 0 ||
    compareShare(met, criteria.length, amountCriteriaComparator.value, amountCriteriaShare.value)
  if (!enough) return missed
  return missed.filter((product) => {
    const delivery = deliveries.find((row) => row.product === product)
    if (delivery === undefined) return true
    const least = multiplyRatios(decimal(delivery.ordered), ofRational(shortfallShare.value))
    return !ratioHolds(decimal(delivery.delivered), shortfallComparator.value, least)
  })
}

/**
 * Every defect of a ballot: products not rated, a level that contradicts the table or the member's own
 * levels.
 */
export function acceptanceBallotDefects(
  ballot: AcceptanceBallot,
  deliveries: readonly Delivery[],
  law: Law['acceptance'],
): Refusal[] {
  const { cite: clause } = law.amountCriteriaShare
  const ordered = deliveries.map((delivery) => delivery.product)
  const missing = ordered.filter((product) => ballot.products[product] === undefined)
  const foreign = Object.keys(ballot.products).filter((product) => !ordered.includes(product))
  const defects: Refusal[] = []
  if (missing.length > 0) defects.push(refuse('acceptance/products-missing', { clause, products: missing }))
  if (foreign.length > 0) defects.push(refuse('acceptance/products-unknown', { clause, products: foreign }))
  for (const delivery of deliveries) {
    const stated = ballot.products[delivery.product]?.quantity
    const level = amountLevel(delivery, law)
    if (stated === undefined || stated === level) continue
    const { product, ordered: order, delivered } = delivery
    defects.push(
      refuse('acceptance/amount-level', { clause, product, ordered: order, delivered, stated, level }),
    )
  }
  const { level } = memberRating(ballot, deliveries, law)
  if (missing.length === 0 && ballot.overall !== undefined && ballot.overall !== level) {
    defects.push(refuse('acceptance/overall-level', { clause, stated: ballot.overall, level }))
  }
  return defects
}

/**
 * Whether a dossier filed on that day fails for being late (TT 11/2014, Điều 13.1c); `due` is of
 * `lateFail`.
 */
export function filedTooLate(filedOn: LocalDate, due: Due): boolean {
  return filedOn > due.date
}

/** The council's conclusion, explained; `repeat` when no valid ballot was cast. */
export interface AcceptanceResult {
  readonly turnout: Turnout
  readonly invalidBallots: readonly string[]
  readonly excellent: number
  readonly pass: number
  readonly fail: number
  /** The number that a share is taken of. */
  readonly base: number
  readonly filedTooLate: boolean
  readonly members: readonly { readonly member: string; readonly level: Level }[]
  readonly conclusion: Level | 'repeat'
  readonly clause: string
}

/** Counts the ratings of a sitting (TT 11/2014, Điều 13.2). A late dossier fails whatever the ballots say. */
export function acceptanceResult(
  sitting: {
    readonly ballots: readonly AcceptanceBallot[]
    readonly deliveries: readonly Delivery[]
    readonly appointed: number
    readonly present: number
    readonly filedTooLate: boolean
  },
  { acceptance: law, council }: AcceptanceLaw,
): AcceptanceResult {
  const final = [...new Map(sitting.ballots.map((ballot) => [ballot.member, ballot])).values()]
  const valid = final.filter((one) => acceptanceBallotDefects(one, sitting.deliveries, law).length === 0)
  const members = valid.map((ballot) => ({
    member: ballot.member,
    level: sitting.filedTooLate ? 'fail' : memberRating(ballot, sitting.deliveries, law).level,
  }))
  const count = (level: Level) => members.filter((member) => member.level === level).length
  const { appointed, present } = sitting
  const turnout = { appointed, present, cast: final.length, valid: valid.length }
  const base = votersIn(law.ratingBase.value, turnout, council)
  const counts = { excellent: count('excellent'), pass: count('pass'), fail: count('fail') }
  const repeated = valid.length === 0 && council.repeatedWithoutValidBallot.value && !sitting.filedTooLate
  return {
    turnout,
    invalidBallots: final.filter((ballot) => !valid.includes(ballot)).map((ballot) => ballot.member),
    ...counts,
    base,
    filedTooLate: sitting.filedTooLate,
    members,
    conclusion: repeated ? 'repeat' : sitting.filedTooLate ? 'fail' : councilLevel(counts, base, law),
    clause: sitting.filedTooLate ? law.lateFail.cite : law.excellentShare.cite,
  }
}

function councilLevel(
  { excellent, fail }: { readonly excellent: number; readonly fail: number },
  base: number,
  law: Law['acceptance'],
): Level {
  const fails = compareShare(fail, base, law.failComparator.value, law.failShare.value)
  const excels =
    compareShare(excellent, base, law.excellentComparator.value, law.excellentShare.value) &&
    (fail === 0 || law.excellentAllowsFail.value)
  if (law.failJudgedFirst.value) return fails ? 'fail' : excels ? 'excellent' : 'pass'
  return excels ? 'excellent' : fails ? 'fail' : 'pass'
}
