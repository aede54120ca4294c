import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Crumbs } from '../../components/crumbs'
import { Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Clause } from '../../components/status'
import { Card, Facts, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { formatDong, formatNumber, moment } from '../../format'
import { ActForm } from '../../forms/act-form'
import { appraisal as words } from '../../text/appraisal'
import { text } from '../../text/common'
import { valueWords } from '../../text/values'
import { work } from '../../text/work'
import '../../styles/money.css'
import { LinkedActs } from '../stage/stage'
import { ConclusionForm } from './appraisal-conclusion'
import { Questions } from './appraisal-questions'
import { WaitingFor } from './waiting-for'

/** The appraisal of the winner's estimate. */
export type Appraisal = AnswerOf<'getAppraisal'>
/** Told when an act is done, with the words for it. */
export type OnDone = (title: string, receipt: ActReceipt) => void

/**
 * The appraisal of an estimate, line by line: asked, accepted, why; questions; the conclusion with its
 * totals.
 */
export function AppraisalPage() {
  const { taskId = '' } = useParams()
  const [done, setDone] = useState<{ readonly title: string; readonly receipt: ActReceipt }>()
  const read = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/appraisal',
    { params: { path: { taskId } } },
    { enabled: done === undefined },
  )
  if (done) return <Receipt {...done} />
  return (
    <Read of={read}>
      {(data) => <Page {...{ data }} onDone={(title, receipt) => setDone({ title, receipt })} />}
    </Read>
  )
}

/** Acts with a form on this page; the others have their own. */
const here = ['concludeAppraisal', 'appointAppraisalTeam', 'sendAppraisalPapers', 'answerAppraisalQuestion']

/** The act that the page is about for this viewer: what they may conclude, send or appoint now. */
function mainOf({ actions }: Appraisal) {
  const allowed = actions.filter((action) => action.allowed)
  return here.map((act) => allowed.find((action) => action.act === act)).find(Boolean)
}

function Page({ data, onDone }: { readonly data: Appraisal; readonly onDone: OnDone }) {
  const { task, host, sittingAt, lumpSum, actions } = data
  const main = mainOf(data)
  const concluding = main?.act === 'concludeAppraisal'
  const others = actions.filter(({ act, allowed, awaited }) => allowed && awaited && !here.includes(act))
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [task.code, `/nhiem-vu/${task.code}`],
        ]}
        here={words.title}
      />
      <PageHead
        title={words.title}
        lead={
          <>
            <span className="code">{task.code}</span>
            {task.title && ` · ${task.title}`}
          </>
        }
      />
      <div className="stack">
        <div className="half">
          <Card>
            <Facts
              rows={[
                [words.host, host.name],
                [words.sitting, sittingAt ? moment(sittingAt) : words.noSitting],
                [words.lumpSum, valueWords(lumpSum)],
              ]}
            />
          </Card>
          {main ? <WaitingFor act={main.act} stream={main.stream} /> : <Team {...{ data }} />}
        </div>
        {concluding ? <ConclusionForm {...{ data, onDone }} action={main} /> : <Lines {...{ data }} />}
        <Limits {...{ data }} />
        <Questions {...{ data, onDone }} />
        {main && <Team {...{ data }} />}
        {main && (main.act === 'appointAppraisalTeam' || main.act === 'sendAppraisalPapers') && (
          <Card title={main.title}>
            <ActForm
              act={main.act}
              address={main}
              form={`${main.act} ${main.stream}`}
              initial={
                main.act === 'appointAppraisalTeam'
                  ? { team: data.seats.map(({ code }) => ({ role: code })) }
                  : {}
              }
              onDone={(receipt) => onDone(words.recorded(main.title), receipt)}
            />
          </Card>
        )}
        <LinkedActs title={words.otherActs} actions={others} />
      </div>
    </>
  )
}

const orDash = (amount: number | null) => (amount === null ? '–' : formatNumber(amount))

/** Every line of the estimate: what was asked and, after the conclusion, what was accepted and why. */
function Lines({ data: { lines, concluded } }: { readonly data: Appraisal }) {
  const asked = lines.reduce((all, { askedDong }) => all + askedDong, 0)
  return (
    <Card
      title={words.lines}
      flush
      aside={
        concluded ? <b>{formatDong(concluded.stateDong)}</b> : <span className="muted">{text.dong}</span>
      }
    >
      <Table
        caption={words.lines}
        rows={lines}
        keyOf={({ line }) => line.code}
        columns={[
          { title: words.line, cell: ({ line }) => <span className="capital">{line.title}</span> },
          {
            title: words.counterpart,
            numeric: true,
            cell: ({ counterpartDong }) => formatNumber(counterpartDong),
          },
          { title: words.asked, numeric: true, cell: ({ askedDong }) => formatNumber(askedDong) },
          { title: words.accepted, numeric: true, cell: ({ acceptedDong }) => <b>{orDash(acceptedDong)}</b> },
          { title: words.why, cell: ({ reason }) => reason ?? '' },
        ]}
        foot={
          <tr>
            <th scope="row">{words.total}</th>
            <td className="only-l" />
            <td className="num" data-l={words.asked}>
              {formatNumber(asked)}
            </td>
            <td className="num" data-l={words.accepted}>
              {orDash(concluded?.stateDong ?? null)}
            </td>
            <td className="only-l" />
          </tr>
        }
      />
    </Card>
  )
}

function Limits({ data: { limits } }: { readonly data: Appraisal }) {
  return (
    <Card title={words.limits}>
      <ul className="plain-list">
        {limits.map(({ title, detail, clause, assumed }) => (
          <li key={title}>
            <b>{title}</b>: {detail}{' '}
            <span className="small muted">
              <Clause {...{ clause, assumed }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who sits in the team, for those who may know. */
function Team({ data: { team } }: { readonly data: Appraisal }) {
  if (team === null) return null
  return (
    <Card title={words.team}>
      {team.length === 0 ? (
        <p className="muted">{words.noTeam}</p>
      ) : (
        <Facts rows={team.map(({ person, seat }) => [person.name, seat.title] as const)} />
      )}
    </Card>
  )
}
