import { reads } from '../../api/query'
import { WaitingCard } from '../work/waiting-card'

/** Until when an act is waited for, under which clause, and what follows when it is late. */
export function WaitingFor({ act, stream }: { readonly act: string; readonly stream: string }) {
  const { data } = reads.useQuery('get', '/api/me/acts/{act}', {
    params: { path: { act }, query: { stream } },
  })
  return <WaitingCard waiting={data?.waiting ?? null} />
}
