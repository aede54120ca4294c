import { Empty } from '../../components/loading'
import { Status } from '../../components/status'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { dayOf, deadline, formatNumber, percent } from '../../format'
import { text } from '../../text/common'
import { execution as words } from '../../text/execution'
import { Files } from '../acceptance/lines'
import type { Execution, Report } from './words'

/** What a report says in words, with its files and what was said to it. */
function Texts({ report: { summary, difficulties, files, comments } }: { readonly report: Report }) {
  return (
    <>
      {summary && <p className="para">{summary}</p>}
      {difficulties && (
        <p className="para">
          {words.difficulties}: {difficulties}
        </p>
      )}
      <Files files={files} />
      {comments.length > 0 && (
        <ul className="plain small">
          {comments.map((comment) => (
            <li key={comment}>{comment}</li>
          ))}
        </ul>
      )}
    </>
  )
}

const reviewOf = ({ reviewedAt, satisfactory }: Report) =>
  !reviewedAt ? (
    <Status tone="waiting">{words.unreviewed}</Status>
  ) : (
    <Status tone={satisfactory ? 'done' : 'late'}>{satisfactory ? words.good : words.poor}</Status>
  )

/** The day a report came, and whether that was in time. */
function Submitted({ report: { submittedAt, due } }: { readonly report: Report }) {
  return (
    <>
      {dayOf(submittedAt)}{' '}
      {due && (
        <Status tone={submittedAt > due ? 'late' : 'done'}>
          {submittedAt > due ? words.late : words.onTime}
        </Status>
      )}
      {due && (
        <span className="small muted block">
          {words.due}: {deadline(due)}
        </span>
      )}
    </>
  )
}

/** The state's money spent by then, also as a share of the contract. */
function Spent({
  report: { stateSpentDong },
  contract,
}: {
  readonly report: Report
  readonly contract: Execution['contract']
}) {
  return (
    <>
      {formatNumber(stateSpentDong)}
      {contract && (
        <span className="small muted block">
          {words.ofContract(percent(stateSpentDong / contract.contractDong))}
        </span>
      )}
    </>
  )
}

/** The periodic reports, each with the plan beside it. */
export function Reports({ of: { reports, contract } }: { readonly of: Execution }) {
  if (reports.length === 0) return <Empty title={words.noReports} />
  return (
    <Card title={words.reports} flush>
      <Table<Report>
        caption={words.reports}
        rows={reports}
        keyOf={({ number }) => number}
        columns={[
          {
            title: words.reports,
            cell: (report) => (
              <>
                {words.report(formatNumber(report.number))}
                <span className="small muted block">{report.submittedBy}</span>
              </>
            ),
          },
          {
            title: words.submitted,
            cell: (report) => <Submitted report={report} />,
          },
          {
            title: words.work,
            numeric: true,
            cell: ({ workDonePercent }) => percent(workDonePercent / 100),
          },
          {
            title: words.timeThen,
            numeric: true,
            cell: ({ timePassedPercent }) =>
              timePassedPercent === null ? text.none : percent(timePassedPercent / 100),
          },
          {
            title: `${words.spent} (${text.dong})`,
            numeric: true,
            cell: (report) => <Spent report={report} contract={contract} />,
          },
          {
            title: words.review,
            cell: (report) => (
              <>
                {reviewOf(report)}
                <Texts report={report} />
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
