import type { ActReceipt } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { Choice } from '../../components/inputs'
import { changes } from '../../text/changes'
import type { Action, Task } from '../task/parts'
import { ChangeForm, ProofField, ReasonField, useChange } from './change-form'
import type { Rules } from './choice'

type Body = BodyOf<'proposeTermination'>

/** A proposal to end the contract early: on which ground, why, and the proof. */
export function StopForm({
  task,
  rules,
  action,
  onDone,
}: {
  readonly task: Task
  readonly rules: Rules
  readonly action: Action
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const draft = useChange('proposeTermination', {
    ...{ action, onDone, form: `proposeTermination ${task.id}` },
    // What is missing is refused by the API, field by field.
    whole: (typed) => typed as Body,
  })
  const { body, errors, set } = draft
  return (
    <ChangeForm
      {...{ draft }}
      submit={changes.send}
      effect={changes.effects.stop}
      evidence={
        <ProofField
          value={body.evidence}
          error={errors.get('evidence')}
          onChange={(evidence) => set({ evidence })}
        />
      }
    >
      <Choice
        path="ground"
        label={changes.ground}
        options={rules.grounds.items.map(({ code, title }) => ({ value: code, label: title }))}
        value={body.ground as string | undefined}
        onChange={(value) => set({ ground: value as Body['ground'] })}
        error={errors.get('ground')}
      />
      <ReasonField
        path="reasons"
        label={changes.reasons}
        value={body.reasons}
        error={errors.get('reasons')}
        onChange={(reasons) => set({ reasons })}
      />
    </ChangeForm>
  )
}
