import { useLocation } from 'react-router'
import type { AnswerOf } from '../../api/client'

/** A task as the API tells it. */
export type Task = AnswerOf<'getTask'>

/** Where an act of a page of its own takes place: `/viec/<act>/task/<id>/<stage>`. */
export function useActPlace(): { readonly act: string; readonly stream: string; readonly taskId: string } {
  const { pathname } = useLocation()
  const [, , act = '', ...place] = pathname.split('/').map(decodeURIComponent)
  return { act, stream: place.join('/'), taskId: place[1] ?? '' }
}

/** The texts of an order, as the proposer wrote them. */
export interface OrderTexts {
  readonly title?: string
  readonly grounds?: string
  readonly urgency?: string
  readonly objectives?: string
  readonly contents?: readonly string[]
  readonly impact?: string
  readonly products?: readonly { readonly id: string; readonly quantity: number }[]
  readonly productTexts?: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly quality?: string
  }[]
}

/** The order of a task with its types: the API gives it as it was written. */
export function orderOf(task: Task): OrderTexts {
  const order: unknown = task.order ?? {}
  return order as OrderTexts
}
