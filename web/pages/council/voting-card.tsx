import { ButtonLink } from '../../components/button'
import { Status, type Tone } from '../../components/status'
import { Card, Note } from '../../components/surface'
import { formatNumber } from '../../format'
import { counting } from '../../text/counting'
import { sittings } from '../../text/sittings'
import { waitingCounters } from './count-card'
import {
  type AgendaItem,
  allowed,
  ballotPath,
  ballotsOf,
  castOf,
  draftOf,
  lastSitting,
  type MyBallots,
  type OwedBallot,
  type Session,
  useOwnSeat,
} from './session-data'

/** The ballots that have come in, counted; only who closes the vote gets them. */
function Votes({ voting }: { readonly voting: NonNullable<AgendaItem['voting']> }) {
  const { cast, expected } = voting
  const missing = expected - cast
  const most = 12
  const drawn = expected <= most
  return (
    <>
      <p>
        <span className="big">
          {formatNumber(cast)}/{formatNumber(expected)}
        </span>{' '}
        {sittings.votes}
      </p>
      <div
        className={drawn ? 'balls' : 'prog'}
        role="img"
        aria-label={sittings.votesLabel(formatNumber(cast), formatNumber(expected))}
      >
        {drawn ? (
          Array.from({ length: expected }, (_none, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are alike
            <i key={index} className={index < cast ? 'in1' : undefined} />
          ))
        ) : (
          <i style={{ width: `${Math.round((cast / expected) * 100)}%` }} />
        )}
      </div>
      <p className="small muted">{sittings.votesSealed}</p>
      <Note tone="warn" title={sittings.closeNow}>
        <p>{missing > 0 ? sittings.missingVotes(formatNumber(missing)) : sittings.allVotes}</p>
      </Note>
    </>
  )
}

/** A ballot's name: the dossier, or the task. */
export function ballotName({ item, application }: OwedBallot): string {
  if (application) return sittings.ballotOf(formatNumber(application.number), application.host.name)
  return item.task.title ?? item.task.code
}

function stateOf(mine: MyBallots | undefined, session: Session, owed: OwedBallot): readonly [Tone, string] {
  const cast = castOf(mine, session, owed)
  if (cast?.voided) return ['locked', sittings.ballotVoided]
  if (cast) return ['done', sittings.ballotCast]
  return draftOf(mine, owed) ? ['partly', sittings.ballotDraft] : ['waiting', sittings.ballotNone]
}

/** A member's own ballots, each with where it stands and the way to it. */
export function MyBallotsCard({
  session,
  mine,
}: {
  readonly session: Session
  readonly mine: MyBallots | undefined
}) {
  const voting = session.status.code === 'sitting'
  return (
    <Card title={sittings.myBallots} flush>
      {!voting && session.status.code !== 'concluded' && (
        <p className="cb small muted">{sittings.draftsNow}</p>
      )}
      <ul className="ag">
        {ballotsOf(session).map((owed) => {
          const [tone, words] = stateOf(mine, session, owed)
          const cast = castOf(mine, session, owed) !== undefined
          if (!cast && owed.item.stands !== 'open') return null
          return (
            <li key={owed.key}>
              <b>{owed.application?.number ?? ''}</b>
              <div>
                {owed.application?.host.name ?? owed.item.task.title ?? owed.item.task.code}
                <p>
                  <ButtonLink look="text" to={ballotPath(session.id, owed)}>
                    {cast ? sittings.readBallot : sittings.writeBallot}
                    <span className="vh">: {ballotName(owed)}</span>
                  </ButtonLink>
                </p>
              </div>
              <Status tone={tone}>{words}</Status>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** The vote as the viewer takes part in it: the next own ballot, or the count and the conclusion. */
export function VotingCard({
  session,
  mine,
}: {
  readonly session: Session
  readonly mine: MyBallots | undefined
}) {
  const own = useOwnSeat(session)
  const present = lastSitting(session)?.present.some(({ person }) => person === own?.person.id) === true
  const open = (session.agenda ?? []).filter(({ stands }) => stands === 'open')
  const owed = present
    ? ballotsOf(session).find((one) => one.item.stands === 'open' && !castOf(mine, session, one))
    : undefined
  const conclude = allowed(session, 'concludeSitting')
  const [item] = open
  if (!item) return null
  const waiting = waitingCounters(session, item)
  return (
    <Card title={`${sittings.steps.ballot}: ${item.task.title ?? item.task.code}`}>
      <div className="flow">
        <p className="small muted">
          <span className="code">{item.task.code}</span>
        </p>
        {item.voting ? <Votes voting={item.voting} /> : <p>{sittings.votesHidden}</p>}
        {own && !present && <Note tone="lock">{sittings.notPresent}</Note>}
        <div className="acts">
          {owed && (
            <ButtonLink look="primary" to={ballotPath(session.id, owed)}>
              {sittings.nextBallot(owed.application ? `${owed.application.number}` : owed.item.task.code)}
            </ButtonLink>
          )}
          {conclude && !waiting && (
            <ButtonLink
              look={owed ? 'plain' : 'primary'}
              to={`/phien/${session.id}/ket-luan/${item.task.id}`}
            >
              {sittings.conclude}
            </ButtonLink>
          )}
        </div>
        {conclude && waiting && <p>{counting.waitPanel(waiting)}</p>}
        <p className="small muted">{sittings.paper}</p>
      </div>
    </Card>
  )
}
