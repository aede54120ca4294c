import { useState } from 'react'
import { useParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Choice } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Card, PageHead } from '../../components/surface'
import { ActForm } from '../../forms/act-form'
import '../../styles/council.css'
import { councils, ranking } from '../../text/councils'
import { OutcomeCard } from './outcome-card'
import { type AgendaItem, type Outcome, useSession } from './session-data'

/** The result of a selection by the task: ranking, ties, and what the offices do next. */
export function RankingPage() {
  const { taskId = '' } = useParams()
  const [receipt, setReceipt] = useState<readonly [title: string, ActReceipt]>()
  const query = { taskId, kind: 'selection' as const }
  const list = reads.useQuery('get', '/api/councils', { params: { query } })
  if (receipt) return <Receipt title={receipt[0]} receipt={receipt[1]} />
  return (
    <Read of={list}>
      {({ items: [council] }) =>
        council ? (
          <OfCouncil sessionId={council.id} {...{ taskId }} onDone={(...done) => setReceipt(done)} />
        ) : (
          <Empty title={ranking.none}>{ranking.noneNext}</Empty>
        )
      }
    </Read>
  )
}

type Done = (title: string, receipt: ActReceipt) => void

function OfCouncil({
  sessionId,
  taskId,
  onDone,
}: {
  readonly sessionId: string
  readonly taskId: string
  readonly onDone: Done
}) {
  const session = useSession(sessionId)
  return (
    <Read of={session}>
      {({ agenda = [] }) => {
        const item = agenda.find(({ task }) => task.id === taskId || task.code === taskId)
        return (
          <>
            <Crumbs to={[[councils.title, '/hoi-dong']]} here={ranking.title} />
            <PageHead
              title={ranking.title}
              lead={item?.task.title}
              meta={item && <span className="code">{item.task.code}</span>}
              aside={<ButtonLink to={`/phien/${sessionId}`}>{councils.toSession}</ButtonLink>}
            />
            {item?.outcome ? (
              <Concluded {...{ item, onDone }} outcome={item.outcome} />
            ) : (
              <Empty title={ranking.none}>{ranking.noneNext}</Empty>
            )}
          </>
        )
      }}
    </Read>
  )
}

function Concluded({
  item,
  outcome,
  onDone,
}: {
  readonly item: AgendaItem
  readonly outcome: Outcome
  readonly onDone: Done
}) {
  const params = { path: { taskId: item.task.code } }
  const task = reads.useQuery('get', '/api/tasks/{taskId}', { params })
  const action = (act: string) => task.data?.actions.find((one) => one.act === act && one.allowed)
  const tie = action('decideTie')
  const tell = action('tellApplicants')
  return (
    <div className="stack">
      <OutcomeCard title={ranking.lead} outcome={outcome} />
      {outcome.tie && <TieCard tie={outcome.tie} />}
      {tie && outcome.tie && (
        <TieForm address={tie} left={outcome.tie.left} onDone={(done) => onDone(ranking.decided, done)} />
      )}
      {tell && (
        <Card title={ranking.tell}>
          <ActForm
            act="tellApplicants"
            address={tell}
            form={`tellApplicants ${tell.stream}`}
            onDone={(done) => onDone(ranking.told, done)}
          />
        </Card>
      )}
    </div>
  )
}

type Tie = NonNullable<Outcome['tie']>

function TieCard({ tie }: { readonly tie: Tie }) {
  return (
    <Card title={ranking.tie}>
      <div className="flow">
        <p>{tie.tied.map(({ name }) => name).join('; ')}</p>
        <ol className="dashes">
          {tie.steps.map(({ rule, left }) => (
            <li key={rule.code}>
              {rule.title}. {ranking.tieLeft}: {left.map(({ name }) => name).join('; ')}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}

function TieForm({
  address,
  left,
  onDone,
}: {
  readonly address: { readonly method: string; readonly href: string; readonly stream: string }
  readonly left: Tie['left']
  readonly onDone: (receipt: ActReceipt) => void
}) {
  const [application, choose] = useState<string>()
  return (
    <Card title={ranking.decide}>
      <Choice
        path="application"
        label={ranking.choose}
        value={application}
        onChange={choose}
        options={left.map(({ application: value, host }) => ({ value, label: host.name }))}
      />
      {application && (
        <ActForm
          act="decideTie"
          form={`decideTie ${address.stream} ${application}`}
          known={{ application }}
          {...{ address, onDone }}
        />
      )}
    </Card>
  )
}
