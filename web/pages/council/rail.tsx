import { Icon } from '../../components/icon'
import { Card } from '../../components/surface'
import { hourOf } from '../../format'
import { sittings } from '../../text/sittings'
import { lastSitting, type Session } from './session-data'

type StepState = 'done' | 'now' | 'later' | 'byChair'

interface Step {
  readonly title: string
  readonly state: StepState
  readonly note: string
}

/** The steps of a sitting in their order, as far as it has come. What nobody records is left to the chair. */
export function stepsOf(session: Session): readonly Step[] {
  const { steps, byChair, notYet, now, auto, done } = sittings
  const { status, kind, agenda = [] } = session
  const held = lastSitting(session)
  const sitting = status.code === 'sitting'
  const over = status.code === 'concluded'
  const opening = status.code === 'papersSent'
  const awaitsText = agenda.some(({ stands }) => stands === 'awaitingText')
  const step = (title: string, state: StepState, note: string): Step => ({ title, state, note })
  const begun = sitting || over
  const at = begun && held ? hourOf(held.heldAt) : opening ? now : notYet
  const first = begun ? 'done' : opening ? 'now' : 'later'
  const counts = sitting && agenda.some(({ count }) => count?.counters.some((one) => one.done))
  const voting = counts || over ? 'done' : sitting ? 'now' : 'later'
  const ended = over ? 'done' : 'later'
  const text = awaitsText ? 'now' : over ? 'done' : 'later'
  return [
    step(steps.attendance, first, at),
    step(steps.quorum, begun ? 'done' : 'later', begun ? done : notYet),
    step(steps.presentation, begun ? 'byChair' : 'later', byChair),
    ...(kind.code === 'acceptance' ? [step(steps.leaving, begun ? 'byChair' : 'later', byChair)] : []),
    step(steps.ballot, voting, counts || over ? done : sitting ? now : notYet),
    step(steps.count, counts ? 'now' : ended, counts ? now : over ? done : notYet),
    step(steps.conclusion, ended, over ? done : notYet),
    ...(kind.code === 'determination'
      ? [step(steps.text, text, awaitsText ? now : over ? done : notYet)]
      : []),
    step(steps.minutes, ended, over ? done : auto),
  ]
}

const classOf: Readonly<Record<StepState, string>> = {
  ...{ done: 'done', now: 'now', later: 'x', byChair: 'x' },
}

/** Where a sitting stands, step by step. */
export function Rail({ session }: { readonly session: Session }) {
  return (
    <Card title={sittings.rail} className="only-l">
      <ol className="rail">
        {stepsOf(session).map(({ title, state, note }, index) => (
          <li key={title} className={classOf[state]} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="d">{state === 'done' ? <Icon name="tick" /> : index + 1}</span>
            <span>
              <b>{title}</b>
              <span className="small muted">{note}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** The step under way, for a small screen: 'bước 4/8: Bỏ phiếu'. */
export function StepNow({ session }: { readonly session: Session }) {
  const steps = stepsOf(session)
  const at = steps.findIndex(({ state }) => state === 'now')
  const step = steps[at]
  if (!step) return null
  return (
    <p className="small muted only-s">
      {at + 1}/{steps.length}: {step.title}
    </p>
  )
}
