import type { AnswerOf } from '../../api/client'
import { formatNumber } from '../../format'
import { evidence } from '../../text/closing'
import { orderList as words } from '../../text/order-list'

/** A row of a year's list. */
export type OrderRow = AnswerOf<'getOrderList'>['items'][number]

/** The act of the list that a row waits for from the viewer. */
export function waitingAct({ actions }: OrderRow): OrderRow['actions'][number] | undefined {
  return actions.find(({ awaited }) => awaited)
}

/** What a council concluded, in words. */
export const conclusionWords = (conclusion: string): string => evidence.conclusions[conclusion] ?? conclusion

/** How a council voted, in words. */
export function voteWords({ votes }: NonNullable<OrderRow['council']>): string {
  const { recommend, recommendWithChanges, against, invalid } = votes
  const counted = words.voteWords(
    formatNumber(recommend),
    formatNumber(recommendWithChanges),
    formatNumber(against),
  )
  return invalid > 0 ? `${counted}; ${words.invalid(formatNumber(invalid))}` : counted
}

/** The address of a row's page. */
export function rowPath(year: string, code: string, cursor: string | null): string {
  return `/danh-muc/${year}/${code}${cursor ? `?sau=${encodeURIComponent(cursor)}` : ''}`
}
