import { useSyncExternalStore } from 'react'
import { type ActReceipt, useAct } from '../../../api/act'
import { reads } from '../../../api/query'
import { ActionBar } from '../../../components/action-bar'
import { Button } from '../../../components/button'
import { ProblemNote } from '../../../components/problem-note'
import { Card, Note, PageHead } from '../../../components/surface'
import { scoring } from '../../../text/scoring'
import type { Action, OwedBallot } from '../session-data'
import { type BallotDraft, bodyOf } from './ballot-model'
import { BallotSummary } from './ballot-summary'

function listen(heard: () => void): () => void {
  window.addEventListener('online', heard)
  window.addEventListener('offline', heard)
  return () => {
    window.removeEventListener('online', heard)
    window.removeEventListener('offline', heard)
  }
}

/** Whether the browser has a network. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine)

/** The last screen before a ballot is cast: what it says, and that it cannot be taken back. */
export function LockScreen({
  sessionId,
  owed,
  draft,
  action,
  onBack,
  onDone,
}: {
  readonly sessionId: string
  readonly owed: OwedBallot
  readonly draft: BallotDraft
  readonly action: Action
  readonly onBack: () => void
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const online = useOnline()
  const body = bodyOf(owed, draft)
  const params = { path: { sessionId } }
  const check = reads.useQuery('post', '/api/sessions/{sessionId}/ballots/check', { params, body })
  const cast = useAct('castBallot', action, `castBallot ${action.stream} ${owed.key}`)
  const send = () => cast.mutate(body, { onSuccess: onDone })
  const defects = check.data?.defects ?? []
  const { rating } = check.data ?? {}
  return (
    <>
      <PageHead title={scoring.confirmTitle} lead={owed.application?.host.name ?? owed.item.task.title} />
      {cast.error && <ProblemNote error={cast.error} retry={send} />}
      <div className="stack one-col">
        {defects.length > 0 && (
          <div role="alert">
            <Note tone="err" title={scoring.defects}>
              <ul className="defects">
                {defects.map(({ code, detail }) => (
                  <li key={`${code} ${detail}`}>{detail}</li>
                ))}
              </ul>
            </Note>
          </div>
        )}
        <Card>
          <BallotSummary {...{ owed, draft }} />
          {rating && (
            <p className="b after">
              {scoring.overall}: {rating.level.title}
            </p>
          )}
        </Card>
        <Note tone="warn">
          <p>{scoring.confirmEffect}</p>
        </Note>
      </div>
      <ActionBar
        submit={scoring.lock}
        busy={cast.isPending}
        locked={online ? (defects.length > 0 ? scoring.defects : undefined) : scoring.confirmOffline}
        aside={<Button onClick={onBack}>{scoring.backToForm}</Button>}
        onSubmit={send}
      />
    </>
  )
}
