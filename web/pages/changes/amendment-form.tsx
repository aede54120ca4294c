import type { ActReceipt } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { FieldGroup } from '../../components/field'
import { LongField, NumberField } from '../../components/inputs'
import { day } from '../../format'
import { changes } from '../../text/changes'
import { shownText } from '../task/order'
import type { Action, Task } from '../task/parts'
import { ChangeForm, type Draft, ProofField, ReasonField, useChange } from './change-form'
import type { Rules, Subject } from './choice'
import { isMonths, monthsLater } from './months'

type Body = Partial<BodyOf<'requestAmendment'>>
type Kind = BodyOf<'requestAmendment'>['kind']

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
  const before = knownBefore(task, code)
  const draft = useChange('requestAmendment', {
    ...{ action, onDone, form: `requestAmendment ${task.id} ${code}` },
    initial: before ? { before } : {},
    whole: (typed) => ({ ...typed, kind: code as Kind, reason: typed.reason ?? '' }),
  })
  const { body, errors, set } = draft
  const isTime = code === 'extension' || code === 'shortening'
  return (
    <ChangeForm
      {...{ draft }}
      submit={changes.send}
      effect={changes.effects.manager}
      evidence={
        <ProofField
          value={body.evidence}
          error={errors.get('evidence')}
          onChange={(evidence) => set({ evidence })}
        />
      }
    >
      {isTime ? <TimeFields {...{ body, set, rules, code, errors }} /> : <TextFields {...{ draft }} />}
      <ReasonField
        path="reason"
        label={changes.reason}
        value={body.reason}
        error={errors.get('reason')}
        onChange={(reason) => set({ reason })}
      />
    </ChangeForm>
  )
}

function TextFields({ draft: { body, errors, set } }: { readonly draft: Draft<'requestAmendment'> }) {
  return (
    <div className="half">
      <LongField
        path="before"
        label={changes.beforeText}
        value={body.before}
        onChange={(before) => set({ before })}
        error={errors.get('before')}
      />
      <LongField
        path="after"
        label={changes.afterText}
        value={body.after}
        onChange={(after) => set({ after })}
        error={errors.get('after')}
      />
    </div>
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
