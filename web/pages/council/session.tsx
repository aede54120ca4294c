import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import { useFollowed } from '../../api/follow'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Icon } from '../../components/icon'
import { Read } from '../../components/loading'
import { Status, type Tone } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { dayOf, moment } from '../../format'
import { useHolds } from '../../shell/session'
import '../../styles/council.css'
import { councils } from '../../text/councils'
import { sittings } from '../../text/sittings'
import { valueWords } from '../../text/values'
import { work } from '../../text/work'
import { AgendaCard } from './agenda-card'
import { AttendanceForm, useAttendance, useQuorum } from './attendance-form'
import { CountCard } from './count-card'
import { NextAlert } from './next-alert'
import { OutcomeCard } from './outcome-card'
import { PaperCard } from './paper-card'
import { PledgeCard } from './pledge-card'
import { QuorumCard } from './quorum-card'
import { Rail, StepNow } from './rail'
import {
  type Action,
  allowed,
  lastSitting,
  type Session,
  useMyBallots,
  useOwnSeat,
  useSession,
} from './session-data'
import { LogCard, PeopleCard } from './side-cards'
import { UnlockCard } from './unlock-card'
import { MyBallotsCard, VotingCard } from './voting-card'

/** A council's sitting: where it stands, what the viewer does next in it, and what it came to. */
export function SessionPage() {
  const { id = '' } = useParams()
  const session = useSession(id)
  return (
    <Read of={session}>
      {(found) =>
        found.view === 'recused' ? <RecusedPage session={found} /> : <OpenSession session={found} />
      }
    </Read>
  )
}

/** What a person who is kept out sees: that they are, and nothing else. */
function RecusedPage({ session }: { readonly session: Session }) {
  return (
    <>
      <Crumbs to={[[work.title, '/viec']]} here={session.kind.title} />
      <PageHead title={session.kind.title} />
      <div className="narrow">
        <Note tone="lock" title={sittings.recusedTitle}>
          <p>{sittings.recusedText}</p>
          <p>{sittings.recusedNext}</p>
        </Note>
        <p className="after">
          <ButtonLink to="/viec">{work.title}</ButtonLink>
        </p>
      </div>
    </>
  )
}

const tones: Readonly<Record<string, Tone>> = { sitting: 'running', concluded: 'done', papersSent: 'later' }

function Head({ session, live }: { readonly session: Session; readonly live: boolean }) {
  const { kind, status, sittingAt, place, name, relations = [] } = session
  const own = useOwnSeat(session)
  const seat = own?.role.title ?? relations.at(0)?.title
  return (
    <PageHead
      title={sittingAt ? sittings.title(kind.title, dayOf(sittingAt)) : sittings.titleOpen(kind.title)}
      meta={
        <>
          <Status tone={tones[status.code] ?? 'waiting'}>{status.title}</Status>
          {name && <span>{name}</span>}
          {place && <span>{place}</span>}
          {seat && <span>{sittings.you(seat)}</span>}
        </>
      }
      aside={
        status.code !== 'concluded' && (
          <span className={live ? 'saved' : 'saved local'} role="status">
            <Icon name={live ? 'tick' : 'clock'} />
            {live ? sittings.live : sittings.polling}
          </span>
        )
      }
    />
  )
}

function OpenSession({ session }: { readonly session: Session }) {
  const address = `/api/sessions/${session.id}`
  const live = useFollowed(address, '/api/sessions/{sessionId}', session.status.code !== 'concluded')
  const [attendance, keep, forget] = useAttendance(session.id)
  const [, setOpened] = useState<ActReceipt>()
  const before = session.status.code === 'appointed' || session.status.code === 'papersSent'
  const hold = session.actions.find(({ act, awaited }) => act === 'holdSitting' && awaited)
  const held = lastSitting(session)
  const seen = before
    ? attendance
    : { present: (held?.present ?? []).map(({ person }) => person), online: [], panel: [], guests: '' }
  const quorum = useQuorum(session.id, hold || !before ? seen : { ...seen, present: [], panel: [] })
  const opened = (receipt: ActReceipt) => {
    forget()
    setOpened(receipt)
  }
  return (
    <>
      <Crumbs to={[[councils.title, '/hoi-dong']]} here={session.kind.title} />
      <Head {...{ session, live }} />
      <div className="live">
        <Rail session={session} />
        <div className="stack mid">
          <StepNow session={session} />
          {hold && (
            <AttendanceForm
              {...{ session, action: hold, value: attendance, onChange: keep }}
              quorum={quorum.data}
              onDone={opened}
            />
          )}
          <Middle session={session} />
          <AgendaCard session={session} />
          {(session.agenda ?? []).map(
            ({ task, outcome }) =>
              outcome && (
                <OutcomeCard
                  key={task.id}
                  title={`${sittings.result}: ${task.code}`}
                  outcome={outcome}
                  brief
                />
              ),
          )}
        </div>
        <div className="stack">
          {quorum.data && <QuorumCard quorum={quorum.data} />}
          <PeopleCard session={session} />
          <LogCard session={session} />
        </div>
      </div>
    </>
  )
}

/** What concerns the viewer now: the pledge, the vote, the papers, or what is still owed afterwards. */
function Middle({ session }: { readonly session: Session }) {
  const own = useOwnSeat(session)
  const mine = useMyBallots(session.id, own !== undefined)
  const invitation = allowed(session, 'acceptInvitation')
  const unlock = allowed(session, 'unlockBallot')
  const { code } = session.status
  if (own?.reply === 'awaited' && invitation) return <PledgeCard session={session} action={invitation} />
  return (
    <>
      {own && <NextAlert {...{ session }} mine={mine.data} />}
      {own?.reply === 'declined' && <Note tone="lock">{sittings.declined}</Note>}
      {code === 'sitting' && <VotingCard session={session} mine={mine.data} />}
      {(session.agenda ?? []).map((item) => (
        <CountCard key={item.task.id} {...{ session, item }} />
      ))}
      {code === 'sitting' && <PaperCard session={session} />}
      {unlock && <UnlockCard session={session} action={unlock} />}
      <NextCard session={session} />
      {(code === 'appointed' || code === 'papersSent') && <BeforeCard session={session} />}
      {own &&
        own.reply === 'accepted' &&
        (code === 'papersSent' || code === 'sitting' || mine.data?.cast.length !== 0) && (
          <MyBallotsCard session={session} mine={mine.data} />
        )}
    </>
  )
}

/** Acts that have a place of their own on this page. */
const drawn = [
  ...['holdSitting', 'castBallot', 'concludeSitting', 'acceptInvitation', 'declineInvitation'],
  ...['declareConflict', 'authoriseViceChair', 'replaceMember', 'sendPapers', 'unlockBallot'],
  ...['enterPaperBallot', 'confirmPaperBallot', 'confirmCount', 'reopenVote'],
]

function pathOf(session: Session, { act, stream }: Action): string {
  const [item] = (session.agenda ?? []).filter(({ stands }) => stands === 'awaitingText')
  if (act === 'adoptOrderText' && item) return `/phien/${session.id}/dat-hang/${item.task.id}`
  return `/viec/${act}/${stream}`
}

/** What else the session waits for from the viewer. */
function NextCard({ session }: { readonly session: Session }) {
  const offices = useHolds('dostOfficer', 'authority', 'dostLeader')
  const open = session.actions.filter((action) => action.allowed)
  const awaited = open.filter(({ act, awaited: now }) => now && !drawn.includes(act))
  const aside = open.filter(({ act }) => act === 'authoriseViceChair' || act === 'declareConflict')
  const papers = open.find(({ act }) => act === 'sendPapers')
  const ranked = (session.agenda ?? []).find(({ outcome }) => outcome)
  const voting =
    session.status.code === 'sitting' ||
    session.actions.some(({ act, awaited: now }) => now && act === 'holdSitting')
  if (awaited.length + aside.length === 0 && !papers && !offices) return null
  return (
    <div className="acts">
      {awaited.map((action, index) => (
        <ButtonLink
          key={action.act}
          look={index === 0 && !voting ? 'primary' : 'plain'}
          to={pathOf(session, action)}
        >
          {action.title}
        </ButtonLink>
      ))}
      {papers && (
        <ButtonLink
          look={papers.awaited && awaited.length === 0 ? 'primary' : 'plain'}
          to={`/viec/sendPapers/${papers.stream}`}
        >
          {papers.title}
        </ButtonLink>
      )}
      {offices && <ButtonLink to={`/hoi-dong/${session.id}`}>{councils.toSeats}</ButtonLink>}
      {session.kind.code === 'selection' && ranked && (
        <ButtonLink to={`/hoi-dong/xep-hang/${ranked.task.id}`}>{councils.toRanking}</ButtonLink>
      )}
      {aside.map(({ act, title }) => (
        <ButtonLink
          key={act}
          look="text"
          to={
            act === 'declareConflict'
              ? `/phien/${session.id}/hoi-tranh`
              : `/viec/${act}/session/${session.id}`
          }
        >
          {act === 'declareConflict' ? sittings.recuse : title}
        </ButtonLink>
      ))}
    </div>
  )
}

/** The day, the place and the papers, as far as they are fixed. */
function BeforeCard({ session }: { readonly session: Session }) {
  const { sittingAt, sittingMode, place, onlineLink, papers = [], papersSentAt, status } = session
  if (status.code === 'appointed') {
    return (
      <Note title={sittings.preparing}>
        <p>{sittings.preparingText}</p>
      </Note>
    )
  }
  return (
    <Card title={sittings.before}>
      <Facts
        rows={[
          [councils.sittingAt, sittingAt && <b key="at">{moment(sittingAt)}</b>],
          [councils.mode, sittingMode && valueWords(sittingMode)],
          [councils.place, place],
          [
            councils.online,
            onlineLink && (
              <a key="link" href={onlineLink}>
                {onlineLink}
              </a>
            ),
          ],
          [councils.papers, papers.join('; ')],
          [councils.papersSentAt, papersSentAt && moment(papersSentAt)],
        ]}
      />
    </Card>
  )
}
