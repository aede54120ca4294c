import { Empty } from '../../components/loading'
import { Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { day, formatNumber, moment } from '../../format'
import { execution as words } from '../../text/execution'
import type { Execution } from './words'

const confirmed = (at: string | null) => (at ? moment(at) : <Status tone="waiting">{words.waiting}</Status>)

/** The inspections, from their notice to the confirmations. */
export function Inspections({ of: { inspections } }: { readonly of: Execution }) {
  if (inspections.length === 0) return <Empty title={words.noInspections} />
  return (
    <Card title={words.inspections} flush>
      {inspections.map((one) => (
        <div key={one.number} className="line-form">
          <p className="b">{words.inspection(formatNumber(one.number))}</p>
          <Facts
            rows={[
              [words.heldOn, day(one.heldOn)],
              [words.place, one.place],
              [words.team, one.team.join(', ')],
              [words.topics, one.topics.join('; ')],
              [words.conclusion, one.conclusion ?? <Status tone="waiting">{words.waiting}</Status>],
              [words.requests, one.requests.join('; ')],
              [words.workConfirmed, confirmed(one.workConfirmedAt)],
              [words.moneyConfirmed, confirmed(one.moneyConfirmedAt)],
            ]}
          />
        </div>
      ))}
    </Card>
  )
}
