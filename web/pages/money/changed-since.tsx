import { useState } from 'react'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { formatNumber, hourOf } from '../../format'
import { tranche as words } from '../../text/money'
import { ChangeRows } from './change-rows'

/** What was recorded of a task since a page had read it. */
export interface ChangedSince {
  /** The number of the last fact that the viewer has been shown. */
  readonly seen: number
  readonly items: AnswerOf<'getTaskChanges'>['items']
  /** Takes everything up to now as shown. */
  look(): void
}

const everyMs = 10_000

/**
 * Watches a task while its page is open: what was recorded after the page was read is a change to be seen.
 */
export function useChangedSince(taskId: string, readAt: number): ChangedSince {
  const [seen, setSeen] = useState(readAt)
  const { data } = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/changes',
    { params: { path: { taskId }, query: { after: seen } } },
    { refetchInterval: everyMs, staleTime: 0 },
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
