import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useChange } from '../../api/change'
import { type AnswerOf, api } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Read } from '../../components/loading'
import { PersonField } from '../../components/pick'
import { ProblemNote } from '../../components/problem-note'
import { Status, type Tone } from '../../components/status'
import { Card, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { moment } from '../../format'
import { text } from '../../text/common'
import { merges as words } from '../../text/identity'
import { ChangeForm } from './change-form'
import { AdminPage } from './frame'

type Merges = AnswerOf<'listMerges'>
type Merge = Merges['merges'][number]

const compare = (kept: string, merged: string) =>
  `/quan-tri/gop-nguoi/so?giu=${encodeURIComponent(kept)}&gop=${encodeURIComponent(merged)}`

/** Records that may be of one person, the merges that were proposed, and choosing two records by hand. */
export function MergesPage() {
  const read = reads.useQuery('get', '/api/admin/merges')
  return (
    <AdminPage title={words.title} lead={words.lead}>
      <Read of={read}>
        {(data) => (
          <>
            <Proposals rows={data.merges} />
            <Candidates rows={data.candidates} />
          </>
        )}
      </Read>
      <Picking />
    </AdminPage>
  )
}

const tones: Readonly<Record<keyof typeof words.states, Tone>> = {
  waiting: 'waiting',
  confirmed: 'done',
  declined: 'locked',
}

function Proposals({ rows }: { readonly rows: readonly Merge[] }) {
  const [chosen, setChosen] = useState<Merge>()
  const [done, setDone] = useState<string>()
  const close = (said?: string) => {
    setChosen(undefined)
    setDone(said)
  }
  return (
    <>
      <div role="status">{done && <Note tone="ok">{done}</Note>}</div>
      {chosen && <Deciding merge={chosen} onClose={close} />}
      <List rows={rows} onOpen={setChosen} />
    </>
  )
}

function List({
  rows,
  onOpen,
}: {
  readonly rows: readonly Merge[]
  readonly onOpen: (merge: Merge) => void
}) {
  return (
    <Card title={words.waiting} flush={rows.length > 0}>
      {rows.length === 0 && <p className="muted">{words.none}</p>}
      {rows.length > 0 && (
        <Table
          caption={words.waiting}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { title: words.kept, cell: ({ kept }) => <b>{kept?.name}</b> },
            { title: words.merged, cell: ({ merged }) => merged?.name },
            { title: words.reason, cell: ({ reason }) => <span className="admin-break">{reason}</span> },
            { title: words.document, cell: ({ document }) => document },
            {
              title: words.by,
              cell: ({ proposedBy, proposedAt }) => `${proposedBy?.name}, ${moment(proposedAt)}`,
            },
            { title: words.state, cell: (row) => <State row={row} /> },
            {
              title: words.action,
              cell: (row) =>
                row.outcome === null && <Button onClick={() => onOpen(row)}>{words.open}</Button>,
            },
          ]}
        />
      )}
    </Card>
  )
}

function State({ row: { outcome, decidedBy, decidedAt, alone } }: { readonly row: Merge }) {
  const state = outcome ?? 'waiting'
  return (
    <>
      <Status tone={tones[state]}>{words.states[state]}</Status>
      {decidedAt && (
        <span className="small muted admin-under">
          {`${decidedBy?.name}, ${moment(decidedAt)}`}
          {alone && `, ${words.alone}`}
        </span>
      )}
    </>
  )
}

/** What a merge does, told before it is proposed and before it is confirmed. */
export function Effects() {
  return (
    <Note tone="warn" title={words.what}>
      <ul>
        {words.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </Note>
  )
}

function Deciding({
  merge: { id, kept, merged, mayConfirm },
  onClose,
}: {
  readonly merge: Merge
  readonly onClose: (done?: string) => void
}) {
  const params = { path: { mergeId: id } }
  const confirming = useChange(() => api.POST('/api/admin/merges/{mergeId}/confirmation', { params }))
  const declining = useChange(() => api.POST('/api/admin/merges/{mergeId}/refusal', { params }))
  const error = confirming.error ?? declining.error
  return (
    <Card title={words.confirming(kept?.name ?? '', merged?.name ?? '')}>
      {error && <ProblemNote error={error} />}
      <p>
        <Link to={compare(kept?.id ?? '', merged?.id ?? '')}>{words.compareTitle}</Link>
      </p>
      <Effects />
      {!mayConfirm && <Note>{words.second}</Note>}
      <div className="acts after">
        <Button onClick={() => onClose()}>{text.cancel}</Button>
        <Button
          busy={declining.isPending}
          onClick={() => declining.mutate(undefined, { onSuccess: () => onClose(words.declined) })}
        >
          {words.decline}
        </Button>
        {mayConfirm && (
          <Button
            look="primary"
            busy={confirming.isPending}
            onClick={() => confirming.mutate(undefined, { onSuccess: () => onClose(words.confirmed) })}
          >
            {words.confirm}
          </Button>
        )}
      </div>
    </Card>
  )
}

function Candidates({ rows }: { readonly rows: Merges['candidates'] }) {
  return (
    <Card title={words.candidates} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <>
          <p>{words.noCandidates}</p>
          <p className="muted">{words.noCandidatesNext}</p>
        </>
      ) : (
        <Table
          caption={words.candidates}
          rows={rows}
          keyOf={({ one, other }) => `${one?.id} ${other?.id}`}
          columns={[
            { title: words.pair, cell: ({ one, other }) => `${one?.name}, ${other?.name}` },
            { title: words.code, cell: ({ one, other }) => `${one?.id}, ${other?.id}` },
            { title: words.signs, cell: ({ signs }) => signs.map(({ title }) => title).join('; ') },
            {
              title: words.action,
              cell: ({ one, other }) => (
                <Link className="btn" to={compare(one?.id ?? '', other?.id ?? '')}>
                  {words.compare}
                  <span className="vh">: {one?.name}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
    </Card>
  )
}

function Picking() {
  const [params] = useSearchParams()
  const [kept, setKept] = useState(params.get('giu') ?? undefined)
  const [merged, setMerged] = useState<string>()
  const [isAsked, setAsked] = useState(false)
  const go = useNavigate()
  const missing = (id: string | undefined) => (isAsked && !id ? words.missing : undefined)
  const send = () => {
    setAsked(true)
    if (kept && merged) void go(compare(kept, merged))
  }
  return (
    <ChangeForm
      title={words.pick}
      submit={words.pickSubmit}
      effect={words.pickEffect}
      busy={false}
      error={undefined}
      labelOf={(field) => field}
      onSubmit={send}
    >
      <div className="admin-form-grid">
        <PersonField path="kept" label={words.kept} error={missing(kept)} value={kept} onChange={setKept} />
        <PersonField
          path="merged"
          label={words.merged}
          error={missing(merged)}
          value={merged}
          onChange={setMerged}
        />
      </div>
    </ChangeForm>
  )
}
