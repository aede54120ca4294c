import { useActOf } from '../../api/act'
import { reads } from '../../api/query'
import { ActionBar } from '../../components/action-bar'
import { Button, ButtonLink } from '../../components/button'
import { LongField } from '../../components/inputs'
import { Read } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import '../../styles/closing.css'
import { text } from '../../text/common'
import { forms } from '../../text/forms'
import { ordering as words } from '../../text/ordering'
import { work } from '../../text/work'
import { type OnDone, UntilDone } from '../stage/done'
import { pageOf } from '../work/destination'
import { Earlier } from './earlier'
import { TaskHead } from './head'
import { partsOf } from './parts'
import { type Task, useActPlace } from './place'

/** Defects by the part of the proposal that they are about, and those about the whole. */
interface Found {
  readonly at: Readonly<Record<string, string>>
  readonly more: readonly string[]
  readonly note?: string
}

type Action = Task['actions'][number]

const filled = (value: string | undefined): value is string => value !== undefined && value.trim() !== ''

function defectTexts({ at, more }: Found) {
  return [
    ...Object.entries(at).flatMap(([field, value]) => (filled(value) ? [{ field, text: value }] : [])),
    ...more.filter(filled).map((value) => ({ text: value })),
  ]
}

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
          <Note tone="warn" title={work.notNow}>
            <p>{task.actions.find(({ act }) => act === 'acceptProposal')?.reason?.detail ?? forms.byWhom}</p>
          </Note>
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
  const [found, keep, forget] = useKept<Found>(`completeness ${task.id}`, { at: {}, more: [] })
  const defects = defectTexts(found)
  const complete = defects.length === 0
  const accepting = useActOf<object>(accept, `acceptProposal ${accept.stream}`)
  const returning = useActOf<object>(giveBack, `returnForSupplement ${giveBack.stream}`)
  const sending = complete ? accepting : returning
  const send = () => {
    if (sending.isPending) return
    const action = complete ? accept : giveBack
    const body = complete ? {} : { defectTexts: defects, ...(filled(found.note) ? { note: found.note } : {}) }
    sending.mutate(body, {
      onSuccess(receipt) {
        forget()
        onDone(action.title, complete ? words.acceptNext : words.backNext)(receipt)
      },
    })
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {sending.error && <ProblemNote error={sending.error} retry={send} />}
      <Card title={words.proposal} flush>
        <p className="cb muted">{words.checkLead}</p>
        {partsOf(task).map(({ field, title, content }) => (
          <div key={field} className="line-form pair">
            <div>
              <p className="b">{title}</p>
              {content ?? <p className="red">{words.notThere}</p>}
            </div>
            <LongField
              path={`at.${field}`}
              label={words.defectOf(title)}
              optional
              value={found.at[field] || undefined}
              onChange={(value) => keep({ ...found, at: { ...found.at, [field]: value ?? '' } })}
            />
          </div>
        ))}
      </Card>
      <More {...{ found, keep }} />
      <ActionBar
        submit={complete ? words.accept : words.giveBack(formatNumber(defects.length))}
        busy={sending.isPending}
        note={
          <>
            <b>{forms.effect}:</b> {complete ? words.acceptEffect : words.backEffect}
          </>
        }
      />
    </form>
  )
}

function More({ found, keep }: { readonly found: Found; readonly keep: (found: Found) => void }) {
  const { more, note } = found
  return (
    <Card title={words.other}>
      {more.map((value, index) => (
        <LongField
          // biome-ignore lint/suspicious/noArrayIndexKey: a defect has no other name until it is sent
          key={index}
          path={`more.${index}`}
          label={`${words.other} ${formatNumber(index + 1)}`}
          value={value || undefined}
          onChange={(next) =>
            keep({ ...found, more: more.map((one, at) => (at === index ? (next ?? '') : one)) })
          }
        />
      ))}
      <p className="after">
        <Button onClick={() => keep({ ...found, more: [...more, ''] })}>{text.add}</Button>
      </p>
      <LongField
        path="note"
        label={words.note}
        optional
        value={note || undefined}
        onChange={(value) => keep({ ...found, note: value ?? '' })}
      />
    </Card>
  )
}
