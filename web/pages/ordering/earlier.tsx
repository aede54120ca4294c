import { reads } from '../../api/query'
import { Card } from '../../components/surface'
import { dayOf } from '../../format'
import { ordering as words } from '../../text/ordering'

const mostEntries = 100

interface Returned {
  readonly defectTexts?: readonly { readonly field?: string; readonly text: string }[]
}

/** What was asked for when the proposal went back before, so that nothing is asked for piece by piece. */
export function Earlier({ taskId }: { readonly taskId: string }) {
  const { data } = reads.useQuery('get', '/api/tasks/{taskId}/journal', {
    params: { path: { taskId }, query: { limit: mostEntries } },
  })
  const returns = data?.items.filter(({ act }) => act === 'returnForSupplement') ?? []
  const last = returns.at(-1)
  if (!last) return null
  const back = data?.items.find(({ act, seq }) => act === 'supplementProposal' && seq > last.seq)
  const { defectTexts = [] } = (last.texts ?? {}) as Returned
  return (
    <Card title={words.earlier}>
      <p>{words.earlierLead(dayOf(last.at))}</p>
      <ul className="plain">
        {defectTexts.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {back && <p>{words.supplemented(dayOf(back.at))}</p>}
    </Card>
  )
}
