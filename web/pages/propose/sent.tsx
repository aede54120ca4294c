import type { ActReceipt } from '../../api/act'
import { reads } from '../../api/query'
import { Receipt } from '../../components/receipt'
import { deadline } from '../../format'
import { terms } from '../../text/terms'

const againMs = 1_500

/** The receipt of something about an order, with the term that the agency has for the next step. */
export function SentProposal({
  title,
  next,
  receipt,
}: {
  readonly title: string
  readonly next: string
  readonly receipt: ActReceipt
}) {
  const taskId = receipt.task?.id ?? ''
  // The stage that answers opens a moment after the act is recorded.
  const { data } = reads.useQuery(
    'get',
    '/api/tasks/{taskId}',
    { params: { path: { taskId } } },
    {
      enabled: taskId !== '',
      refetchInterval: ({ state }) => (state.data?.deadlines?.some(({ due }) => due) ? false : againMs),
    },
  )
  const term = data?.deadlines?.findLast(({ state }) => state === 'running')
  const due = term?.due ? ` ${terms.legalDue}: ${deadline(term.due)}.` : ''
  return <Receipt title={title} receipt={receipt} next={`${next}${due}`} />
}
