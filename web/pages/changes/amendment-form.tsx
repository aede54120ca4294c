import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { ActionBar } from '../../components/action-bar'
import { FieldGroup } from '../../components/field'
import { EvidenceField } from '../../components/files'
import { LongField, NumberField } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { day } from '../../format'
import { defectsOf, lastName } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { changes } from '../../text/changes'
import { labelOf } from '../../text/fields'
import { forms } from '../../text/forms'
import { shownText } from '../task/order'
import type { Action, Task } from '../task/parts'
import type { Rules, Subject } from './choice'
import { isMonths, monthsLater } from './months'

type Body = Partial<BodyOf<'requestAmendment'>>

/** What stands now of what is to be changed, where the order says it. */
function knownBefore(task: Task, code: string): string | undefined {
  if (code === 'name') return task.title ?? undefined
  if (code === 'hostOrganization') return task.host?.name
  return shownText(task.order?.[code])
}

/** A request to the manager: the time or something of the contract, before and after, why, and the proof. */
export function AmendmentForm({
  task,
  rules,
  action,
  subject,
  onDone,
}: {
  readonly task: Task
  readonly rules: Rules
  readonly action: Action
  readonly subject: Subject
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const { code } = subject
  const form = `requestAmendment ${task.id} ${code}`
  const before = knownBefore(task, code)
  const [body, keep, forget] = useKept<Body>(form, before ? { before } : {})
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const sending = useAct('requestAmendment', action, form)
  const set = (change: Body) => keep({ ...body, ...change })
  const send = () =>
    sending.mutate(
      { ...body, kind: code as BodyOf<'requestAmendment'>['kind'], reason: body.reason ?? '' },
      {
        onSuccess(receipt) {
          forget()
          onDone(receipt)
        },
        onError: (error) => setErrors(defectsOf(error)),
      },
    )
  const isTime = code === 'extension' || code === 'shortening'
  return (
    <form
      className="after"
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending.isPending) send()
      }}
    >
      {sending.error && (
        <ProblemNote
          error={sending.error}
          retry={send}
          labelOf={(path) => labelOf('requestAmendment', lastName(path))}
        />
      )}
      {isTime && <TimeFields {...{ body, set, rules, code, errors }} />}
      {!isTime && (
        <div className="half">
          <LongField
            path="before"
            label={changes.beforeText}
            value={body.before}
            onChange={(value) => set({ before: value })}
            error={errors.get('before')}
          />
          <LongField
            path="after"
            label={changes.afterText}
            value={body.after}
            onChange={(value) => set({ after: value })}
            error={errors.get('after')}
          />
        </div>
      )}
      <LongField
        path="reason"
        label={changes.reason}
        value={body.reason}
        onChange={(value) => set({ reason: value ?? '' })}
        error={errors.get('reason')}
      />
      <EvidenceField
        path="evidence"
        label={changes.evidence}
        hint={changes.evidenceHint}
        optional
        value={body.evidence}
        onChange={(value) => set({ evidence: [...(value ?? [])] })}
        error={errors.get('evidence')}
      />
      <ActionBar
        submit={changes.send}
        busy={sending.isPending}
        note={
          <>
            <b>{forms.effect}:</b> {changes.effects.manager}
          </>
        }
      />
    </form>
  )
}

function TimeFields({
  body,
  set,
  rules,
  code,
  errors,
}: {
  readonly body: Body
  readonly set: (change: Body) => void
  readonly rules: Rules
  readonly code: string
  readonly errors: ReadonlyMap<string, string>
}) {
  const longer = code === 'extension'
  const { months } = body
  const moved = isMonths(months) ? monthsLater(rules.endsOn, longer ? months : -months) : undefined
  return (
    <>
      <NumberField
        path="months"
        label={longer ? changes.monthsMore : changes.monthsLess}
        unit={changes.month}
        value={months}
        onChange={(value) => set({ months: value })}
        error={errors.get('months')}
        {...(longer ? { of: rules.extension.mostMonths } : {})}
      />
      {moved && (
        <div className="after" role="status">
          <p className="diff">
            {changes.endsOn}: <del>{day(rules.endsOn)}</del> <ins>{day(moved)}</ins>
          </p>
          <p className="small muted">{changes.endNote}</p>
        </div>
      )}
      {!longer && <DoneFields {...{ body, set, errors }} />}
    </>
  )
}

function DoneFields({
  body: { done },
  set,
  errors,
}: {
  readonly body: Body
  readonly set: (change: Body) => void
  readonly errors: ReadonlyMap<string, string>
}) {
  const part = done ?? { numerator: 0, denominator: 1 }
  return (
    <FieldGroup path="done" label={changes.done} hint={changes.doneHint} error={errors.get('done')}>
      <div className="pair-in">
        <NumberField
          path="done.numerator"
          label={changes.donePart}
          value={done?.numerator}
          onChange={(value) => set({ done: { ...part, numerator: value ?? 0 } })}
          error={errors.get('done.numerator')}
        />
        <NumberField
          path="done.denominator"
          label={changes.doneWhole}
          value={done?.denominator}
          onChange={(value) => set({ done: { ...part, denominator: value ?? 1 } })}
          error={errors.get('done.denominator')}
        />
      </div>
    </FieldGroup>
  )
}
