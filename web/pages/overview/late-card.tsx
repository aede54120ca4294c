import { Link } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Clause } from '../../components/status'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { dayOf, deadline, formatNumber } from '../../format'
import { overview } from '../../text/overview'
import { SheetLink, SubjectLink } from './parts'
import { type Scope, scopedPath } from './scope'

/** A late step as the list shows it. */
export type LateStep = AnswerOf<'listLate'>['items'][number]

/** What the list of late steps shows of each: the oldest term first. */
export const lateColumns: readonly Column<LateStep>[] = [
  { title: overview.task, cell: (row) => <SubjectLink {...row} /> },
  {
    title: overview.act,
    cell: ({ act, process }) => (
      <>
        {act.title}
        <span className="small muted under-line">{process.title}</span>
      </>
    ),
  },
  { title: overview.at, cell: ({ awaits }) => awaits.join('; ') },
  { title: overview.since, cell: ({ since }) => since && <span className="nw">{dayOf(since)}</span> },
  {
    title: overview.due,
    cell: ({ due, clause, assumed }) => (
      <>
        <span className="due">{deadline(due)}</span>
        <span className="small muted under-line">
          <Clause {...{ clause, assumed }} />
        </span>
      </>
    ),
  },
  {
    title: overview.daysLate,
    numeric: true,
    cell: ({ workingDaysLate }) => <b className="red">{formatNumber(workingDaysLate)}</b>,
  },
]

const shown = 10

/** The steps that are late now, oldest first, whatever the year. */
export function LateCard({
  scope,
  count,
}: {
  readonly scope: Scope
  readonly count: { readonly steps: number; readonly tasks: number }
}) {
  const { field } = scope
  const late = reads.useQuery('get', '/api/overview/late', {
    params: { query: { ...(field ? { field } : {}), limit: shown } },
  })
  return (
    <div id="tre">
      <Card
        title={overview.lateTitle}
        flush
        aside={<SheetLink path="/api/overview/late/csv" of={overview.lateTitle} query={{ field }} />}
      >
        <Read of={late}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="cb">
                {overview.noneLate} <span className="muted">{overview.noneLateNext}</span>
              </p>
            ) : (
              <>
                <Table
                  caption={overview.lateTitle}
                  columns={lateColumns}
                  rows={items}
                  keyOf={({ stream, act, due }) => `${stream} ${act.code} ${due}`}
                />
                <p className="card-foot">
                  <span className="small muted">
                    {overview.lateCount(formatNumber(count.steps), formatNumber(count.tasks))}
                  </span>
                  <Link className="tap" to={scopedPath('/dieu-hanh/tre', scope)}>
                    {overview.allLate}
                  </Link>
                </p>
              </>
            )
          }
        </Read>
      </Card>
    </div>
  )
}
