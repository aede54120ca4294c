import { text } from '../text/common'

/** A problem as the API answers it (RFC 9457), all texts in Vietnamese. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly detail: string
  /** Stable: 'area/name'. */
  readonly code: string
  readonly clause?: string
  readonly next?: string
  /** Every defect of a request; `field` is a path such as `products.0.quantity`. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** What the API refused, or that it could not be asked. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(readonly problem: Problem) {
    super(problem.code)
  }
}

/** Nobody answered: the network, or the server. */
export const unreachable: Problem = {
  ...text.unreachable,
  status: 0,
  code: 'fault/unreachable',
}

/** A thrown value as a problem; an error of the page's own is told as one. */
export function problemFrom(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { ...text.pageFault, status: 0, code: 'fault/page' }
}

/** How a problem looks: the rules said no, the object has changed meanwhile, or a part has failed. */
export function kindOf({ status, code }: Problem): 'refusal' | 'stale' | 'fault' {
  if (status === 0 || status >= 500 || code.startsWith('fault/')) return 'fault'
  return status === 409 ? 'stale' : 'refusal'
}

/** Whether asking again with the same contents may help. */
export const mayRetry = (problem: Problem): boolean => kindOf(problem) === 'fault'
