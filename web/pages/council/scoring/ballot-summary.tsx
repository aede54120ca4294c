import { Facts } from '../../../components/surface'
import { formatNumber } from '../../../format'
import { scoring } from '../../../text/scoring'
import type { OwedBallot } from '../session-data'
import { type BallotDraft, progressOf } from './ballot-model'

/** A ballot in a few lines: what was given to what, and the comment. */
export function BallotSummary({ owed, draft }: { readonly owed: OwedBallot; readonly draft: BallotDraft }) {
  const { points, criteria, products } = owed.item.ballot
  const rows: (readonly [string, string | undefined])[] = []
  if (points) {
    for (const { code, title, max } of points.criteria) {
      const typed = draft.points?.[code] ?? ''
      rows.push([title, typed === '' ? scoring.notMarked : `${typed}/${formatNumber(max)}`])
    }
    rows.push([scoring.total, `${formatNumber(progressOf(points, draft).total)}/${formatNumber(points.max)}`])
  }
  for (const { code, title } of criteria?.criteria ?? []) {
    const judged = draft.criteria?.[code]
    rows.push([title, judged === undefined ? scoring.notMarked : judged ? scoring.pass : scoring.fail])
  }
  if (criteria) {
    const chosen = criteria.proposals.find(({ code }) => code === draft.proposal)
    rows.push([scoring.proposal, chosen?.title ?? scoring.notMarked])
  }
  const level = (code: string | undefined) =>
    products?.levels.find((one) => one.code === code)?.title ?? scoring.notMarked
  for (const { code, title, amount } of products?.products ?? []) {
    const { type, quality } = draft.products?.[code] ?? {}
    const levels = [
      `${scoring.type}: ${level(type)}`,
      `${scoring.amountLevel}: ${amount.title}`,
      `${scoring.quality}: ${level(quality)}`,
    ]
    rows.push([title, levels.join('. ')])
  }
  if (products) rows.push([scoring.report, level(draft.report)])
  return <Facts rows={[...rows, [scoring.commentOf, draft.comment]]} />
}
