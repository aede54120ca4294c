import { useState } from 'react'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Card, Facts, Note } from '../../components/surface'
import { moment } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { people } from '../../text/admin'
import { text } from '../../text/common'
import type { Account } from './person'

/** How somebody's access stands; ending their sessions, and removing a second factor that they have lost. */
export function AccessCard({ account: { id, self } }: { readonly account: Account }) {
  const path = { personId: id }
  const security = reads.useQuery('get', '/api/admin/people/{personId}/security', { params: { path } })
  const [isRemoving, setRemoving] = useState(false)
  const [done, setDone] = useState<string>()
  const ending = useChange(() => api.DELETE('/api/admin/people/{personId}/sessions', { params: { path } }))
  const end = () => ending.mutate(undefined, { onSuccess: () => setDone(people.sessionsEnded) })
  const close = (words?: string) => {
    setRemoving(false)
    setDone(words)
  }
  return (
    <Card title={people.access}>
      <div role="status">{done && <Note tone="ok">{done}</Note>}</div>
      {ending.error && <ProblemNote error={ending.error} />}
      <Read of={security}>
        {({ openSessions, secondFactorSince: since }) => (
          <>
            <Facts
              rows={[
                [people.openSessions, String(openSessions)],
                [people.factorSince, since ? moment(since) : people.factorOff],
              ]}
            />
            {isRemoving ? (
              <RemoveFactor personId={id} onClose={close} />
            ) : (
              <p className="acts after">
                <Button busy={ending.isPending} onClick={end}>
                  {people.endSessions}
                </Button>
                {since && !self && <Button onClick={() => setRemoving(true)}>{people.removeFactor}</Button>}
              </p>
            )}
          </>
        )}
      </Read>
    </Card>
  )
}

function RemoveFactor({
  personId,
  onClose,
}: {
  readonly personId: string
  readonly onClose: (done?: string) => void
}) {
  const [document, setDocument] = useState<string>()
  const removing = useChange((body: BodyOf<'removeSecondFactorOf'>) =>
    api.POST('/api/admin/people/{personId}/second-factor/remove', { params: { path: { personId } }, body }),
  )
  return (
    <FormFrame
      submit={people.removeFactor}
      effect={people.removeFactorEffect}
      busy={removing.isPending}
      error={removing.error}
      labelOf={() => people.factorDocument}
      aside={<Button onClick={() => onClose()}>{text.cancel}</Button>}
      send={() =>
        removing.mutate({ document: document ?? '' }, { onSuccess: () => onClose(people.factorRemoved) })
      }
    >
      <TextField
        path="document"
        label={people.factorDocument}
        value={document}
        error={defectsOf(removing.error).get('document')}
        onChange={setDocument}
      />
    </FormFrame>
  )
}
