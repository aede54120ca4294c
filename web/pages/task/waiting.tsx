import { Link } from 'react-router'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Due, statusOf } from '../../components/due'
import { Read } from '../../components/loading'
import { Clause, Status } from '../../components/status'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { dayOf, deadline, formatNumber, moment } from '../../format'
import { text } from '../../text/common'
import { task as words } from '../../text/task'
import { terms } from '../../text/terms'
import { pageOf } from '../work/destination'
import type { Task, Wait } from './parts'

const wait = words.wait

/** The viewer's own act comes first, then what is due soonest, as the API has ordered it. */
function inOrder(items: readonly Wait[]): readonly Wait[] {
  const soonest = (mine: boolean) => items.filter((item) => item.mine === mine)
  return [...soonest(true), ...soonest(false)]
}

/** Why the task waits: for whom, for what, since when, until when, and the viewer's own act. */
export function WaitingPanel({ task }: { readonly task: Task }) {
  const waiting = reads.useQuery('get', '/api/tasks/{taskId}/waiting', {
    params: { path: { taskId: task.id } },
  })
  return (
    <Read of={waiting}>
      {({ items }) => {
        const [first, ...others] = inOrder(items)
        return first ? (
          <>
            <MainWait {...{ first }} />
            {others.length > 0 && <OtherWaits {...{ others }} />}
          </>
        ) : (
          <NoWait {...{ task }} />
        )
      }}
    </Read>
  )
}

function clockWords({ term }: Wait): string {
  if (!term) return wait.clock.none
  if (term.state === 'paused') return wait.clock.paused(term.pausedSince ? dayOf(term.pausedSince) : '')
  const isLate = term.state === 'missed' || (term.workingDaysLeft ?? 0) < 0
  return isLate ? wait.clock.missed : wait.clock.running
}

const bodies = ({ awaits }: Wait) => (awaits.length > 0 ? awaits.join(', ') : wait.nobody)

function MainWait({ first }: { readonly first: Wait }) {
  const { title, since, term, effect, estimate, mine, act, stream } = first
  return (
    <section className={`wait-p ${mine ? '' : 'two'}`} aria-labelledby="vi-sao">
      <div>
        <h2 id="vi-sao">{wait.title}</h2>
        <p className="after-s">
          {wait.waitsFor}: <b>{bodies(first)}</b>
          {mine && ` ${wait.you}`}, {title.toLowerCase()}.
        </p>
        <p className="muted">
          {wait.since(moment(since))} {clockWords(first)}
        </p>
        {effect && <p className="small muted after-s">{effect}</p>}
      </div>
      <div>
        <h3>{terms.legalDue}</h3>
        {term ? (
          <>
            <Due {...{ term }} />
            <p className="small muted after-s">
              <Clause {...term} />
            </p>
          </>
        ) : (
          <p>{terms.noTerm}</p>
        )}
        {estimate && (
          <p className="small after-s">
            <span className="est">{wait.estimate(dayOf(estimate.at))}</span>
            <br />
            <span className="muted">
              {wait.estimateFrom(formatNumber(estimate.days), formatNumber(estimate.count))}
            </span>
          </p>
        )}
      </div>
      {mine && act && stream && (
        <div className="wait-act">
          <ButtonLink look="primary" to={pageOf({ act, stream })}>
            {title}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

const columns: readonly Column<Wait>[] = [
  {
    title: wait.what,
    cell: ({ title, mine, act, stream, process }) => (
      <>
        {mine && act && stream ? <Link to={pageOf({ act, stream })}>{title}</Link> : title}
        <br />
        <span className="small muted">{process.title}</span>
      </>
    ),
  },
  {
    title: wait.whose,
    cell: (one) => (
      <span>
        {bodies(one)} {one.mine && wait.you}
        <br />
        <span className="small muted">{terms.since(dayOf(one.since))}</span>
      </span>
    ),
  },
  {
    title: wait.due,
    cell: ({ term }) => (
      <span>
        {term?.due ? <span className="due">{deadline(term.due)}</span> : terms.noTerm}
        {term && (
          <>
            <br />
            <span className="small muted">
              <Clause {...term} />
            </span>
          </>
        )}
      </span>
    ),
  },
  {
    title: wait.status,
    cell: ({ term }) => {
      if (!term) return text.none
      const [tone, said] = statusOf(term)
      return <Status {...{ tone }}>{said}</Status>
    },
  },
]

function OtherWaits({ others }: { readonly others: readonly Wait[] }) {
  return (
    <Card title={wait.also} flush>
      <Table
        caption={wait.also}
        {...{ columns }}
        rows={others}
        keyOf={({ act, stream, title }) => `${stream} ${act ?? title}`}
      />
    </Card>
  )
}

/** Nothing is awaited: the task has ended, dossiers are coming in, or a moment has to come. */
function NoWait({ task }: { readonly task: Task }) {
  const { outcome, closedAt, parts, stage } = task
  const call = stage?.code === 'call' ? parts?.call : undefined
  const receives = call !== undefined && call.openedAt === null && call.cancelledAt === null
  return (
    <section className={`wait-p ${receives && !outcome ? 'two' : 'one'}`} aria-labelledby="vi-sao">
      <div>
        <h2 id="vi-sao">{wait.title}</h2>
        <p className="after-s">
          {outcome
            ? wait.ended(outcome.title, closedAt ? dayOf(closedAt) : '')
            : receives
              ? wait.receiving
              : wait.none}
        </p>
        {!receives && <p className="muted">{outcome ? wait.endedNext : wait.noneNext}</p>}
      </div>
      {receives && !outcome && (
        <div>
          <h3>{wait.receivingUntil}</h3>
          <p className="due">{deadline(call.deadline)}</p>
        </div>
      )}
    </section>
  )
}
