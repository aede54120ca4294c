import { Due } from '../../components/due'
import { Clause, Status } from '../../components/status'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { day, dayOf, deadline, formatNumber } from '../../format'
import { task as words } from '../../text/task'
import type { Task } from './parts'

type Deadline = NonNullable<Task['deadlines']>[number]

const said = words.deadlines

const pausesIn = ({ pauses }: Deadline) =>
  pauses.map(({ from, to }) => (to ? said.paused(day(from), day(to)) : said.pausedStill(day(from)))).join(' ')

const duty: Column<Deadline> = {
  title: said.duty,
  cell: (one) => (
    <>
      {one.title}
      <br />
      <span className="small muted">
        <Clause {...one} />
        <br />
        {said.counted(day(one.countedFrom))} {pausesIn(one)}
      </span>
    </>
  ),
}

const who: Column<Deadline> = { title: said.who, cell: ({ awaits }) => awaits.join(', ') }

/** The day since which the clock of a deadline stands. */
const pausedSince = ({ pauses }: Deadline) => {
  const from = pauses.findLast(({ to }) => to === undefined)?.from
  return from ? `${from}T00:00:00.000+07:00` : null
}

const running: readonly Column<Deadline>[] = [
  duty,
  who,
  {
    title: said.due,
    cell: (one) => (
      <div>
        <Due term={{ ...one, pausedSince: pausedSince(one) }} />
      </div>
    ),
  },
]

const past: readonly Column<Deadline>[] = [
  duty,
  who,
  { title: said.due, cell: ({ due }) => (due ? deadline(due) : '') },
  {
    title: said.ended,
    cell: ({ closedAt, due }) => (
      <div>
        {closedAt && dayOf(closedAt)}
        {closedAt && due && (
          <div className="due-status">
            <Status tone={closedAt < due ? 'done' : 'late'}>
              {closedAt < due ? said.inTime : said.late}
            </Status>
          </div>
        )}
      </div>
    ),
  },
]

const keyOf = ({ stream, title, openedAt }: Deadline) => `${stream} ${title} ${openedAt}`

/** Every legal term of the task: those that count now, and those that are over with how they went. */
export function DeadlinesCard({ task }: { readonly task: Task }) {
  const { deadlines = [] } = task
  const open = deadlines.filter(({ closedAt }) => closedAt === null)
  const ended = deadlines.filter(({ closedAt }) => closedAt !== null).reverse()
  const soonest = [...open].sort((a, b) => ((a.due ?? '~') < (b.due ?? '~') ? -1 : 1))
  return (
    <Card title={said.title} flush className="o1">
      {soonest.length > 0 ? (
        <Table caption={said.caption} columns={running} rows={soonest} {...{ keyOf }} />
      ) : (
        <p className="cb muted">{said.none}</p>
      )}
      {ended.length > 0 && (
        <details className="more-in">
          <summary>{said.past(formatNumber(ended.length))}</summary>
          <Table caption={said.pastCaption} columns={past} rows={ended} {...{ keyOf }} />
        </details>
      )}
    </Card>
  )
}
