import { Link } from 'react-router'
import { Card } from '../../components/surface'
import { capitalised, formatNumber, moment } from '../../format'
import { sittings } from '../../text/sittings'
import { heldSeats, lastSitting, type Seat, type Session } from './session-data'

function presenceOf(session: Session, seat: Seat): readonly [string, string] {
  if (seat.recused) return ['violet', sittings.recusedSeat]
  const held = lastSitting(session)
  if (!held) return ['muted', '']
  const here = held.present.find(({ person }) => person === seat.person.id)
  if (!here) return ['muted', sittings.absent]
  return ['green', here.mode === 'online' ? sittings.hereOnline : sittings.here]
}

/** Who sits in the council, and who of them is here. */
export function PeopleCard({ session }: { readonly session: Session }) {
  const seats = heldSeats(session)
  return (
    <Card title={sittings.people} aside={<span className="muted">{formatNumber(seats.length)}</span>}>
      <ul className="who-list">
        {seats.map((seat) => {
          const [tone, words] = presenceOf(session, seat)
          return (
            <li key={seat.person.id}>
              <span>
                {seat.person.name}
                <span className="small muted line">{capitalised(seat.role.title)}</span>
              </span>
              <span className={`small ${tone}`}>{words}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What has happened in the session so far, latest first. */
function entriesOf(session: Session): readonly (readonly [at: string, words: string])[] {
  const { appointedAt, papersSentAt, sittings: held = [], agenda = [] } = session
  const all: (readonly [string, string])[] = [
    ...(appointedAt ? [[appointedAt, sittings.logAppointed] as const] : []),
    ...(papersSentAt ? [[papersSentAt, sittings.logPapers] as const] : []),
    ...held.map(({ sitting, heldAt, present, quorum }) => {
      const { base = 0 } = (quorum ?? {}) as { base?: number }
      const counts = [formatNumber(present.length), formatNumber(base)] as const
      return [heldAt, sittings.logHeld(formatNumber(sitting), ...counts)] as const
    }),
    ...agenda.flatMap(({ task, concludedAt, concluded }) =>
      concludedAt && concluded
        ? [[concludedAt, sittings.logConcluded(task.code, concluded.title)] as const]
        : [],
    ),
  ]
  return all.toSorted(([a], [b]) => (a < b ? 1 : -1))
}

/** The minutes as they write themselves. */
export function LogCard({ session }: { readonly session: Session }) {
  const written = (session.minutes ?? []).length > 0
  return (
    <Card
      title={sittings.log}
      aside={
        written ? (
          <Link to={`/phien/${session.id}/bien-ban`}>{sittings.readMinutes}</Link>
        ) : (
          <span className="muted">{sittings.logDraft}</span>
        )
      }
    >
      <ol className="small log">
        {entriesOf(session).map(([at, words]) => (
          <li key={`${at} ${words}`}>
            <b title={moment(at)}>{moment(at)}</b> {words}
          </li>
        ))}
      </ol>
    </Card>
  )
}
