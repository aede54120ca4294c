import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../../api/act'
import { ButtonLink } from '../../../components/button'
import { Crumbs } from '../../../components/crumbs'
import { Empty, Read } from '../../../components/loading'
import { Receipt } from '../../../components/receipt'
import { Card, Note, PageHead } from '../../../components/surface'
import { formatNumber, moment } from '../../../format'
import '../../../styles/council.css'
import { counting } from '../../../text/counting'
import { scoring } from '../../../text/scoring'
import { sittings } from '../../../text/sittings'
import {
  ballotPath,
  ballotsOf,
  castOf,
  type MyBallots,
  type OwedBallot,
  type Session,
  useMyBallots,
  useSession,
} from '../session-data'
import type { BallotDraft } from './ballot-model'
import { BallotSummary } from './ballot-summary'
import { WritingPage } from './writing'

/** A member's ballot: written, locked, and read afterwards. */
export function ScorePage() {
  const { id = '', hs = '' } = useParams()
  const session = useSession(id)
  const mine = useMyBallots(id, session.data !== undefined && session.data.view !== 'recused')
  const [receipt, setReceipt] = useState<ActReceipt>()
  return (
    <Read of={session}>
      {(found) => {
        if (found.view === 'recused') return <Note tone="lock" title={sittings.recusedTitle} />
        const owed = ballotsOf(found).find(({ key }) => key === hs)
        if (!owed) return <Empty title={scoring.kindWrong} />
        if (receipt) return <Done session={found} mine={mine.data} {...{ owed, receipt }} />
        return (
          <Read of={mine}>
            {(ballots) =>
              castOf(ballots, found, owed) ? (
                <ReadPage session={found} mine={ballots} owed={owed} />
              ) : (
                <WritingPage key={owed.key} session={found} owed={owed} onDone={setReceipt} />
              )
            }
          </Read>
        )
      }}
    </Read>
  )
}

/** The receipt, and the way to the next ballot of the sitting. */
function Done({
  session,
  mine,
  owed,
  receipt,
}: {
  readonly session: Session
  readonly mine: MyBallots | undefined
  readonly owed: OwedBallot
  readonly receipt: ActReceipt
}) {
  const left = ballotsOf(session).filter(
    (one) => one.key !== owed.key && one.item.stands === 'open' && !castOf(mine, session, one),
  )
  const [next] = left
  return (
    <>
      <Receipt
        title={scoring.done}
        receipt={receipt}
        next={next ? scoring.doneMore(formatNumber(left.length)) : scoring.doneNext}
      />
      <p className="acts after">
        {next && (
          <ButtonLink to={ballotPath(session.id, next)}>
            {next.application
              ? scoring.titleOf(formatNumber(next.application.number))
              : `${sittings.writeBallot}: ${next.item.task.code}`}
          </ButtonLink>
        )}
        <ButtonLink to={`/phien/${session.id}`}>{sittings.backToSession}</ButtonLink>
      </p>
    </>
  )
}

/** A cast ballot as a draft looks, so that both are shown alike. */
function asDraft(ballot: unknown, comment: string | null): BallotDraft {
  const { points, ...rest } = ballot as Omit<BallotDraft, 'points'> & { points?: Record<string, number> }
  const typed =
    points && Object.fromEntries(Object.entries(points).map(([code, value]) => [code, String(value)]))
  return { ...rest, ...(typed ? { points: typed } : {}), ...(comment ? { comment } : {}) }
}

/** The own ballot after it was locked. */
function ReadPage({
  session,
  mine,
  owed,
}: {
  readonly session: Session
  readonly mine: MyBallots
  readonly owed: OwedBallot
}) {
  const cast = castOf(mine, session, owed)
  if (!cast) return null
  const { item, application } = owed
  return (
    <>
      <Crumbs to={[[scoring.back, `/phien/${session.id}`]]} here={scoring.readTitle} />
      <PageHead
        title={scoring.readTitle}
        lead={application?.host.name ?? item.task.title}
        meta={
          <>
            <span className="code">{item.task.code}</span>
            <span>
              {scoring.castAt} {moment(cast.castAt)}
            </span>
          </>
        }
      />
      <div className="stack one-col">
        {cast.onPaper && (
          <Note
            tone={cast.invalid ? 'warn' : 'next'}
            title={cast.invalid ? counting.onPaperInvalid : undefined}
          >
            {counting.onPaper}
          </Note>
        )}
        {cast.voided && <Note tone="lock">{sittings.ballotVoided}</Note>}
        <Card>
          <BallotSummary owed={owed} draft={asDraft(cast.ballot, cast.comment)} />
        </Card>
        <p className="small muted">{scoring.reads}</p>
        <p>
          <ButtonLink to={`/phien/${session.id}`}>{sittings.backToSession}</ButtonLink>
        </p>
      </div>
    </>
  )
}
