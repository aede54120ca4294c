import { useParams } from 'react-router'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Read } from '../../components/loading'
import { Clause } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { day, formatDong, formatNumber, percent } from '../../format'
import '../../styles/closing.css'
import { execution as words } from '../../text/execution'
import { type OnDone, UntilDone } from '../stage/done'
import { allowedAct, OtherActs, RunningTerms, StageHead } from '../stage/stage'
import { pageOf } from '../work/destination'
import { FollowUp } from './follow-up'
import { Inspections } from './inspections'
import { ReportForm, ReviewForm } from './report-forms'
import { Reports } from './reports'
import type { Execution } from './words'

const inspecting = ['announceInspection', 'inspect', 'confirmWork', 'confirmMoney']

/** Reports and inspections of a contract beside its plan, and the yearly reports on the results' use. */
export function ExecutionPage() {
  const { taskId = '' } = useParams()
  const read = reads.useQuery('get', '/api/tasks/{taskId}/execution', { params: { path: { taskId } } })
  return (
    <UntilDone>{(onDone) => <Read of={read}>{(of) => <ExecutionOf {...{ of, onDone }} />}</Read>}</UntilDone>
  )
}

function ExecutionOf({ of, onDone }: { readonly of: Execution; readonly onDone: OnDone }) {
  const submits = of.actions.find(({ act, awaited }) => act === 'submitReport' && awaited)
  const reviews = allowedAct(of, 'reviewReport')
  const toReview = of.reports.find(({ reviewedAt }) => !reviewedAt)
  const steps = of.actions.filter(({ act, allowed }) => allowed && inspecting.includes(act))
  return (
    <>
      <StageHead stage={of} title={words.title} />
      <div className="stack">
        <FollowUp code={of.task.code} />
        <RunningTerms stage={of} />
        <div className="half">
          <Plan of={of} />
          <Inspections of={of} />
        </div>
        <Reports of={of} />
        {steps.length > 0 && (
          <Card title={words.inspections}>
            <p className="small muted">
              {words.notice(
                formatNumber(of.inspectionNotice.count),
                words.units[of.inspectionNotice.unit] ?? of.inspectionNotice.unit,
              )}{' '}
              <Clause {...of.inspectionNotice} />
            </p>
            <p className="acts after">
              {steps.map((one) => (
                <ButtonLink key={one.act} to={pageOf(one)}>
                  {one.title}
                </ButtonLink>
              ))}
            </p>
          </Card>
        )}
        <OtherActs stage={of} shown={['submitReport', 'reviewReport', ...inspecting]} />
        {submits && <ReportForm of={of} action={submits} onDone={onDone(submits.title)} />}
        {!submits && reviews && toReview && (
          <ReviewForm report={toReview} action={reviews} onDone={onDone(reviews.title)} />
        )}
      </div>
    </>
  )
}

function Plan({ of: { contract, timePassedPercent, open } }: { readonly of: Execution }) {
  if (!contract) return null
  const { number, signedOn, endsOn, contractDong, paidDong, settledDong, plan } = contract
  const share = (amount: number) => percent(amount / contractDong)
  return (
    <Card title={words.contract}>
      <Facts
        rows={[
          [words.number, number],
          [words.signed, signedOn && day(signedOn)],
          [words.ends, endsOn && day(endsOn)],
          [words.time, open && timePassedPercent !== null && percent(timePassedPercent / 100)],
          [words.money, formatDong(contractDong)],
          [words.paid, `${formatDong(paidDong)} (${share(paidDong)})`],
          [words.settled, `${formatDong(settledDong)} (${share(settledDong)})`],
          [
            words.plan,
            plan.length > 0 && (
              <ul key="plan">
                {plan.map((tranche) => (
                  <li key={tranche.number}>
                    {words.tranche(formatNumber(tranche.number), formatDong(tranche.amountDong))}
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </Card>
  )
}
