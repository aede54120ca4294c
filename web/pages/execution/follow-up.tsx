import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Due } from '../../components/due'
import { Clause } from '../../components/status'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { dayOf, formatDong, formatNumber } from '../../format'
import { execution as words } from '../../text/execution'
import { Files } from '../acceptance/lines'
import { allowedAct } from '../stage/stage'
import { pageOf } from '../work/destination'

/** The yearly reports on the use of the results; nothing before the contract is liquidated. */
export function FollowUp({ code }: { readonly code: string }) {
  const { data } = reads.useQuery('get', '/api/tasks/{taskId}/follow-up', {
    params: { path: { taskId: code } },
  })
  if (!data) return null
  const { reports, wanted, nextYear, terms } = data
  const reporting = allowedAct(data, 'reportApplication')
  const next = terms.find(({ closedAt }) => !closedAt)
  return (
    <Card title={words.followUp} flush>
      <div className="cb">
        <p>{words.followUpLead(formatNumber(reports.length), formatNumber(wanted))}</p>
        {nextYear !== null && (
          <p>
            <b>{words.nextYear(String(nextYear))}</b> {next && <Due term={next.term} />}
          </p>
        )}
        <p className="small muted">
          <Clause clause={data.clause} assumed={data.assumed} />
        </p>
        {reporting && (
          <p className="acts after">
            <ButtonLink to={pageOf(reporting)} look="primary">
              {words.reportUse}
            </ButtonLink>
          </p>
        )}
      </div>
      {reports.length > 0 && (
        <Table
          caption={words.followUp}
          rows={reports}
          keyOf={({ number }) => number}
          columns={[
            { title: words.year, cell: ({ year }) => String(year) },
            { title: words.submitted, cell: ({ reportedAt }) => dayOf(reportedAt) },
            { title: words.users, cell: ({ users }) => users.join(', ') },
            {
              title: words.revenue,
              numeric: true,
              cell: ({ revenueDong }) => (revenueDong === null ? words.noRevenue : formatDong(revenueDong)),
            },
            {
              title: words.note,
              cell: ({ note, files }) => (
                <>
                  {note}
                  <Files files={files} />
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  )
}
