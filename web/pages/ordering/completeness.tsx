import { useActOf } from '../../api/act'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import '../../styles/closing.css'
import { ordering as words } from '../../text/ordering'
import { NotNow } from '../stage/decision'
import { DefectField, OtherDefects, useDefects } from '../stage/defects'
import { type OnDone, UntilDone } from '../stage/done'
import { pageOf } from '../work/destination'
import { Earlier } from './earlier'
import { TaskHead } from './head'
import { partsOf } from './parts'
import { type Task, useActPlace } from './place'

type Action = Task['actions'][number]

/** The officer's check of a proposal: each part beside a place for its defect; accepted, or all back. */
export function CompletenessPage() {
  const { taskId } = useActPlace()
  const read = reads.useQuery('get', '/api/tasks/{taskId}', { params: { path: { taskId } } })
  return (
    <UntilDone>{(onDone) => <Read of={read}>{(task) => <Check {...{ task, onDone }} />}</Read>}</UntilDone>
  )
}

function Check({ task, onDone }: { readonly task: Task; readonly onDone: OnDone }) {
  const action = (act: string) => task.actions.find((one) => one.act === act && one.allowed)
  const accept = action('acceptProposal')
  const giveBack = action('returnForSupplement')
  const refuse = action('refuseProposal')
  return (
    <>
      <TaskHead task={task} title={words.checkTitle} acts={['acceptProposal']} />
      <div className="stack">
        <Earlier taskId={task.id} />
        {accept && giveBack ? (
          <CheckForm {...{ task, accept, giveBack, onDone }} />
        ) : (
          <NotNow action={task.actions.find(({ act }) => act === 'acceptProposal')} />
        )}
        {refuse && (
          <p className="acts">
            <ButtonLink to={pageOf(refuse)}>{refuse.title}</ButtonLink>
          </p>
        )}
      </div>
    </>
  )
}

function CheckForm({
  task,
  accept,
  giveBack,
  onDone,
}: {
  readonly task: Task
  readonly accept: Action
  readonly giveBack: Action
  readonly onDone: OnDone
}) {
  const { check, forget, isComplete, body } = useDefects(`completeness ${task.id}`, (field) => ({ field }))
  const accepting = useActOf<object>(accept, `acceptProposal ${accept.stream}`)
  const returning = useActOf<object>(giveBack, `returnForSupplement ${giveBack.stream}`)
  const sending = isComplete ? accepting : returning
  const send = () => {
    const action = isComplete ? accept : giveBack
    sending.mutate(isComplete ? {} : body, {
      onSuccess(receipt) {
        forget()
        onDone(action.title, isComplete ? words.acceptNext : words.backNext)(receipt)
      },
    })
  }
  return (
    <FormFrame
      className="stack"
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={isComplete ? words.accept : words.giveBack(formatNumber(body.defectTexts.length))}
      effect={isComplete ? words.acceptEffect : words.backEffect}
    >
      <Card title={words.proposal} flush>
        <p className="cb muted">{words.checkLead}</p>
        {partsOf(task).map(({ field, title, content }) => (
          <div key={field} className="line-form pair">
            <div>
              <p className="b">{title}</p>
              {content ?? <p className="red">{words.notThere}</p>}
            </div>
            <DefectField check={check} part={field} label={words.defectOf(title)} />
          </div>
        ))}
      </Card>
      <OtherDefects check={check} title={words.other} label={words.other} note={words.note} />
    </FormFrame>
  )
}
