import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { type Evidence, EvidenceField } from '../../components/files'
import { FormFrame } from '../../components/form-frame'
import { LongField, MoneyField, NumberField, YesNo } from '../../components/inputs'
import { Card, Note } from '../../components/surface'
import { formatDong, formatNumber, percent } from '../../format'
import { defectsOf } from '../../forms/act-form'
import { setterOf, useKept } from '../../forms/kept'
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
  const send = () => {
    const body = { number, workDonePercent, stateSpentDong, evidence: [...evidence], ...texts }
    sending.mutate(body as Parameters<typeof sending.mutate>[0], {
      onSuccess(receipt) {
        forget()
        onDone(receipt)
      },
    })
  }
  return (
    <FormFrame
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={words.submitTitle(formatNumber(number))}
      effect={`${words.submitEffect} ${forms.kept}`}
      labelOf={(field) => labelOf('submitReport', field)}
    >
      <Card title={words.submitTitle(formatNumber(number))}>
        <Note>
          <p>
            {timePassedPercent !== null && words.planned(percent(timePassedPercent / whole))}{' '}
            {contract && words.paidSoFar(formatDong(contract.paidDong), formatDong(contract.contractDong))}
          </p>
        </Note>
        <ReportFields {...{ draft, keep, errors }} />
      </Card>
    </FormFrame>
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
  const set = setterOf(draft, keep)
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
  const send = () => {
    const lines = (comments ?? '').split('\n').filter((line) => line.trim() !== '')
    const body = { number, satisfactory, comments: lines }
    sending.mutate(body as Parameters<typeof sending.mutate>[0], { onSuccess: onDone })
  }
  return (
    <FormFrame
      {...{ send, error: sending.error, busy: sending.isPending }}
      submit={words.reviewSubmit}
      effect={words.reviewEffect}
      labelOf={(field) => labelOf('reviewReport', field)}
    >
      <Card title={words.reviewTitle(formatNumber(number))}>
        <YesNo
          path="satisfactory"
          label={words.satisfactory}
          error={errors.get('satisfactory')}
          value={satisfactory}
          onChange={setSatisfactory}
        />
        <LongField path="comments" label={words.comments} optional value={comments} onChange={setComments} />
      </Card>
    </FormFrame>
  )
}
