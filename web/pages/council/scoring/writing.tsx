import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ActReceipt } from '../../../api/act'
import { ActionBar } from '../../../components/action-bar'
import { Button } from '../../../components/button'
import { Crumbs } from '../../../components/crumbs'
import { Icon } from '../../../components/icon'
import { LongField } from '../../../components/inputs'
import { Loading } from '../../../components/loading'
import { fieldId } from '../../../components/problem-note'
import { Clause } from '../../../components/status'
import { Note, PageHead } from '../../../components/surface'
import { formatNumber } from '../../../format'
import { type Draft, useDraft } from '../../../forms/draft'
import { DraftConflictNote, SaveStatus } from '../../../forms/draft-state'
import { scoring } from '../../../text/scoring'
import { allowed, type OwedBallot, type Session } from '../session-data'
import { type BallotDraft, firstOpen, judgedOf, progressOf } from './ballot-model'
import { ballotRemote } from './ballot-remote'
import { BallotSummary } from './ballot-summary'
import { DossierPane } from './dossier-pane'
import { CriteriaForm, ProductsForm } from './judging-forms'
import { LockScreen } from './lock-screen'
import { PointsForm, pointsPath, Total } from './points-form'

interface WritingProps {
  readonly session: Session
  readonly owed: OwedBallot
  readonly onDone: (receipt: ActReceipt) => void
}

function titleOf({ application, item }: OwedBallot): string {
  if (application) return scoring.titleOf(formatNumber(application.number))
  return item.ballot.criteria ? scoring.titleJudge : scoring.titleRate
}

/** Writing a ballot: the dossier beside it, saved by itself, locked on a screen of its own. */
export function WritingPage({ session, owed, onDone }: WritingProps) {
  const remote = useMemo(() => ballotRemote(session.id, owed), [session.id, owed])
  const draft = useDraft<BallotDraft>(`ballot:${session.id}:${owed.key}`, {}, { remote })
  const [params, setParams] = useSearchParams()
  const action = allowed(session, 'castBallot')
  if (draft.loading) return <Loading />
  const done = (receipt: ActReceipt) => {
    void draft.discard()
    setParams({}, { replace: true })
    onDone(receipt)
  }
  if (action && params.get('buoc') === 'khoa') {
    return (
      <LockScreen
        {...{ owed, action }}
        sessionId={session.id}
        draft={draft.value}
        onBack={() => setParams({})}
        onDone={done}
      />
    )
  }
  return <Writing {...{ session, owed, draft }} onLock={() => setParams({ buoc: 'khoa' })} />
}

interface FormProps {
  readonly session: Session
  readonly owed: OwedBallot
  readonly draft: Draft<BallotDraft>
  readonly onLock: () => void
}

function Writing({ session, owed, draft, onLock }: FormProps) {
  const { item, application } = owed
  const { points } = item.ballot
  const [current, setCurrent] = useState(() => {
    const open = points ? firstOpen(progressOf(points, draft.value)) : 1
    return Number.isFinite(open) ? open : 1
  })
  const [reading, setReading] = useState(false)
  return (
    <>
      <Crumbs to={[[scoring.back, `/phien/${session.id}`]]} here={titleOf(owed)} />
      <PageHead
        title={titleOf(owed)}
        lead={
          <>
            <span className="code">{item.task.code}</span> {application?.host.name ?? item.task.title}
          </>
        }
        aside={<SaveStatus draft={draft} />}
      />
      <DraftConflictNote draft={draft} show={(value) => <BallotSummary owed={owed} draft={value} />} />
      <div className={reading ? 'ws reading' : 'ws'}>
        <DossierPane owed={owed} />
        <div className="stack">
          <div className="doc-toggle">
            <Button onClick={() => setReading(!reading)}>
              <Icon name="document" />
              {reading ? scoring.closeDossier : scoring.openDossier}
            </Button>
          </div>
          <BallotForm {...{ session, owed, draft, current }} onCurrent={setCurrent} />
          <Note tone="lock" title={scoring.sealed}>
            <p>{scoring.sealedText}</p>
            <p className="small">{scoring.sealedDraft}</p>
          </Note>
          <p className="small muted">
            <Clause {...item.ballot} />
            {points && ` · ${scoring.passMark(formatNumber(points.passMark))}`}
          </p>
        </div>
      </div>
      <Bar {...{ session, owed, draft, current, onLock }} onCurrent={setCurrent} />
    </>
  )
}

interface AtProps {
  readonly current: number
  readonly onCurrent: (number: number) => void
}

function BallotForm({ session, owed, draft, current, onCurrent }: Omit<FormProps, 'onLock'> & AtProps) {
  const { points, criteria, products } = owed.item.ballot
  const { value, change: onChange } = draft
  const { done, of } = judgedOf(owed, value)
  return (
    <form className="card" onSubmit={(event) => event.preventDefault()}>
      {points ? (
        <Total points={points} draft={value} current={current} />
      ) : (
        <div className="tot">
          <span role="status">{scoring.judged(formatNumber(done), formatNumber(of))}</span>
        </div>
      )}
      {points && <PointsForm {...{ points, onChange, current, onCurrent }} draft={value} />}
      {criteria && <CriteriaForm {...{ criteria, onChange }} draft={value} />}
      {products && <ProductsForm {...{ products, owed, onChange }} draft={value} sessionId={session.id} />}
      <div className="cb">
        <LongField
          path="comment"
          label={scoring.comment}
          optional
          value={value.comment}
          onChange={(comment = '') => onChange({ ...value, comment })}
        />
      </div>
    </form>
  )
}

/** What keeps a ballot from being locked; undefined when nothing does. */
function lockedBy(session: Session, owed: OwedBallot, draft: BallotDraft): string | undefined {
  const { points } = owed.item.ballot
  const { done, of } = judgedOf(owed, draft)
  const named = (numbers: readonly number[]) => numbers.map((one) => scoring.criterion(formatNumber(one)))
  if (points) {
    const { blank, slips } = progressOf(points, draft)
    if (slips.length > 0) return scoring.lockOver(named(slips).join(', '))
    if (blank.length > 0) return scoring.lockOpen(named(blank).join(', ').toLowerCase())
  } else if (done < of) return scoring.judged(formatNumber(done), formatNumber(of))
  return allowed(session, 'castBallot') ? undefined : scoring.lockWaits
}

function focusOn(code: string | undefined): void {
  // On a phone the criterion is drawn first, and takes the focus then.
  if (code) requestAnimationFrame(() => document.getElementById(fieldId(pointsPath(code)))?.focus())
}

function Bar({ session, owed, draft, current, onCurrent, onLock }: FormProps & AtProps) {
  const { points } = owed.item.ballot
  const locked = lockedBy(session, owed, draft.value)
  const go = (number: number) => {
    onCurrent(number)
    focusOn(points?.criteria[number - 1]?.code)
  }
  if (!points) return <ActionBar submit={scoring.check} locked={locked} onSubmit={onLock} />
  const progress = progressOf(points, draft.value)
  const open = firstOpen(progress)
  const back = (
    <>
      {current > 1 && (
        <span className="only-s">
          <Button onClick={() => go(current - 1)}>
            <Icon name="arrow" />
            <span className="vh">{scoring.previous}</span>
          </Button>
        </span>
      )}
      {open !== Number.POSITIVE_INFINITY && (
        <span className="only-l">
          <Button locked={locked}>
            <Icon name="lock" />
            {scoring.lock}
          </Button>
        </span>
      )}
    </>
  )
  if (open === Number.POSITIVE_INFINITY) {
    return <ActionBar submit={scoring.check} locked={locked} aside={back} onSubmit={onLock} />
  }
  const slip = progress.slips.includes(open)
  const next = !slip && open === current && current < progress.of ? nextAfter(progress.blank, current) : open
  const words = slip
    ? scoring.fix(scoring.criterion(formatNumber(open)))
    : scoring.nextCriterion(formatNumber(next))
  return <ActionBar submit={words} note={undefined} aside={back} onSubmit={() => go(next)} />
}

/** The blank criterion after the present one, else the first. */
function nextAfter(blank: readonly number[], current: number): number {
  return blank.find((number) => number > current) ?? blank[0] ?? current
}
