import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Due } from '../../components/due'
import { Read } from '../../components/loading'
import { Clause } from '../../components/status'
import { Card, Facts, PageHead } from '../../components/surface'
import { formatDong, formatNumber, moment } from '../../format'
import { propose } from '../../text/propose'
import { fieldWords } from '../../text/science'
import { terms } from '../../text/terms'
import { work } from '../../text/work'
import { pageOf } from '../work/destination'
import { proposalFrom } from './proposal'
import { SentProposal } from './sent'
import { SupplementForm } from './supplement'
import { type ProposedTask, useTask } from './task'
import '../../styles/propose.css'

/** One proposal of the viewer's organisation: where it stands, what it lacks, and what may still be done. */
export function ProposalPage() {
  const { taskId = '' } = useParams()
  const [receipt, setReceipt] = useState<ActReceipt>()
  const task = useTask(taskId)
  if (receipt) {
    return <SentProposal title={propose.supplemented} next={propose.nextSupplement} {...{ receipt }} />
  }
  return <Read of={task}>{(found) => <Proposed task={found} onSent={setReceipt} />}</Read>
}

function Proposed({
  task,
  onSent,
}: {
  readonly task: ProposedTask
  readonly onSent: (receipt: ActReceipt) => void
}) {
  const { id, code, title, actions, status } = task
  const act = (name: string) => actions.find((action) => action.act === name && action.allowed)
  const [supplement, withdraw] = [act('supplementProposal'), act('withdrawProposal')]
  return (
    <>
      <Crumbs to={[[propose.list, '/de-xuat']]} here={code} />
      <PageHead
        title={title ?? code}
        lead={propose.oneLead}
        meta={
          <>
            <span className="code">{code}</span>
            <span>{status?.title}</span>
          </>
        }
        aside={<ButtonLink to={`/nhiem-vu/${code}`}>{work.seeTask}</ButtonLink>}
      />
      <div className="stack">
        <Standing {...{ task }} />
        {supplement ? (
          <SupplementForm key={id} taskId={id} address={supplement} {...{ task, onSent }} />
        ) : (
          <Texts {...{ task }} />
        )}
        {withdraw && (
          <p>
            <ButtonLink to={pageOf(withdraw)}>{propose.withdraw}</ButtonLink>
          </p>
        )}
      </div>
    </>
  )
}

function Standing({ task }: { readonly task: ProposedTask }) {
  const { stage, status, outcome, deadlines = [], openedAt, proposer } = task
  const now = deadlines.filter(({ state }) => state === 'running' || state === 'missed').at(-1)
  return (
    <Card title={propose.state1}>
      <Facts
        rows={[
          [propose.state1, outcome?.title ?? [stage?.title, status?.title].filter(Boolean).join(': ')],
          [propose.organisation, proposer?.name],
          [propose.colSent, openedAt && moment(openedAt)],
          [terms.legalDue, now && <Due key="due" term={now} />],
          [work.awaited, now?.waitsFor.title],
          [terms.basis, now && <Clause key="clause" {...now} />],
        ]}
      />
    </Card>
  )
}

function Texts({ task }: { readonly task: ProposedTask }) {
  const proposal = proposalFrom(task.title, task.order ?? {})
  const { durationMonths, stateDong, counterpartDong, type, field } = task
  return (
    <Card title={propose.six}>
      <Facts
        rows={[
          [propose.urgency, proposal.urgency],
          [propose.grounds, proposal.grounds],
          [propose.objectives, proposal.objectives],
          [
            propose.contents,
            <span key="contents" className="pre">
              {proposal.contents}
            </span>,
          ],
          [
            propose.q3,
            proposal.products?.map(({ name, unit, quality }) => (
              <p key={name}>
                {name} ({unit}). {quality}
              </p>
            )),
          ],
          [propose.impact, proposal.impact],
          [propose.type, type?.title],
          [propose.field, field && fieldWords(field)],
          [propose.months, durationMonths && `${formatNumber(durationMonths)} ${propose.monthsUnit}`],
          [propose.state, typeof stateDong === 'number' && formatDong(stateDong)],
          [propose.counterpart, typeof counterpartDong === 'number' && formatDong(counterpartDong)],
        ]}
      />
    </Card>
  )
}
