import { useState } from 'react'
import { Link } from 'react-router'
import { useChange } from '../../api/change'
import { api, type BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Card, Facts, Note } from '../../components/surface'
import { defectsOf } from '../../forms/act-form'
import { text } from '../../text/common'
import { identity, merges, identityOfOthers as words } from '../../text/identity'
import type { Account } from './person'

/** What somebody is known by. The number is masked until it is asked for, which is written down. */
export function IdentityCard({ account: { id } }: { readonly account: Account }) {
  const params = { path: { personId: id } }
  const known = reads.useQuery('get', '/api/admin/people/{personId}/identity', { params })
  const [isOpen, setOpen] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const [done, setDone] = useState<string>()
  const options = { enabled: isOpen, gcTime: 0 }
  const opened = reads.useQuery('get', '/api/admin/people/{personId}/national-id', { params }, options)
  const close = (said?: string) => {
    setWriting(false)
    setOpen(false)
    setDone(said)
  }
  return (
    <Card
      title={words.title}
      aside={<Link to={`/quan-tri/gop-nguoi?giu=${encodeURIComponent(id)}`}>{merges.title}</Link>}
    >
      <div role="status">{done && <Note tone="ok">{done}</Note>}</div>
      <Read of={known}>
        {({ nationalId, emails }) => (
          <>
            <Facts
              rows={[
                [identity.nationalId, (isOpen && opened.data?.nationalId) || nationalId || identity.none],
                [identity.emails, emails.join(', ')],
              ]}
            />
            {isWriting ? (
              <WriteNationalId personId={id} onClose={close} />
            ) : (
              <>
                <p className="small muted after">{words.viewEffect}</p>
                <p className="acts">
                  {nationalId !== null && (
                    <Button onClick={() => setOpen(!isOpen)}>
                      {isOpen ? identity.hide : words.view}
                      <span className="vh">: {identity.nationalId}</span>
                    </Button>
                  )}
                  <Button onClick={() => setWriting(true)}>{words.write}</Button>
                </p>
              </>
            )}
          </>
        )}
      </Read>
    </Card>
  )
}

function WriteNationalId({
  personId,
  onClose,
}: {
  readonly personId: string
  readonly onClose: (done?: string) => void
}) {
  const [draft, setDraft] = useState<Partial<BodyOf<'writeNationalId'>>>({})
  const writing = useChange((body: BodyOf<'writeNationalId'>) =>
    api.PUT('/api/admin/people/{personId}/national-id', { params: { path: { personId } }, body }),
  )
  const errors = defectsOf(writing.error)
  const send = () =>
    writing.mutate(
      { nationalId: (draft.nationalId ?? '').replace(/\s/g, ''), document: draft.document ?? '' },
      { onSuccess: () => onClose(words.written) },
    )
  return (
    <FormFrame
      submit={words.write}
      effect={words.writeEffect}
      busy={writing.isPending}
      error={writing.error}
      labelOf={(field) => (field === 'document' ? words.document : identity.nationalId)}
      aside={<Button onClick={() => onClose()}>{text.cancel}</Button>}
      send={send}
    >
      <TextField
        path="nationalId"
        label={identity.nationalId}
        hint={identity.nationalIdHint}
        value={draft.nationalId}
        error={errors.get('nationalId')}
        onChange={(nationalId) => setDraft({ ...draft, nationalId: nationalId ?? '' })}
      />
      <TextField
        path="document"
        label={words.document}
        value={draft.document}
        error={errors.get('document')}
        onChange={(document) => setDraft({ ...draft, document: document ?? '' })}
      />
    </FormFrame>
  )
}
