import type { ActReceipt } from '../../api/act'
import type { BodyOf } from '../../api/client'
import { PersonField } from '../../components/pick'
import { changes } from '../../text/changes'
import type { Action, Task } from '../task/parts'
import { ChangeForm, type Draft, ProofField, ReasonField, useChange } from './change-form'
import type { Subject } from './choice'

type Body = BodyOf<'changeMember'>

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
  const leader = task.people?.find(({ relation }) => relation.code === 'principalInvestigator')?.person
  const isLeader = subject.code === 'principalInvestigator'
  const draft = useChange('changeMember', {
    ...{ action, onDone, form: `changeMember ${task.id} ${subject.code}` },
    initial: isLeader && leader ? { leaves: leader.id } : {},
    whole: (typed) => ({ ...typed, subject: subject.code as NonNullable<Body['subject']> }),
  })
  const { body, errors, set } = draft
  return (
    <ChangeForm
      {...{ draft }}
      submit={changes.record}
      effect={changes.effects.host}
      evidence={
        <ProofField
          value={body.evidence}
          error={errors.get('evidence')}
          onChange={(evidence) => set({ evidence })}
        />
      }
    >
      {(isLeader || subject.code === 'member') && (
        <People {...{ draft }} optional={!isLeader} leader={isLeader ? leader?.name : undefined} />
      )}
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

function People({
  draft: { body, errors, set },
  optional,
  leader,
}: {
  readonly draft: Draft<'changeMember'>
  readonly optional: boolean
  readonly leader: string | undefined
}) {
  return (
    <div className="half">
      <PersonField
        path="leaves"
        label={changes.leaves}
        named={leader}
        {...{ optional }}
        value={body.leaves ?? undefined}
        onChange={(value) => set({ leaves: value ?? null })}
        error={errors.get('leaves')}
      />
      <PersonField
        path="joins"
        label={changes.joins}
        {...{ optional }}
        value={body.joins ?? undefined}
        onChange={(value) => set({ joins: value ?? null })}
        error={errors.get('joins')}
      />
    </div>
  )
}
