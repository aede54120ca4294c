import { useParams } from 'react-router'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { capitalised, dayOf, formatNumber, moment } from '../../format'
import '../../styles/council.css'
import { councils } from '../../text/councils'
import { valueWords } from '../../text/values'
import { AgendaCard } from './agenda-card'
import { type Seat, type Session, useSession } from './session-data'
import { TiesCard } from './ties-card'

type Reply = keyof typeof councils.replies

function replyOf({ reply, recused, until }: Seat): readonly [Tone, Reply] {
  if (until !== null) return ['waiting', 'left']
  if (recused) return ['locked', 'recused']
  if (reply === 'accepted') return ['done', 'accepted']
  return reply === 'declined' ? ['late', 'declined'] : ['soon', 'awaited']
}

function SeatsCard({ session }: { readonly session: Session }) {
  const { seats = [] } = session
  const now = seats.filter(({ until }) => until === null)
  const answered = now.filter(({ reply, recused }) => reply !== 'awaited' || recused).length
  return (
    <Card
      title={councils.seats}
      aside={
        <span className="muted">{councils.answered(formatNumber(answered), formatNumber(now.length))}</span>
      }
      flush
    >
      <Table
        caption={councils.seats}
        rows={seats}
        keyOf={({ person }) => person.id}
        columns={[
          { title: councils.member, cell: ({ person }) => person.name },
          {
            title: councils.seat,
            cell: ({ role, represents, expertGroup }) => (
              <>
                {capitalised(role.title)}
                {represents && <span className="small muted line">{represents.title}</span>}
                {expertGroup && <span className="small muted line">{councils.expertGroup}</span>}
              </>
            ),
          },
          {
            title: councils.reply,
            cell: (seat) => {
              const [tone, words] = replyOf(seat)
              return <Status tone={tone}>{councils.replies[words]}</Status>
            },
          },
          { title: councils.since, cell: ({ since }) => dayOf(since) },
        ]}
      />
    </Card>
  )
}

function FactsCard({ session }: { readonly session: Session }) {
  const { decisionNumber, adminSecretary, sittingMode, sittingAt, place, appointedAt, papersSentAt } = session
  return (
    <Card>
      <Facts
        rows={[
          [councils.decision, decisionNumber],
          [councils.appointedAt, appointedAt && moment(appointedAt)],
          [councils.secretary, adminSecretary?.name],
          [councils.sittingAt, sittingAt ? moment(sittingAt) : councils.notFixed],
          [councils.mode, sittingMode && valueWords(sittingMode)],
          [councils.place, place],
          [councils.papersSentAt, papersSentAt && moment(papersSentAt)],
        ]}
      />
    </Card>
  )
}

/** Acts on a council's seats and papers. */
const onSeats = ['replaceMember', 'sendPapers']

function NextCard({ session }: { readonly session: Session }) {
  const acts = session.actions.filter(({ act }) => onSeats.includes(act))
  const open = acts.filter((action) => action.allowed)
  const main = open.find(({ awaited }) => awaited)
  return (
    <Card title={councils.next}>
      {open.length === 0 && <p className="muted">{councils.nothing}</p>}
      <div className="acts">
        {open.map((action) => (
          <ButtonLink
            key={action.act}
            look={action === main ? 'primary' : 'plain'}
            to={`/viec/${action.act}/${action.stream}`}
          >
            {action.title}
          </ButtonLink>
        ))}
        <ButtonLink to={`/phien/${session.id}`}>{councils.toSession}</ButtonLink>
        {(session.minutes ?? []).length > 0 && (
          <ButtonLink to={`/phien/${session.id}/bien-ban`}>{councils.toMinutes}</ButtonLink>
        )}
        {session.kind.code === 'selection' && session.agenda?.[0]?.outcome && (
          <ButtonLink to={`/hoi-dong/xep-hang/${session.agenda[0].task.id}`}>{councils.toRanking}</ButtonLink>
        )}
      </div>
    </Card>
  )
}

/** A council as the offices keep it: seats, answers, ties to the parties, papers, and what is to be done. */
export function CouncilPage() {
  const { id = '' } = useParams()
  const session = useSession(id)
  const params = { path: { sessionId: id } }
  const office = session.data?.view === 'office'
  const ties = reads.useQuery('get', '/api/sessions/{sessionId}/ties', { params }, { enabled: office })
  return (
    <Read of={session}>
      {(found) => (
        <>
          <Crumbs to={[[councils.title, '/hoi-dong']]} here={found.kind.title} />
          <PageHead
            title={found.name ?? found.kind.title}
            meta={
              <>
                <Status tone={found.status.code === 'concluded' ? 'done' : 'running'}>
                  {found.status.title}
                </Status>
                {found.name && <span>{found.kind.title}</span>}
              </>
            }
          />
          {found.view === 'recused' ? (
            <Note tone="lock" title={councils.replies.recused} />
          ) : (
            <div className="grid2">
              <div className="stack">
                <SeatsCard session={found} />
                {ties.data && <TiesCard ties={ties.data} />}
              </div>
              <div className="stack">
                <NextCard session={found} />
                <FactsCard session={found} />
                <AgendaCard session={found} />
              </div>
            </div>
          )}
        </>
      )}
    </Read>
  )
}
