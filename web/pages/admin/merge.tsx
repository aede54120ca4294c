import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useChange } from '../../api/change'
import { type AnswerOf, api, type BodyOf } from '../../api/client'
import { reads } from '../../api/query'
import { LongField, TextField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { Card, Facts, Note } from '../../components/surface'
import { day, formatNumber } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { merges as words } from '../../text/identity'
import { ChangeForm } from './change-form'
import { AdminPage } from './frame'
import { Effects } from './merges'

type Compared = AnswerOf<'compareForMerge'>

const list = '/quan-tri/gop-nguoi'

/** Two records beside each other, and proposing that they are of one person. */
export function MergePage() {
  const [params] = useSearchParams()
  const [kept, merged] = [params.get('giu') ?? '', params.get('gop') ?? '']
  const read = reads.useQuery('get', '/api/admin/merges/compare', { params: { query: { kept, merged } } })
  const swapped = `${list}/so?giu=${encodeURIComponent(merged)}&gop=${encodeURIComponent(kept)}`
  return (
    <AdminPage
      title={words.compareTitle}
      from={[[words.title, list]]}
      lead={words.compareLead}
      aside={
        <Link className="btn" to={swapped}>
          {words.swap}
        </Link>
      }
    >
      <Read of={read}>{(data) => <Both key={kept} data={data} />}</Read>
    </AdminPage>
  )
}

function Both({ data: { kept, merged, obstacle } }: { readonly data: Compared }) {
  const [done, setDone] = useState(false)
  return (
    <>
      <div role="status">{done && <Note tone="ok">{words.proposed}</Note>}</div>
      {obstacle && (
        <Note tone="err" title={`${words.obstacle}: ${obstacle.title}`}>
          <p>{obstacle.detail}</p>
        </Note>
      )}
      <div className="admin-beside">
        <Side title={words.kept} of={kept} />
        <Side title={words.merged} of={merged} />
      </div>
      {!obstacle && !done && <Proposing {...{ kept, merged }} onDone={() => setDone(true)} />}
    </>
  )
}

function Side({ title, of }: { readonly title: string; readonly of: Compared['kept'] }) {
  return (
    <Card title={title}>
      <Facts
        rows={[
          [words.name, of.name],
          [words.code, of.id],
          [words.degree, of.degree],
          [words.specialty, of.specialty],
          [words.emails, of.emails.join(', ')],
          [words.hasNationalId, of.hasNationalId ? words.has : words.hasNot],
          [
            words.roles,
            of.roles.length === 0 ? (
              words.noRoles
            ) : (
              <ul key="roles">
                {of.roles.map(({ role, organisation, from }) => (
                  <li key={`${role.code} ${organisation} ${from}`}>
                    {`${role.title}, ${organisation}, ${day(from)}`}
                  </li>
                ))}
              </ul>
            ),
          ],
          [words.tasks, formatNumber(of.tasks)],
          [words.acts, formatNumber(of.acts)],
        ]}
      />
    </Card>
  )
}

function Proposing({
  kept,
  merged,
  onDone,
}: Pick<Compared, 'kept' | 'merged'> & { readonly onDone: () => void }) {
  const [draft, setDraft] = useState<{ readonly reason?: string; readonly document?: string }>({})
  const proposing = useChange((body: BodyOf<'proposeMerge'>) => api.POST('/api/admin/merges', { body }))
  const errors = defectsOf(proposing.error)
  const { reason = '', document = '' } = draft
  const send = () =>
    proposing.mutate({ kept: kept.id, merged: merged.id, reason, document }, { onSuccess: onDone })
  return (
    <ChangeForm
      title={words.propose}
      submit={words.propose}
      effect={words.proposeEffect}
      busy={proposing.isPending}
      error={proposing.error}
      labelOf={(field) => (field === 'reason' ? words.reason : words.document)}
      onSubmit={send}
    >
      <Effects />
      <LongField
        path="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        error={errors.get('reason')}
        onChange={(next) => setDraft({ ...draft, reason: next ?? '' })}
      />
      <TextField
        path="document"
        label={words.document}
        hint={words.documentHint}
        value={document}
        error={errors.get('document')}
        onChange={(next) => setDraft({ ...draft, document: next ?? '' })}
      />
    </ChangeForm>
  )
}
