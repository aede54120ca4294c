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

/** The way back, the title, and where the task stands. */
export function StageHead({
  stage,
  title,
  aside,
}: {
  readonly stage: Stage
  readonly title: string
  readonly aside?: ReactNode
}) {
  const { task, status, open } = stage
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={title}
      />
      <PageHead
        title={title}
        lead={task.title}
        meta={
          <>
            <span className="code">{task.code}</span>
            <Status tone={open ? 'running' : 'done'}>{status.title}</Status>
            {task.host && <span>{task.host.name}</span>}
          </>
        }
        aside={aside ?? <ButtonLink to={`/nhiem-vu/${task.code}`}>{work.seeTask}</ButtonLink>}
      />
    </>
  )
}

/** The terms that run, each with what it waits for, its due and its clause. */
export function RunningTerms({
  stage,
  only,
}: {
  readonly stage: Stage
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
  if (others.length === 0) return null
  return (
    <Card title={words.otherActs}>
      <div className="acts">
        {others.map((one) => (
          <ButtonLink key={one.act} to={pageOf(one)}>
            {one.title}
          </ButtonLink>
        ))}
      </div>
    </Card>
  )
}
