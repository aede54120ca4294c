import { type ReactNode, useState } from 'react'
import type { AnswerOf } from '../../../api/client'
import { reads } from '../../../api/query'
import { FileLink } from '../../../components/files'
import { Icon } from '../../../components/icon'
import { Read } from '../../../components/loading'
import { Facts, Note } from '../../../components/surface'
import { Table } from '../../../components/table'
import { formatDong, formatNumber } from '../../../format'
import { labelOf } from '../../../text/fields'
import { scoring } from '../../../text/scoring'
import { hasWords, valueWords } from '../../../text/values'
import type { OwedBallot } from '../session-data'

type Dossier = AnswerOf<'getDossier'>
type Tab = keyof typeof scoring.tabs

/** What a ballot is about, in tabs beside its form. */
function Pane({ tabs }: { readonly tabs: readonly (readonly [Tab, ReactNode])[] }) {
  const [chosen, choose] = useState<Tab>(tabs[0]?.[0] ?? 'summary')
  const shown = tabs.find(([tab]) => tab === chosen)
  return (
    <section className="card doc" aria-label={scoring.dossier}>
      <div className="ftabs" role="tablist">
        {tabs.map(([tab]) => (
          <button
            key={tab}
            type="button"
            role="tab"
            aria-selected={tab === chosen}
            onClick={() => choose(tab)}
          >
            {scoring.tabs[tab]}
          </button>
        ))}
      </div>
      <div className="cb flow" role="tabpanel" aria-label={scoring.tabs[chosen]}>
        {shown?.[1]}
      </div>
    </section>
  )
}

function Texts({ texts }: { readonly texts: Readonly<Record<string, unknown>> }) {
  const rows = Object.entries(texts).filter(([, value]) => typeof value === 'string' && value !== '')
  if (rows.length === 0) return <p className="muted">{scoring.summaryNone}</p>
  return rows.map(([name, value]) => (
    <div key={name}>
      <h3>{labelOf('submitProposal', name)}</h3>
      <p className="pre">{hasWords(String(value)) ? valueWords(String(value)) : String(value)}</p>
    </div>
  ))
}

function Summary({ dossier }: { readonly dossier: Dossier }) {
  const { host, principalInvestigator, stateDong, counterpartDong, texts } = dossier
  return (
    <>
      <Facts
        rows={[
          [scoring.host, <b key="host">{host.name}</b>],
          [scoring.investigator, principalInvestigator.name],
          [scoring.state, formatDong(stateDong)],
          [scoring.counterpart, formatDong(counterpartDong)],
        ]}
      />
      <Texts texts={texts} />
    </>
  )
}

function Estimate({ dossier }: { readonly dossier: Dossier }) {
  return (
    <Table
      caption={scoring.tabs.estimate}
      rows={dossier.lines}
      keyOf={({ line }) => line}
      columns={[
        { title: scoring.line, cell: ({ line }) => valueWords(line) },
        { title: scoring.state, numeric: true, cell: ({ stateDong }) => formatNumber(stateDong) },
        {
          title: scoring.counterpart,
          numeric: true,
          cell: ({ counterpartDong }) => formatNumber(counterpartDong),
        },
      ]}
    />
  )
}

function Team({ dossier }: { readonly dossier: Dossier }) {
  const rows = dossier.team.map(({ role, headcount, convertedMonths, amount }) => ({
    ...{ role: String(role), headcount: Number(headcount) },
    ...{ convertedMonths: Number(convertedMonths), amount: Number(amount) },
  }))
  return (
    <Table
      caption={scoring.tabs.team}
      rows={rows}
      keyOf={({ role, amount }) => `${role} ${amount}`}
      columns={[
        { title: scoring.role, cell: ({ role }) => valueWords(role) },
        { title: scoring.headcount, numeric: true, cell: ({ headcount }) => formatNumber(headcount) },
        {
          title: scoring.months,
          numeric: true,
          cell: ({ convertedMonths }) => formatNumber(convertedMonths),
        },
        { title: scoring.amount, numeric: true, cell: ({ amount }) => formatNumber(amount) },
      ]}
    />
  )
}

function Files({ dossier }: { readonly dossier: Dossier }) {
  return (
    <>
      <ul className="files">
        {dossier.documents.map(({ form, sha256, sizeBytes }) => (
          <li key={`${form.code} ${sha256}`}>
            <Icon name="document" />
            <span className="grow">
              <FileLink name={`${form.title} (${form.code})`} {...{ sha256, sizeBytes }} />
            </span>
          </li>
        ))}
      </ul>
      <p className="small muted">{scoring.filesNote}</p>
    </>
  )
}

function OfApplication({
  taskId,
  applicationId,
}: {
  readonly taskId: string
  readonly applicationId: string
}) {
  const params = { path: { taskId, applicationId } }
  const dossier = reads.useQuery(
    'get',
    '/api/tasks/{taskId}/applications/{applicationId}',
    { params },
    { gcTime: 0 },
  )
  if (dossier.error) return <Note tone="lock">{scoring.noDossier}</Note>
  return (
    <Read of={dossier}>
      {(found) => (
        <Pane
          tabs={[
            ['summary', <Summary key="summary" dossier={found} />],
            ['estimate', <Estimate key="estimate" dossier={found} />],
            ['team', <Team key="team" dossier={found} />],
            ['files', <Files key="files" dossier={found} />],
          ]}
        />
      )}
    </Read>
  )
}

interface ProductText {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly quality: string
}

function OfTask({ code }: { readonly code: string }) {
  const params = { path: { taskId: code } }
  const task = reads.useQuery('get', '/api/tasks/{taskId}', { params })
  return (
    <Read of={task}>
      {({ order = {}, proposer, stateDong }) => {
        const products = (order.productTexts ?? []) as readonly ProductText[]
        return (
          <Pane
            tabs={[
              [
                'order',
                <div key="order" className="flow">
                  <Facts
                    rows={[
                      [scoring.host, proposer?.name],
                      [scoring.state, stateDong && formatDong(stateDong)],
                    ]}
                  />
                  <Texts texts={order} />
                </div>,
              ],
              [
                'products',
                <Table
                  key="products"
                  caption={scoring.tabs.products}
                  rows={products}
                  keyOf={({ id }) => id}
                  columns={[
                    { title: scoring.tabs.products, cell: ({ name }) => name },
                    { title: scoring.unit, cell: ({ unit }) => unit },
                    { title: scoring.qualityWanted, cell: ({ quality }) => quality },
                  ]}
                />,
              ],
            ]}
          />
        )
      }}
    </Read>
  )
}

/** The dossier, or the task, that a ballot is about. */
export function DossierPane({ owed: { item, application } }: { readonly owed: OwedBallot }) {
  return application ? (
    <OfApplication taskId={item.task.id} applicationId={application.id} />
  ) : (
    <OfTask code={item.task.code} />
  )
}
