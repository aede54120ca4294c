import { useState } from 'react'
import type { AnswerOf } from '../../api/client'
import { useFollowed } from '../../api/follow'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { formatNumber, hourOf } from '../../format'
import { tranche as words } from '../../text/money'
import { ChangeRows } from './change-rows'
import type { Tranche } from './tranche'

/** What was recorded of a task since a page had read it. */
export interface ChangedSince {
  /** The number of the last fact that the viewer has been shown. */
  readonly seen: number
  readonly items: AnswerOf<'getTaskChanges'>['items']
  /** Takes everything up to now as shown. */
  look(): void
}

const changesOf = '/api/tasks/{taskId}/changes'

/**
 * Watches a task and the account that its host is paid into while the page of a request is open: what came
 * after the page was read is a change to be seen.
 */
export function useChangedSince({ task, request, position, accountInForce }: Tranche): ChangedSince {
  const [seen, setSeen] = useState(position.seq)
  useFollowed(`/api/tasks/${task.id}/tranches/${request}`, changesOf, true)
  const account = accountInForce ? { account: accountInForce } : {}
  const { data } = reads.useQuery(
    'get',
    changesOf,
    { params: { path: { taskId: task.id }, query: { after: seen, ...account } } },
    { staleTime: 0 },
  )
  return {
    seen,
    items: data?.items ?? [],
    look: () => setSeen(data?.position.seq ?? seen),
  }
}

/**
 * Says that the papers have changed while the page was open, and what; nothing is decided before it is seen.
 */
export function ChangedNote({
  changed,
  reload,
}: {
  readonly changed: ChangedSince
  readonly reload: () => void
}) {
  const last = changed.items.at(-1)
  if (!last) return null
  return (
    <section className="note warn" role="alert">
      <h2>{words.changedAt(hourOf(last.at), formatNumber(changed.items.length))}</h2>
      <p>{words.changedDetail}</p>
      <div className="after">
        <ChangeRows items={changed.items} caption={words.changes} />
      </div>
      <Button
        onClick={() => {
          changed.look()
          reload()
        }}
      >
        {words.changedButton}
      </Button>
    </section>
  )
}
