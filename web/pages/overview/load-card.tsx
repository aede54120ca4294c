import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { dayOf, formatNumber } from '../../format'
import { overview } from '../../text/overview'
import { Figure, SheetLink } from './parts'
import { type Scope, scopedPath } from './scope'

/** What waits for whom: by body, and by the role in it. */
export function LoadCard({ scope }: { readonly scope: Scope }) {
  const { field } = scope
  const load = reads.useQuery('get', '/api/overview/load', {
    params: { query: field ? { field } : {} },
  })
  return (
    <Card
      title={overview.load}
      flush
      aside={<SheetLink path="/api/overview/load/csv" of={overview.load} query={{ field }} />}
    >
      <Read of={load}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="cb">{overview.noLoad}</p>
          ) : (
            <Table
              caption={overview.load}
              rows={items}
              keyOf={({ whom }) => whom}
              columns={[
                { title: overview.body, cell: ({ body }) => body },
                { title: overview.part, cell: ({ part }) => part },
                {
                  title: overview.open,
                  numeric: true,
                  cell: ({ open, whom, part }) => (
                    <b>
                      <Figure
                        to={scopedPath('/dieu-hanh/cho', scope, { ben: whom })}
                        value={formatNumber(open)}
                        of={part}
                      />
                    </b>
                  ),
                },
                {
                  title: overview.late,
                  numeric: true,
                  cell: ({ late }) => (
                    <span className={late > 0 ? 'red b' : undefined}>{formatNumber(late)}</span>
                  ),
                },
                {
                  title: overview.longest,
                  numeric: true,
                  cell: ({ since }) => <span className="nw">{dayOf(since)}</span>,
                },
                {
                  title: overview.holders,
                  numeric: true,
                  cell: ({ holders }) => (holders === null ? '' : formatNumber(holders)),
                },
              ]}
            />
          )
        }
      </Read>
      <p className="card-foot small muted">{overview.loadRule}</p>
    </Card>
  )
}
