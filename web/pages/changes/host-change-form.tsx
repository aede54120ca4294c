import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { ActionBar } from '../../components/action-bar'
import { EvidenceField } from '../../components/files'
import { LongField } from '../../components/inputs'
import { PersonField } from '../../components/pick'
import { ProblemNote } from '../../components/problem-note'
import { defectsOf, lastName } from '../../forms/act-form'
import { useKept } from '../../forms/kept'
import { changes } from '../../text/changes'
import { labelOf } from '../../text/fields'
import { forms } from '../../text/forms'
import type { Action, Task } from '../task/parts'
import type { Subject } from './choice'

type Body = Partial<BodyOf<'changeMember'>>

/** A change that the host decides alone: of people or of means, why, and the proof. */
export function HostChangeForm({
  task,
  action,
  subject,
  onDone,
}: {
  readonly task: Task
  readonly action: Action
  readonly subject: Subject
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const form = `changeMember ${task.id} ${subject.code}`
  const leader = task.people?.find(({ relation }) => relation.code === 'principalInvestigator')?.person
  const isLeader = subject.code === 'principalInvestigator'
  const [body, keep, forget] = useKept<Body>(form, isLeader && leader ? { leaves: leader.id } : {})
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const sending = useAct('changeMember', action, form)
  const set = (change: Body) => keep({ ...body, ...change })
  const send = () =>
    sending.mutate(
      { ...body, subject: subject.code as NonNullable<Body['subject']> },
      {
        onSuccess(receipt) {
          forget()
          onDone(receipt)
        },
        onError: (error) => setErrors(defectsOf(error)),
      },
    )
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
          labelOf={(path) => labelOf('changeMember', lastName(path))}
        />
      )}
      {(isLeader || subject.code === 'member') && (
        <div className="half">
          <PersonField
            path="leaves"
            label={changes.leaves}
            named={isLeader ? leader?.name : undefined}
            optional={!isLeader}
            value={body.leaves ?? undefined}
            onChange={(value) => set({ leaves: value ?? null })}
            error={errors.get('leaves')}
          />
          <PersonField
            path="joins"
            label={changes.joins}
            optional={!isLeader}
            value={body.joins ?? undefined}
            onChange={(value) => set({ joins: value ?? null })}
            error={errors.get('joins')}
          />
        </div>
      )}
      <LongField
        path="reason"
        label={changes.reason}
        value={body.reason}
        onChange={(value) => set({ reason: value })}
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
        submit={changes.record}
        busy={sending.isPending}
        note={
          <>
            <b>{forms.effect}:</b> {changes.effects.host}
          </>
        }
      />
    </form>
  )
}
