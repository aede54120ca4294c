import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { type ActReceipt, useAct } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { Crumbs } from '../../components/crumbs'
import { type Evidence, EvidenceField } from '../../components/files'
import { Choice, LongField, Select } from '../../components/inputs'
import { Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Receipt } from '../../components/receipt'
import { Card, Note, PageHead } from '../../components/surface'
import '../../styles/council.css'
import { counting } from '../../text/counting'
import { scoring } from '../../text/scoring'
import { type BallotDraft, bodyOf, judgedOf } from './scoring/ballot-model'
import { CriteriaForm, ProductsForm } from './scoring/judging-forms'
import { PointsForm, Total } from './scoring/points-form'
import {
  type Action,
  activeSeats,
  allowed,
  ballotsOf,
  lastSitting,
  type OwedBallot,
  type Session,
  useSession,
} from './session-data'
import { ballotName } from './voting-card'

type Standing = 'valid' | 'blank' | 'irregular'

interface Paper {
  readonly member?: string | undefined
  readonly ballot?: string | undefined
  readonly standing?: Standing | undefined
  readonly invalidReason?: string | undefined
  readonly scans?: readonly Evidence[] | undefined
  readonly draft: BallotDraft
}

/** A paper ballot as it is typed in: first with its scan, then again without seeing the first. */
export function PaperBallotPage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const session = useSession(id)
  const [receipt, setReceipt] = useState<ActReceipt>()
  const member = params.get('nguoi') ?? undefined
  const again = member !== undefined
  if (receipt) {
    return (
      <Receipt
        title={again ? counting.matchedTitle : counting.entered}
        receipt={receipt}
        {...(again ? {} : { next: counting.enteredNext })}
      />
    )
  }
  return (
    <Read of={session}>
      {(found) => {
        const action = allowed(found, again ? 'confirmPaperBallot' : 'enterPaperBallot')
        const title = again ? counting.againTitle : counting.enterTitle
        return (
          <>
            <Crumbs to={[[found.kind.title, `/phien/${id}`]]} here={title} />
            <PageHead title={title} lead={again ? counting.againLead : counting.enterLead} />
            {action && found.paperBallots ? (
              <PaperForm
                {...{ session: found, action, again }}
                initial={{ member, ballot: params.get('phieu') ?? undefined, draft: {} }}
                onDone={setReceipt}
              />
            ) : (
              <Note tone="lock">{counting.nobodyHandles}</Note>
            )}
          </>
        )
      }}
    </Read>
  )
}

interface FormProps {
  readonly session: Session
  readonly action: Action
  readonly again: boolean
  readonly initial: Paper
  readonly onDone: (receipt: ActReceipt) => void
}

/** What a paper says, as it is sent; undefined while something is missing. */
function partsIn({ member, standing, draft }: Paper, owed: OwedBallot | undefined) {
  if (!member || !owed || !standing) return undefined
  const { comment: _text, ...parts } = bodyOf(owed, draft)
  if (standing === 'valid') {
    const { done, of } = judgedOf(owed, draft)
    return done < of ? undefined : { ...parts, member }
  }
  const application = owed.application ? { application: owed.application.id } : {}
  return { taskId: owed.item.task.id, member, invalid: standing, ...application }
}

/** The scan and the words that go with the first entry; undefined while something is missing. */
function textsIn({ standing, scans = [], invalidReason, draft: { comment } }: Paper) {
  if (scans.length === 0) return undefined
  if (standing === 'valid') return { evidence: [...scans], ...(comment ? { comment } : {}) }
  return invalidReason?.trim() ? { evidence: [...scans], invalidReason } : undefined
}

function PaperForm({ session, action, again, initial, onDone }: FormProps) {
  const [paper, setPaper] = useState(initial)
  const entering = useAct('enterPaperBallot', action, `enterPaperBallot ${action.stream}`)
  const confirming = useAct('confirmPaperBallot', action, `confirmPaperBallot ${action.stream}`)
  const sending = again ? confirming : entering
  const open = ballotsOf(session).filter(({ item }) => item.stands === 'open')
  const owed = open.length === 1 ? open[0] : open.find(({ key }) => key === paper.ballot)
  const parts = partsIn(paper, owed)
  const texts = textsIn(paper)
  const ready = parts && (again || texts)
  const send = () => {
    if (parts && again) confirming.mutate(parts, { onSuccess: onDone })
    else if (parts && texts) entering.mutate({ ...parts, ...texts }, { onSuccess: onDone })
  }
  return (
    <>
      {sending.error && <ProblemNote error={sending.error} retry={send} />}
      <div className="stack one-col">
        <Card>
          <Whose {...{ session, again, paper, open, owed }} onChange={setPaper} />
        </Card>
        {owed && paper.standing === 'valid' && <Parts {...{ owed, paper }} onChange={setPaper} />}
        {paper.standing !== undefined && !again && <Beside {...{ paper }} onChange={setPaper} />}
      </div>
      <ActionBar
        submit={again ? counting.again : counting.enter}
        busy={sending.isPending}
        locked={ready ? undefined : again ? counting.notReadyAgain : counting.notReady}
        onSubmit={send}
      />
    </>
  )
}

interface PartProps {
  readonly paper: Paper
  readonly onChange: (next: Paper) => void
}

function Whose({
  session,
  again,
  paper,
  open,
  owed,
  onChange,
}: PartProps & {
  readonly session: Session
  readonly again: boolean
  readonly open: readonly OwedBallot[]
  readonly owed: OwedBallot | undefined
}) {
  const here = new Set(lastSitting(session)?.present.map(({ person }) => person))
  const members = activeSeats(session)
    .filter(({ person }) => here.has(person.id))
    .map(({ person }) => ({ value: person.id, label: person.name }))
  const standings = (['valid', 'blank', 'irregular'] as const).map((value) => ({
    ...{ value, label: counting[value] },
  }))
  return (
    <div className="flow">
      {again ? (
        <p className="b">
          {members.find(({ value }) => value === paper.member)?.label}
          {owed && ` · ${ballotName(owed)}`}
        </p>
      ) : (
        <>
          <Select
            path="member"
            label={counting.member}
            options={members}
            value={paper.member}
            onChange={(member) => onChange({ ...paper, member })}
          />
          {open.length > 1 && (
            <Select
              path="ballot"
              label={counting.which}
              options={open.map((one) => ({ value: one.key, label: ballotName(one) }))}
              value={paper.ballot}
              onChange={(ballot) => onChange({ ...paper, ballot, draft: {} })}
            />
          )}
        </>
      )}
      <Choice
        path="standing"
        label={counting.standing}
        options={standings}
        value={paper.standing}
        onChange={(standing) => onChange({ ...paper, standing })}
      />
    </div>
  )
}

/** The parts of the ballot, in the same form as its member would write it in. */
function Parts({ owed, paper, onChange }: PartProps & { readonly owed: OwedBallot }) {
  const [current, setCurrent] = useState(1)
  const { points, criteria, products } = owed.item.ballot
  const { draft } = paper
  const change = (next: BallotDraft) => onChange({ ...paper, draft: next })
  return (
    <div className="card">
      {points && <Total {...{ points, draft, current }} />}
      {points && <PointsForm {...{ points, draft, current }} onChange={change} onCurrent={setCurrent} />}
      {criteria && <CriteriaForm {...{ criteria, draft }} onChange={change} />}
      {products && <ProductsForm {...{ products, owed, draft }} onChange={change} />}
    </div>
  )
}

function Beside({ paper, onChange }: PartProps) {
  return (
    <Card>
      <div className="flow">
        {paper.standing === 'valid' ? (
          <LongField
            path="comment"
            label={scoring.comment}
            optional
            value={paper.draft.comment}
            onChange={(comment = '') => onChange({ ...paper, draft: { ...paper.draft, comment } })}
          />
        ) : (
          <LongField
            path="invalidReason"
            label={counting.invalidReason}
            value={paper.invalidReason}
            onChange={(invalidReason) => onChange({ ...paper, invalidReason })}
          />
        )}
        <EvidenceField
          path="evidence"
          label={counting.scan}
          value={paper.scans}
          onChange={(scans) => onChange({ ...paper, scans })}
        />
      </div>
    </Card>
  )
}
