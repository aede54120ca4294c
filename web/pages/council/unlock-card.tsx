import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { Button } from '../../components/button'
import { LongField, Select } from '../../components/inputs'
import { ProblemNote } from '../../components/problem-note'
import { Card, Note } from '../../components/surface'
import { sittings } from '../../text/sittings'
import { type Action, activeSeats, ballotsOf, lastSitting, type Session } from './session-data'
import { ballotName } from './voting-card'

interface Unlocking {
  readonly member?: string | undefined
  readonly ballot?: string | undefined
  readonly reason?: string | undefined
}

/** The secretary lets a member, who asks for it, write a locked ballot anew; its content stays unseen. */
export function UnlockCard({ session, action }: { readonly session: Session; readonly action: Action }) {
  const [value, setValue] = useState<Unlocking>({})
  const [receipt, setReceipt] = useState<ActReceipt>()
  const unlocking = useAct('unlockBallot', action, `unlockBallot ${action.stream}`)
  const here = new Set(lastSitting(session)?.present.map(({ person }) => person))
  const members = activeSeats(session)
    .filter(({ person }) => here.has(person.id))
    .map(({ person }) => ({ value: person.id, label: person.name }))
  const open = ballotsOf(session).filter(({ item }) => item.stands === 'open')
  const ballot = open.length === 1 ? open[0] : open.find(({ key }) => key === value.ballot)
  const { member, reason } = value
  const ready = member && ballot && reason?.trim()
  const change = (next: Unlocking) => {
    setReceipt(undefined)
    setValue({ ...value, ...next })
  }
  const send = () => {
    if (!member || !ballot || !reason) return
    const application = ballot.application ? { application: ballot.application.id } : {}
    const body = { taskId: ballot.item.task.id, member, reason, ...application }
    unlocking.mutate(body, {
      onSuccess: (done) => {
        setReceipt(done)
        setValue({})
      },
    })
  }
  return (
    <Card title={sittings.unlock}>
      {unlocking.error && <ProblemNote error={unlocking.error} retry={send} />}
      {receipt && <Note tone="ok" title={sittings.unlocked} />}
      <div className="flow">
        <p className="small muted">{sittings.unlockLead}</p>
        <Select
          path="member"
          label={sittings.unlockMember}
          options={members}
          value={member}
          onChange={(next) => change({ member: next })}
        />
        {open.length > 1 && (
          <Select
            path="ballot"
            label={sittings.unlockWhich}
            options={open.map((one) => ({ value: one.key, label: ballotName(one) }))}
            value={value.ballot}
            onChange={(next) => change({ ballot: next })}
          />
        )}
        <LongField
          path="reason"
          label={sittings.unlockReason}
          value={reason}
          onChange={(next) => change({ reason: next })}
        />
        <div className="acts">
          <Button
            busy={unlocking.isPending}
            locked={ready ? undefined : sittings.unlockLocked}
            onClick={send}
          >
            {sittings.unlockButton}
          </Button>
        </div>
      </div>
    </Card>
  )
}
