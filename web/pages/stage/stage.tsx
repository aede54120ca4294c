import type { ReactNode } from 'react'
import type { AnswerOf } from '../../api/client'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Due } from '../../components/due'
import { Clause, Status } from '../../components/status'
import { Card, PageHead } from '../../components/surface'
import { day } from '../../format'
import { stage as words } from '../../text/stage'
import { terms as termWords } from '../../text/terms'
import { work } from '../../text/work'
import { pageOf } from '../work/destination'

/** What the answers about a stage of a task share. */
export type Stage = Pick<
  AnswerOf<'getClosing'>,
  'task' | 'stream' | 'process' | 'status' | 'open' | 'terms' | 'actions'
>

/** One thing that the viewer may do in a stage. */
export type StageAction = Stage['actions'][number]

/** The act of a stage by its name, where the viewer may do it now. */
export function allowedAct({ actions }: Stage, act: string): StageAction | undefined {
  return actions.find((one) => one.act === act && one.allowed)
}

/** The head of a page about a task: the way back, the title, which task it is, and where it stands. */
export function TaskPageHead({
  task: { code, title: name },
  title,
  status,
  body,
  aside,
}: {
  readonly task: { readonly code: string; readonly title?: string | null }
  readonly title: string
  readonly status?: ReactNode
  /** Whose task it is. */
  readonly body?: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [code, `/nhiem-vu/${code}`],
        ]}
        here={title}
      />
      <PageHead
        title={title}
        lead={name}
        meta={
          <>
            <span className="code">{code}</span>
            {status}
            {body && <span>{body}</span>}
          </>
        }
        aside={aside ?? <ButtonLink to={`/nhiem-vu/${code}`}>{work.seeTask}</ButtonLink>}
      />
    </>
  )
}

/** The way back, the title, and where the task stands. */
export function StageHead({
  stage: { task, status, open },
  title,
  aside,
}: {
  readonly stage: Stage
  readonly title: string
  readonly aside?: ReactNode
}) {
  return (
    <TaskPageHead
      {...{ task, title, aside }}
      status={<Status tone={open ? 'running' : 'done'}>{status.title}</Status>}
      body={task.host?.name}
    />
  )
}

/** The terms that run, each with what it waits for, its due and its clause. */
export function RunningTerms({
  stage,
  only,
}: {
  readonly stage: Pick<Stage, 'terms'>
  /** Acts whose terms are shown; absent: all. */
  readonly only?: readonly string[]
}) {
  const running = stage.terms.filter(({ closedAt, act }) => !closedAt && (only?.includes(act) ?? true))
  if (running.length === 0) return null
  return (
    <Card title={words.awaited} flush>
      <ul>
        {running.map(({ name, title, countedFrom, term }) => (
          <li key={name} className="term-row">
            <div>
              <b>{title}</b>
              <span className="small muted"> · {words.openedFrom(day(countedFrom))}</span>
            </div>
            <div>
              <span className="small muted">{termWords.legalDue}: </span>
              <Due term={term} />
            </div>
            <div className="small muted">
              <Clause {...term} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Acts that the viewer may do and that have no place on the page, as links. */
export function OtherActs({ stage, shown }: { readonly stage: Stage; readonly shown: readonly string[] }) {
  const others = stage.actions.filter(({ act, allowed }) => allowed && !shown.includes(act))
  return <LinkedActs title={words.otherActs} actions={others} />
}

/** Acts as links to their pages. */
export function LinkedActs({
  title,
  actions,
}: {
  readonly title: string
  readonly actions: readonly StageAction[]
}) {
  if (actions.length === 0) return null
  return (
    <Card title={title}>
      <div className="acts">
        {actions.map((one) => (
          <ButtonLink key={one.act} to={pageOf(one)}>
            {one.title}
          </ButtonLink>
        ))}
      </div>
    </Card>
  )
}
