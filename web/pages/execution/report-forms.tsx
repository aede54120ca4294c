import { type FormEvent, useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { ActionBar } from '../../components/action-bar'
import { type Evidence, EvidenceField } from '../../components/files'
import { LongField, MoneyField, NumberField, YesNo } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { formatDong, formatNumber, percent } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { execution as words } from '../../text/execution'
import { labelOf } from '../../text/fields'
import { forms } from '../../text/forms'
import type { StageAction } from '../stage/stage'
import type { Execution, Report } from './words'

interface Draft {
  readonly workDonePercent?: number
  readonly stateSpentDong?: number
  readonly summary?: string
  readonly difficulties?: string
  readonly evidence?: readonly Evidence[]
}

const whole = 100

/** The host's periodic report, with the plan beside what is asked. */
export function ReportForm({
  of: { nextReport: number, contract, timePassedPercent },
  action,
  onDone,
}: {
  readonly of: Execution
  readonly action: StageAction
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const form = `submitReport ${action.stream} ${number}`
  const [draft, keep, forget] = useKept<Draft>(form, {})
  const sending = useAct('submitReport', action, form)
  const errors = defectsOf(sending.error)
  const { workDonePercent, stateSpentDong, evidence = [], ...texts } = draft
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (sending.isPending) return
    const body = { number, workDonePercent, stateSpentDong, evidence: [...evidence], ...texts }
    sending.mutate(body as Parameters<typeof sending.mutate>[0], {
      onSuccess(receipt) {
        forget()
        onDone(receipt)
      },
    })
  }
  return (
    <form onSubmit={send}>
      <Card title={words.submitTitle(formatNumber(number))}>
        {sending.error && (
          <ProblemNote
            error={sending.error}
            retry={send}
            labelOf={(field) => labelOf('submitReport', field)}
          />
        )}
        <Note>
          <p>
            {timePassedPercent !== null && words.planned(percent(timePassedPercent / whole))}{' '}
            {contract && words.paidSoFar(formatDong(contract.paidDong), formatDong(contract.contractDong))}
          </p>
        </Note>
        <ReportFields {...{ draft, keep, errors }} />
      </Card>
      <ActionBar
        submit={words.submitTitle(formatNumber(number))}
        busy={sending.isPending}
        effect={`${words.submitEffect} ${forms.kept}`}
      />
    </form>
  )
}

/** What the host reports: the work done, the money spent, and in words with proof. */
function ReportFields({
  draft,
  keep,
  errors,
}: {
  readonly draft: Draft
  readonly keep: (draft: Draft) => void
  readonly errors: ReadonlyMap<string, string>
}) {
  const set =
    <Name extends keyof Draft>(name: Name) =>
    (value: Draft[Name] | undefined) =>
      keep(withField(draft, name, value))
  return (
    <>
      <NumberField
        path="workDonePercent"
        label={words.workLabel}
        of={whole}
        error={errors.get('workDonePercent')}
        value={draft.workDonePercent}
        onChange={set('workDonePercent')}
      />
      <MoneyField
        path="stateSpentDong"
        label={words.spentLabel}
        error={errors.get('stateSpentDong')}
        value={draft.stateSpentDong}
        onChange={set('stateSpentDong')}
      />
      <LongField
        path="summary"
        label={words.summary}
        optional
        value={draft.summary}
        onChange={set('summary')}
      />
      <LongField
        path="difficulties"
        label={words.difficulties}
        optional
        value={draft.difficulties}
        onChange={set('difficulties')}
      />
      <EvidenceField
        path="evidence"
        label={words.proof}
        optional
        value={draft.evidence ?? []}
        onChange={set('evidence')}
      />
    </>
  )
}

function withField<Name extends keyof Draft>(
  draft: Draft,
  name: Name,
  value: Draft[Name] | undefined,
): Draft {
  const { [name]: _before, ...rest } = draft
  return value === undefined ? rest : { ...rest, [name]: value }
}

/** The officer's view of a report that has come. */
export function ReviewForm({
  report: { number },
  action,
  onDone,
}: {
  readonly report: Report
  readonly action: StageAction
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const [satisfactory, setSatisfactory] = useState<boolean>()
  const [comments, setComments] = useState<string>()
  const sending = useAct('reviewReport', action, `reviewReport ${action.stream} ${number}`)
  const errors = defectsOf(sending.error)
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (sending.isPending) return
    const lines = (comments ?? '').split('\n').filter((line) => line.trim() !== '')
    const body = { number, satisfactory, comments: lines }
    sending.mutate(body as Parameters<typeof sending.mutate>[0], { onSuccess: onDone })
  }
  return (
    <form onSubmit={send}>
      <Card title={words.reviewTitle(formatNumber(number))}>
        {sending.error && (
          <ProblemNote
            error={sending.error}
            retry={send}
            labelOf={(field) => labelOf('reviewReport', field)}
          />
        )}
        <YesNo
          path="satisfactory"
          label={words.satisfactory}
          error={errors.get('satisfactory')}
          value={satisfactory}
          onChange={setSatisfactory}
        />
        <LongField path="comments" label={words.comments} optional value={comments} onChange={setComments} />
      </Card>
      <ActionBar submit={words.reviewSubmit} busy={sending.isPending} effect={words.reviewEffect} />
    </form>
  )
}
