import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { ActionBar } from '../../components/action-bar'
import { EvidenceField } from '../../components/files'
import { Choice, LongField } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { defectsOf, lastName } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { changes } from '../../text/changes'
import { labelOf } from '../../text/fields'
import { forms } from '../../text/forms'
import type { Action, Task } from '../task/parts'
import type { Rules } from './choice'

type Body = Partial<BodyOf<'proposeTermination'>>

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
  const form = `proposeTermination ${task.id}`
  const [body, keep, forget] = useKept<Body>(form, {})
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const sending = useAct('proposeTermination', action, form)
  const set = (change: Body) => keep({ ...body, ...change })
  const send = () =>
    sending.mutate(body as BodyOf<'proposeTermination'>, {
      onSuccess(receipt) {
        forget()
        onDone(receipt)
      },
      onError: (error) => setErrors(defectsOf(error)),
    })
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
          labelOf={(path) => labelOf('proposeTermination', lastName(path))}
        />
      )}
      <Choice
        path="ground"
        label={changes.ground}
        options={rules.grounds.items.map(({ code, title }) => ({ value: code, label: title }))}
        value={body.ground as string | undefined}
        onChange={(value) => set({ ground: value as Body['ground'] })}
        error={errors.get('ground')}
      />
      <LongField
        path="reasons"
        label={changes.reasons}
        value={body.reasons}
        onChange={(value) => set({ reasons: value })}
        error={errors.get('reasons')}
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
            <b>{forms.effect}:</b> {changes.effects.stop}
          </>
        }
      />
    </form>
  )
}
