import { Link, useSearchParams } from 'react-router'
import { type AnswerOf, api } from '../../api/client'
import { type Listing, useListing } from '../../api/pages'
import { ButtonLink } from '../../components/button'
import { Listed } from '../../components/listed'
import { Empty } from '../../components/loading'
import { Status } from '../../components/status'
import { PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { deadline, formatNumber } from '../../format'
import { useHolds, useMe } from '../../shell/session'
import '../../styles/task.css'
import { classified } from '../../text/classified'
import { tasks } from '../../text/tasks'
import { conditionsIn, queryIn } from './filter'
import { Filters } from './filters'

type Task = AnswerOf<'listTasks'>['items'][number]

const pageSize = 20

const columns: readonly Column<Task>[] = [
  {
    title: tasks.task,
    cell: ({ code, title }) => (
      <>
        <span className="code">{code}</span>
        <br />
        <Link to={`/nhiem-vu/${code}`}>{title ?? tasks.classified}</Link>
      </>
    ),
  },
  {
    title: tasks.where,
    cell: ({ stage, status, outcome }) => (
      <span>
        {stage.title}
        <br />
        <span className="small muted">{outcome?.title ?? status.title}</span>
      </span>
    ),
  },
  {
    title: tasks.who,
    cell: ({ host, proposer }) => (
      <span>
        {host ?? proposer}
        <br />
        <span className="small muted">{host ? tasks.hosts : proposer && tasks.proposes}</span>
      </span>
    ),
  },
  {
    title: tasks.nextDue,
    cell: ({ nextDue, late }) => (
      <span>
        {nextDue ? (
          <span className="due">{deadline(nextDue)}</span>
        ) : (
          <span className="muted">{tasks.noDue}</span>
        )}
        {late && (
          <div className="due-status">
            <Status tone="late">{tasks.isLate}</Status>
          </div>
        )}
      </span>
    ),
  },
]

/** The tasks that the viewer may see, narrowed and ordered by the page's address. */
export function TaskListPage() {
  const [params] = useSearchParams()
  const query = queryIn(params)
  const { cleared } = useMe()
  const mayRegister = useHolds('dostLeader') && cleared
  const list = useListing(['tasks', query], (cursor) =>
    api.GET('/api/tasks', { params: { query: { ...query, ...cursor, limit: pageSize } } }),
  )
  return (
    <>
      <PageHead
        title={tasks.title}
        lead={tasks.lead}
        aside={mayRegister && <ButtonLink to="/nhiem-vu-mat/moi">{classified.register}</ButtonLink>}
      />
      <div className="stack">
        <Filters />
        <Listed {...{ list }} name={tasks.caption}>
          {(items) => <Found {...{ items, list }} />}
        </Listed>
      </div>
    </>
  )
}

function Found({ items, list }: { readonly items: readonly Task[]; readonly list: Listing<Task> }) {
  const [params] = useSearchParams()
  if (items.length === 0) {
    return conditionsIn(params) > 0 ? (
      <>
        <Empty title={tasks.noneFound}>{tasks.noneFoundNext}</Empty>
        <ButtonLink to="/nhiem-vu">{tasks.clear}</ButtonLink>
      </>
    ) : (
      <Empty title={tasks.none}>{tasks.noneNext}</Empty>
    )
  }
  const count = formatNumber(items.length)
  return (
    <>
      <div className="card">
        <Table caption={tasks.caption} {...{ columns }} rows={items} keyOf={({ id }) => id} />
      </div>
      <p className="small muted" role="status">
        {list.more ? tasks.shown(count) : tasks.shownAll(count)}
      </p>
    </>
  )
}
