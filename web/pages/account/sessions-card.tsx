import { useChange } from '../../api/change'
import { type AnswerOf, api } from '../../api/client'
import { queries, reads } from '../../api/query'
import { Button } from '../../components/button'
import { Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Status } from '../../components/status'
import { Card, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { moment } from '../../format'
import { signOut } from '../../shell/sign-out'
import { sessions } from '../../text/account'
import { shell } from '../../text/common'
import { browserName } from './browser-name'

type Session = AnswerOf<'listOwnSessions'>['items'][number]

/** Where one is signed in; what one does not know is ended here. */
export function SessionsCard() {
  const open = reads.useQuery('get', '/api/me/sessions')
  const ending = useChange((sessionId: string) =>
    api.DELETE('/api/me/sessions/{sessionId}', { params: { path: { sessionId } } }),
  )
  const everywhere = useChange(async () => {
    await api.DELETE('/api/me/sessions')
    queries.clear()
    window.location.assign('/dang-nhap')
  })
  const failed = ending.error ?? everywhere.error
  return (
    <Card title={sessions.title}>
      <p className="muted">{sessions.lead}</p>
      {failed && <ProblemNote error={failed} />}
      {ending.isSuccess && (
        <div role="status">
          <Note tone="ok">{sessions.ended}</Note>
        </div>
      )}
      <Read of={open}>
        {({ items }) => <SessionTable {...{ items }} onEnd={(id) => ending.mutate(id)} />}
      </Read>
      <div className="acts after">
        <Button onClick={() => void signOut()}>{shell.signOut}</Button>
        <Button look="danger" busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {sessions.everywhere}
        </Button>
      </div>
    </Card>
  )
}

function SessionTable({
  items,
  onEnd,
}: {
  readonly items: readonly Session[]
  readonly onEnd: (id: string) => void
}) {
  const whereOf = ({ agent, from }: Session) => `${browserName(agent)}, ${from}`
  return (
    <Table
      caption={sessions.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { title: sessions.where, cell: (one) => <b>{whereOf(one)}</b> },
        { title: sessions.since, cell: ({ signedInAt }) => moment(signedInAt) },
        { title: sessions.used, cell: ({ usedAt }) => moment(usedAt) },
        { title: sessions.ends, cell: ({ endsAt }) => moment(endsAt) },
        {
          title: sessions.action,
          cell: (one) =>
            one.current ? (
              <Status tone="running">{sessions.here}</Status>
            ) : (
              <Button onClick={() => onEnd(one.id)}>
                {sessions.end} <span className="vh">{sessions.endOf(whereOf(one))}</span>
              </Button>
            ),
        },
      ]}
    />
  )
}
