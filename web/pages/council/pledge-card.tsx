import { useState } from 'react'
import { type ActReceipt, useAct } from '../../api/act'
import { Button, ButtonLink } from '../../components/button'
import { ProblemNote } from '../../components/problem-note'
import { Card, Facts, Note } from '../../components/surface'
import { sittings } from '../../text/sittings'
import type { Action, AgendaItem, Session } from './session-data'

/** The organisations and people of a task before a council: whom nobody who judges may be tied to. */
export function Parties({ agenda }: { readonly agenda: readonly AgendaItem[] }) {
  const sides = agenda.flatMap(({ task, parties }) => parties.map((party) => ({ task, ...party })))
  if (sides.length === 0) return <p className="muted">{sittings.pledgeNone}</p>
  return (
    <ul className="sides">
      {sides.map(({ task, host, partners, people }) => (
        <li key={`${task.id} ${host.id}`}>
          <Facts
            rows={[
              [sittings.hostParty, <b key="host">{host.name}</b>],
              [sittings.partnerParty, partners.map(({ name }) => name).join('; ')],
              [sittings.peopleParty, people.map(({ name }) => name).join('; ')],
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

/**
 * The first thing that a member does: people and organisations are named, and the member either pledges and
 * takes part, or is tied to one of them and leaves.
 */
export function PledgeCard({ session, action }: { readonly session: Session; readonly action: Action }) {
  const [receipt, setReceipt] = useState<ActReceipt>()
  const pledge = useAct('acceptInvitation', action, `acceptInvitation ${action.stream}`)
  const send = () => pledge.mutate({}, { onSuccess: setReceipt })
  if (receipt) return <Note tone="ok" title={sittings.pledged} />
  return (
    <Card title={sittings.pledge}>
      {pledge.error && <ProblemNote error={pledge.error} retry={send} />}
      <div className="flow">
        <p>{sittings.pledgeLead}</p>
        <Parties agenda={session.agenda ?? []} />
        <p className="small muted">{sittings.pledgeWhat}</p>
        <p>{sittings.pledgeText}</p>
        <div className="acts">
          <Button look="primary" busy={pledge.isPending} onClick={send}>
            {sittings.pledgeButton}
          </Button>
          <ButtonLink to={`/phien/${session.id}/hoi-tranh`}>{sittings.recuse}</ButtonLink>
          <ButtonLink look="text" to={`/viec/declineInvitation/session/${session.id}`}>
            {sittings.decline}
          </ButtonLink>
        </div>
      </div>
    </Card>
  )
}
