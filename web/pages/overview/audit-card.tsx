import { reads } from '../../api/query'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { formatNumber } from '../../format'
import { overview } from '../../text/overview'
import { Figure } from './parts'
import { type Scope, scopedPath } from './scope'

/** Acts of the year that an auditor looks at: late, departing from what was proposed, or taken back. */
export function AuditCard({ scope }: { readonly scope: Scope }) {
  const counts = reads.useQuery('get', '/api/overview/acts/counts', { params: { query: scope } })
  return (
    <Card title={overview.audit} flush>
      <Read of={counts}>
        {({ items }) => (
          <Table
            caption={overview.audit}
            rows={items}
            keyOf={({ list }) => list}
            columns={[
              { title: overview.kind, cell: ({ list }) => overview.lists[list] },
              {
                title: overview.count,
                numeric: true,
                cell: ({ list, count }) => (
                  <b>
                    <Figure
                      to={scopedPath('/dieu-hanh/viec', scope, { loai: list })}
                      value={formatNumber(count)}
                      of={overview.lists[list]}
                    />
                  </b>
                ),
              },
            ]}
          />
        )}
      </Read>
      <p className="card-foot small muted">{overview.auditRule}</p>
    </Card>
  )
}
