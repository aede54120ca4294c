import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { capitalised, formatDong, formatNumber } from '../../format'
import { text } from '../../text/common'
import { award as words } from '../../text/ordering'
import type { Award } from './decision'

type Line = Award['lines'][number]

const isChanged = ({ askedDong, acceptedDong }: Line) => askedDong !== acceptedDong

/** The estimate line by line: what was asked, what the appraisal accepts, and why they differ. */
export function Lines({ of: { lines } }: { readonly of: Award }) {
  const changed = lines.filter(isChanged)
  const sum = (amount: (line: Line) => number) => lines.reduce((total, line) => total + amount(line), 0)
  const asked = sum(({ askedDong }) => askedDong)
  const accepted = sum(({ acceptedDong }) => acceptedDong)
  return (
    <Card title={words.changes} flush>
      <p className="cb">
        {changed.length === 0
          ? words.noChanges
          : words.changesLead(formatNumber(changed.length), formatDong(asked - accepted))}
      </p>
      <Table<Line>
        caption={words.changes}
        rows={lines}
        keyOf={({ line }) => line}
        columns={[
          { title: words.line, cell: ({ title }) => capitalised(title) },
          {
            title: `${words.proposedDong} (${text.dong})`,
            numeric: true,
            cell: (line) => (
              <span className="diff">
                {isChanged(line) ? <del>{formatNumber(line.askedDong)}</del> : formatNumber(line.askedDong)}
              </span>
            ),
          },
          {
            title: `${words.acceptedDong} (${text.dong})`,
            numeric: true,
            cell: (line) => (
              <span className="diff">
                {isChanged(line) ? (
                  <ins>{formatNumber(line.acceptedDong)}</ins>
                ) : (
                  formatNumber(line.acceptedDong)
                )}
              </span>
            ),
          },
          {
            title: `${words.difference} (${text.dong})`,
            numeric: true,
            cell: (line) =>
              isChanged(line) ? formatNumber(line.acceptedDong - line.askedDong) : formatNumber(0),
          },
          { title: words.reason, cell: ({ reason }) => reason },
        ]}
        foot={
          <tr>
            <th scope="row">{words.total}</th>
            <td className="num b" data-l={words.proposedDong}>
              {formatNumber(asked)}
            </td>
            <td className="num b" data-l={words.acceptedDong}>
              {formatNumber(accepted)}
            </td>
            <td className="num b" data-l={words.difference}>
              {formatNumber(accepted - asked)}
            </td>
            <td />
          </tr>
        }
      />
    </Card>
  )
}
