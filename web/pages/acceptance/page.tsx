import { useParams } from 'react-router'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Read } from '../../components/loading'
import { Status } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { formatDong, moment } from '../../format'
import { ActForm } from '../../forms/act-form'
import '../../styles/closing.css'
import { acceptance as words } from '../../text/acceptance'
import { valueWords } from '../../text/values'
import { type OnDone, UntilDone } from '../stage/done'
import { allowedAct, OtherActs, RunningTerms, StageHead } from '../stage/stage'
import { CheckForm } from './check-form'
import { DossierForm } from './dossier-form'
import { DeliveredTable, DossierPapers, Progress } from './lines'
import { Rating } from './rating'
import { RefundForm } from './refund-form'
import { type Acceptance, levelTone } from './words'

/** Acts that are done on the page in a form of their own. */
const ownForms = [
  'fileAcceptanceDossier',
  'supplementAcceptanceDossier',
  'checkAcceptanceDossier',
  'decideRefund',
] as const

/** The acceptance of a task: the dossier, its check, the rating explained, and what follows from it. */
export function AcceptancePage() {
  const { taskId = '' } = useParams()
  const read = reads.useQuery('get', '/api/tasks/{taskId}/acceptance', { params: { path: { taskId } } })
  return (
    <UntilDone>
      {(onDone) => <Read of={read}>{(of) => <AcceptanceOf key={of.status.code} {...{ of, onDone }} />}</Read>}
    </UntilDone>
  )
}

function AcceptanceOf({ of, onDone }: { readonly of: Acceptance; readonly onDone: OnDone }) {
  const own = ownForms.find((act) => allowedAct(of, act))
  const generic = of.actions.find(({ act, awaited }) => awaited && act !== own)
  const main = own ?? generic?.act
  const waits = of.terms.filter(({ closedAt }) => !closedAt).map(({ act }) => act)
  return (
    <>
      <StageHead stage={of} title={titleOf(main, of)} aside={<Next of={of} />} />
      <div className="stack">
        <RunningTerms stage={of} only={waits} />
        <Main {...{ of, onDone }} act={own} />
        {!own && generic && (
          <Card title={generic.title}>
            <ActForm
              act={generic.act}
              address={generic}
              form={`${generic.act} ${generic.stream}`}
              onDone={onDone(generic.title)}
            />
          </Card>
        )}
        {!own && <DeliveredTable of={of} />}
        <Rating of={of} />
        <Failure of={of} />
        <Mending of={of} />
        <div className="half">
          {!own && <DossierPapers of={of} />}
          <Progress of={of} />
        </div>
        <OtherActs stage={of} shown={main ? [main] : []} />
      </div>
    </>
  )
}

function titleOf(main: string | undefined, of: Acceptance): string {
  return of.actions.find(({ act }) => act === main)?.title ?? words.title
}

function Next({ of }: { readonly of: Acceptance }) {
  if (of.status.code !== 'accepted' && of.status.code !== 'failed') return null
  return <ButtonLink to={`/thanh-ly/${of.task.code}`}>{words.toClosing}</ButtonLink>
}

function Main({
  of,
  act,
  onDone,
}: {
  readonly of: Acceptance
  readonly act: (typeof ownForms)[number] | undefined
  readonly onDone: OnDone
}) {
  const action = act && allowedAct(of, act)
  if (!action) return null
  if (act === 'checkAcceptanceDossier') {
    return (
      <CheckForm
        {...{ of, action }}
        onDone={(complete) => onDone(action.title, complete ? words.checkNext : words.backNext)}
      />
    )
  }
  if (act === 'decideRefund') {
    return <RefundForm taskId={of.task.id} action={action} onDone={onDone(action.title)} />
  }
  return <DossierForm {...{ of, action }} onDone={onDone(action.title, words.fileNext)} />
}

function Failure({ of }: { readonly of: Acceptance }) {
  const { failureReportedAt, failureCause, refundDong, rating } = of
  if (rating !== 'fail') return null
  return (
    <Card title={words.failureTitle}>
      <Facts
        rows={[
          [
            words.finalRating,
            <Status key="rating" tone={levelTone[rating]}>
              {valueWords(rating)}
            </Status>,
          ],
          [words.reported, failureReportedAt ? moment(failureReportedAt) : words.waitingFor],
          [words.cause, failureCause ? valueWords(failureCause) : words.waitingFor],
          [words.refund, refundDong > 0 && formatDong(refundDong)],
        ]}
      />
    </Card>
  )
}

function Mending({ of }: { readonly of: Acceptance }) {
  const { explained, mendingRequired, mendingSubmittedAt, mendedAt } = of
  if (!explained || of.rating === 'fail') return null
  return (
    <Card title={words.mending}>
      {mendingRequired ? (
        <>
          {explained.requests.length > 0 && (
            <Note tone="warn" title={words.requests}>
              <ul className="defects">
                {explained.requests.map((request) => (
                  <li key={request}>{request}</li>
                ))}
              </ul>
            </Note>
          )}
          <Facts
            rows={[
              [words.mendingSent, mendingSubmittedAt ? moment(mendingSubmittedAt) : words.waitingFor],
              [words.mended, mendedAt ? moment(mendedAt) : words.waitingFor],
            ]}
          />
        </>
      ) : (
        <p>{words.mendingNot}</p>
      )}
    </Card>
  )
}
