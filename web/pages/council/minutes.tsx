import { useParams } from 'react-router'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Empty, Read } from '../../components/loading'
import { Facts, PageHead } from '../../components/surface'
import { formatNumber, moment } from '../../format'
import '../../styles/council.css'
import { councils } from '../../text/councils'
import { counting } from '../../text/counting'
import { minutesText } from '../../text/sittings'
import { valueWords } from '../../text/values'
import { OutcomeCard } from './outcome-card'
import { type Session, useSession } from './session-data'

type Minutes = NonNullable<Session['minutes']>[number]

/** What the minutes of a task hold, as it was recorded. */
interface Recorded {
  readonly minutes?: string
  readonly requests?: readonly string[]
  readonly reasons?: readonly string[]
  readonly dissent?: readonly { readonly member: string; readonly opinion: string }[]
  readonly quorum?: { readonly present: number; readonly base: number; readonly needed: number }
  readonly present?: readonly string[]
  readonly presiding?: string
  readonly countingPanel?: readonly string[]
  readonly counting?: {
    readonly confirmedBy: readonly string[]
    readonly onPaper: number
    readonly invalid: readonly { readonly member: string; readonly reason: 'blank' | 'irregular' }[]
  }
  readonly mendingRequired?: boolean
  readonly lumpSum?: string | null
}

function Lines({
  title,
  lines = [],
}: {
  readonly title: string
  readonly lines?: readonly string[] | undefined
}) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ol className="dashes">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </>
  )
}

/** When, where and before whom a sitting was held. */
function SittingFacts({
  session,
  minutes,
  nameOf,
}: {
  readonly session: Session
  readonly minutes: Minutes
  readonly nameOf: (id: string | undefined) => string
}) {
  const body = minutes.body as Recorded
  const item = session.agenda?.find(({ task }) => task.id === minutes.taskId)
  const held = session.sittings?.find(({ sitting }) => sitting === minutes.sitting)
  const { quorum, counting: count } = body
  return (
    <Facts
      rows={[
        [minutesText.task, `${item?.task.code ?? ''} ${item?.task.title ?? ''}`],
        [minutesText.decision, session.decisionNumber],
        [minutesText.when, held && moment(held.heldAt)],
        [minutesText.where, session.place],
        [minutesText.presiding, nameOf(body.presiding)],
        [minutesText.present, (body.present ?? []).map(nameOf).join('; ')],
        [minutesText.panel, (body.countingPanel ?? []).map(nameOf).join('; ')],
        [counting.minutesConfirmed, count?.confirmedBy.map(nameOf).join('; ')],
        [counting.minutesPaper, count?.onPaper ? counting.minutesPaperLine(formatNumber(count.onPaper)) : ''],
        [
          counting.minutesInvalid,
          count?.invalid.map(({ member, reason }) => `${nameOf(member)}: ${counting[reason]}`).join('; '),
        ],
        [
          minutesText.quorum,
          quorum &&
            minutesText.quorumLine(
              ...([formatNumber(quorum.present), formatNumber(quorum.base)] as const),
              formatNumber(quorum.needed),
            ),
        ],
      ]}
    />
  )
}

function Sheet({ session, minutes }: { readonly session: Session; readonly minutes: Minutes }) {
  const body = minutes.body as Recorded
  const nameOf = (id: string | undefined) =>
    session.seats?.find(({ person }) => person.id === id)?.person.name ?? id ?? ''
  const item = session.agenda?.find(({ task }) => task.id === minutes.taskId)
  return (
    <article className="card minutes">
      <div className="cb flow">
        <header className="minutes-head">
          <p className="b">{minutesText.national}</p>
          <p className="b">{minutesText.motto}</p>
        </header>
        <h2 className="center">
          {minutesText.title}: {session.kind.title.toLowerCase()}
        </h2>
        <SittingFacts {...{ session, minutes, nameOf }} />
        {body.minutes && (
          <>
            <h3>{minutesText.discussion}</h3>
            <p className="pre">{body.minutes}</p>
          </>
        )}
        {item?.outcome && <OutcomeCard title={minutesText.conclusion} outcome={item.outcome} />}
        <Lines title={minutesText.requests} lines={body.requests} />
        <Lines title={minutesText.reasons} lines={body.reasons} />
        <Lines
          title={minutesText.dissent}
          lines={body.dissent?.map(({ member, opinion }) => `${nameOf(member)}: ${opinion}`)}
        />
        {body.lumpSum && (
          <p>
            {minutesText.lumpSum}: {valueWords(body.lumpSum)}
          </p>
        )}
        {body.mendingRequired && <p className="b">{minutesText.mending}</p>}
        <p className="small muted">
          {minutesText.concludedAt} {moment(minutes.concludedAt)}. {minutesText.locked}
        </p>
        <footer className="signs">
          <p>
            {minutesText.signSecretary}
            <br />
            <b>{session.adminSecretary?.name}</b>
          </p>
          <p>
            {minutesText.signChair}
            <br />
            <b>{nameOf(body.presiding)}</b>
          </p>
        </footer>
      </div>
    </article>
  )
}

/** The minutes of a sitting, one sheet a task: figures as recorded, words as written at the conclusion. */
export function MinutesPage() {
  const { id = '' } = useParams()
  const session = useSession(id)
  return (
    <Read of={session}>
      {(found) => (
        <>
          <Crumbs
            to={[
              [councils.title, '/hoi-dong'],
              [found.kind.title, `/phien/${id}`],
            ]}
            here={minutesText.title}
          />
          <PageHead
            title={minutesText.title}
            lead={found.kind.title}
            aside={
              (found.minutes ?? []).length > 0 && (
                <Button look="primary" onClick={() => window.print()}>
                  {minutesText.printed}
                </Button>
              )
            }
          />
          <div className="stack">
            {(found.minutes ?? []).length === 0 && (
              <Empty title={minutesText.none}>{minutesText.noneNext}</Empty>
            )}
            {(found.minutes ?? []).map((minutes) => (
              <Sheet key={`${minutes.sitting} ${minutes.taskId}`} {...{ session: found, minutes }} />
            ))}
          </div>
        </>
      )}
    </Read>
  )
}
