import { useState } from 'react'
import { useChange } from '../../api/change'
import { type AnswerOf, api } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Empty, Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Status, type Tone } from '../../components/status'
import { Card, Note, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { day } from '../../format'
import { text } from '../../text/common'
import { delegations as words } from '../../text/delegations'
import '../../styles/admin.css'
import { DelegationForm } from './delegation-form'

/** One's delegations, and the roles that one may delegate. */
export type Delegations = AnswerOf<'getMyDelegations'>
type Delegation = Delegations['given'][number]

const tones: Readonly<Record<Delegation['state'], Tone>> = {
  future: 'waiting',
  current: 'running',
  ended: 'done',
  revoked: 'locked',
}

/** Delegations that one has given and received; giving one, and revoking it. */
export function DelegationsPage() {
  const read = reads.useQuery('get', '/api/me/delegations')
  return (
    <>
      <Crumbs to={[[words.account, '/tai-khoan']]} here={words.here} />
      <PageHead title={words.title} lead={words.lead} />
      <Read of={read}>{(data) => <Both data={data} />}</Read>
    </>
  )
}

function Both({ data }: { readonly data: Delegations }) {
  const [making, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<Delegation>()
  const [done, setDone] = useState<string>()
  const closed = (said?: string) => {
    setMaking(false)
    setRevoked(undefined)
    setDone(said)
  }
  return (
    <div className="stack">
      {done && <Note tone="ok" title={done} />}
      {data.roles.length === 0 && <Empty title={words.none}>{words.noneNext}</Empty>}
      {data.roles.length > 0 && !making && (
        <p>
          <Button look="primary" onClick={() => setMaking(true)}>
            {words.make}
          </Button>
        </p>
      )}
      {making && <DelegationForm data={data} onClose={closed} />}
      {revoked && <Revoking of={revoked} onClose={closed} />}
      <Given rows={data.given} onRevoke={setRevoked} />
      <Received rows={data.received} />
    </div>
  )
}

function Revoking({
  of: { id, delegate },
  onClose,
}: {
  readonly of: Delegation
  readonly onClose: (done?: string) => void
}) {
  const revoking = useChange(() =>
    api.POST('/api/me/delegations/{delegationId}/revocation', {
      params: { path: { delegationId: id } },
    }),
  )
  const send = () => revoking.mutate(undefined, { onSuccess: () => onClose(words.revoked) })
  return (
    <Note tone="warn" title={words.revokeTitle}>
      {revoking.error && <ProblemNote error={revoking.error} retry={send} />}
      <p>{words.revoking(delegate?.name ?? '')}.</p>
      <p>{words.revokeEffect}</p>
      <div className="acts">
        <Button onClick={() => onClose()}>{text.cancel}</Button>
        <Button look="primary" busy={revoking.isPending} onClick={send}>
          {words.revokeSubmit}
        </Button>
      </div>
    </Note>
  )
}

const spanOf = ({ from, to }: Delegation) => words.days(day(from), day(to))
const scopeOf = ({ acts }: Delegation) => acts?.map(({ title }) => title).join('; ') ?? words.whole

function StateOf({ row }: { readonly row: Delegation }) {
  return <Status tone={tones[row.state]}>{words.states[row.state]}</Status>
}

const common = [
  { title: words.role, cell: ({ role }: Delegation) => role.title },
  { title: words.span, cell: (row: Delegation) => spanOf(row) },
  { title: words.scope, cell: (row: Delegation) => scopeOf(row) },
  { title: words.document, cell: ({ document }: Delegation) => document },
  { title: words.state, cell: (row: Delegation) => <StateOf row={row} /> },
]

function Given({
  rows,
  onRevoke,
}: {
  readonly rows: readonly Delegation[]
  readonly onRevoke: (row: Delegation) => void
}) {
  const mayRevoke = ({ state }: Delegation) => state === 'current' || state === 'future'
  return (
    <Card title={words.given} flush={rows.length > 0}>
      {rows.length === 0 && <p className="muted">{words.noneGiven}</p>}
      {rows.length > 0 && (
        <Table
          caption={words.given}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { title: words.to, cell: ({ delegate }) => <b>{delegate?.name}</b> },
            ...common,
            {
              title: words.revoke,
              cell: (row) =>
                mayRevoke(row) && (
                  <Button look="text" onClick={() => onRevoke(row)}>
                    {words.revoke}
                    <span className="vh">: {row.delegate?.name}</span>
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Card>
  )
}

function Received({ rows }: { readonly rows: readonly Delegation[] }) {
  return (
    <Card title={words.received} flush={rows.length > 0}>
      {rows.length === 0 && <p className="muted">{words.noneReceived}</p>}
      {rows.length > 0 && (
        <Table
          caption={words.received}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[{ title: words.from, cell: ({ delegator }) => <b>{delegator?.name}</b> }, ...common]}
        />
      )}
    </Card>
  )
}
