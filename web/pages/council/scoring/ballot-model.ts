import type { BodyOf } from '../../../api/client'
import type { AgendaItem, OwedBallot } from '../session-data'

/** A ballot as it is being written. Points stay as they were typed: a blank is not zero. */
export interface BallotDraft {
  readonly points?: Readonly<Record<string, string>>
  readonly criteria?: Readonly<Record<string, boolean>>
  readonly proposal?: string
  readonly products?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly report?: string
  readonly comment?: string
}

/** A mark as typed: blank, whole points within the most, or a slip. */
export type Mark =
  | { readonly kind: 'blank' }
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'over' | 'notWhole' }

/** Reads typed points; only whole ones from nought to the most count. */
export function markOf(typed: string | undefined, max: number): Mark {
  const text = (typed ?? '').trim()
  if (text === '') return { kind: 'blank' }
  if (!/^\d+$/.test(text)) return { kind: 'notWhole' }
  const points = Number(text)
  return points > max ? { kind: 'over' } : { kind: 'points', points }
}

type Points = NonNullable<AgendaItem['ballot']['points']>

/** How far a scoring ballot has come. */
export interface Progress {
  readonly done: number
  readonly of: number
  readonly total: number
  /** Criteria without points, and criteria with a slip, by their numbers from 1. */
  readonly blank: readonly number[]
  readonly slips: readonly number[]
}

/** Sums what counts, and says what is still blank or wrong. */
export function progressOf({ criteria }: Points, draft: BallotDraft): Progress {
  const marks = criteria.map(({ code, max }) => markOf(draft.points?.[code], max))
  const numbersOf = (test: (mark: Mark) => boolean) =>
    marks.flatMap((mark, index) => (test(mark) ? [index + 1] : []))
  return {
    done: marks.filter(({ kind }) => kind === 'points').length,
    of: marks.length,
    total: marks.reduce((sum, mark) => sum + (mark.kind === 'points' ? mark.points : 0), 0),
    blank: numbersOf(({ kind }) => kind === 'blank'),
    slips: numbersOf(({ kind }) => kind === 'over' || kind === 'notWhole'),
  }
}

/** The first criterion to go on with: the one after the last that is done, else the first that is not. */
export function firstOpen({ blank, slips }: Progress): number {
  return Math.min(...slips, ...blank, Number.POSITIVE_INFINITY)
}

type Body = BodyOf<'checkBallot'>

function pointsIn({ criteria }: Points, draft: BallotDraft): Record<string, number> {
  return Object.fromEntries(
    criteria.flatMap(({ code, max }) => {
      const mark = markOf(draft.points?.[code], max)
      return mark.kind === 'points' ? [[code, mark.points] as const] : []
    }),
  )
}

/** The levels of every product, the amount's by the delivered table; undefined until all are chosen. */
function productsIn(
  { products }: NonNullable<AgendaItem['ballot']['products']>,
  draft: BallotDraft,
): Body['products'] {
  const rated = products.map(({ code, amount }) => {
    const { type, quality } = draft.products?.[code] ?? {}
    return type && quality ? ([code, { type, quality, quantity: amount.code }] as const) : undefined
  })
  const whole = rated.every((one) => one !== undefined)
  return whole ? (Object.fromEntries(rated) as NonNullable<Body['products']>) : undefined
}

/** The ballot as the API takes it: the parts of its kind that are there. */
export function bodyOf({ item, application }: OwedBallot, draft: BallotDraft): Body {
  const { points, criteria, products } = item.ballot
  const { comment } = draft
  const rated = products && productsIn(products, draft)
  const base = { taskId: item.task.id, ...(comment ? { comment } : {}) }
  if (points && application) return { ...base, application: application.id, points: pointsIn(points, draft) }
  if (criteria) {
    const proposal = draft.proposal as Body['proposal']
    return { ...base, criteria: { ...draft.criteria }, ...(proposal ? { proposal } : {}) }
  }
  const report = draft.report as Body['report']
  return { ...base, ...(rated ? { products: rated } : {}), ...(report ? { report } : {}) }
}

/** How many contents of a ballot are judged, of how many. */
export function judgedOf(
  { item }: OwedBallot,
  draft: BallotDraft,
): { readonly done: number; readonly of: number } {
  const { points, criteria, products } = item.ballot
  if (points) {
    const { done, of } = progressOf(points, draft)
    return { done, of }
  }
  if (criteria) {
    const judged = criteria.criteria.filter(({ code }) => draft.criteria?.[code] !== undefined).length
    return { done: judged + (draft.proposal ? 1 : 0), of: criteria.criteria.length + 1 }
  }
  const rated = (products?.products ?? []).filter(({ code }) => {
    const { type, quality } = draft.products?.[code] ?? {}
    return type !== undefined && quality !== undefined
  }).length
  return { done: rated + (draft.report ? 1 : 0), of: (products?.products.length ?? 0) + 1 }
}
