import { keepPreviousData } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button, ButtonLink } from '../../components/button'
import { Empty, Loading } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Status } from '../../components/status'
import { PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { deadline, formatNumber } from '../../format'
import '../../styles/task.css'
import { text } from '../../text/common'
import { tasks } from '../../text/tasks'
import { conditionsIn, queryIn } from './filter'
import { Filters } from './filters'

type Listed = AnswerOf<'listTasks'>['items'][number]

const pageSize = 20

const columns: readonly Column<Listed>[] = [
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
  const list = reads.useInfiniteQuery(
    'get',
    '/api/tasks',
    { params: { query: { ...queryIn(params), limit: pageSize } } },
    {
      pageParamName: 'cursor',
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    },
  )
  const failed: unknown = list.error
  return (
    <>
      <PageHead title={tasks.title} lead={tasks.lead} />
      <div className="stack">
        <Filters />
        {list.data ? (
          <Found
            items={list.data.pages.flatMap(({ items }) => items)}
            more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
            busy={list.isFetchingNextPage}
          />
        ) : failed ? (
          <ProblemNote error={failed} retry={() => void list.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  )
}

function Found({
  items,
  more,
  busy,
}: {
  readonly items: readonly Listed[]
  readonly more: (() => void) | undefined
  readonly busy: boolean
}) {
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
        {more ? tasks.shown(count) : tasks.shownAll(count)}
      </p>
      {more && (
        <Button {...{ busy }} onClick={more}>
          {text.more}
        </Button>
      )}
    </>
  )
}
