import { Link } from 'react-router'
import { Status, type Tone } from '../../components/status'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { formatNumber, moment } from '../../format'
import { task as words } from '../../text/task'
import type { Parts, Task } from './parts'

/** The councils over the task, for those who may know of them. */
export function CouncilsCard({ task }: { readonly task: Task }) {
  const councils = task.parts?.councils
  if (!councils) return null
  return (
    <Card title={words.councils.title} className="o6">
      <ul className="plain-list">
        {councils.map(({ id, kind, status, name, decisionNumber, sittingAt }) => (
          <li key={id}>
            <Link to={`/phien/${id}`}>{name ?? kind.title}</Link>
            <p className="small muted">
              {[
                status.title,
                sittingAt && words.councils.sitting(moment(sittingAt)),
                decisionNumber && words.councils.decision(decisionNumber),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Dossier = NonNullable<Parts['call']>['dossiers'][number]

const said = words.dossiers

function stateOf({ withdrawnAt, openedAt, valid }: Dossier): readonly [Tone, string] {
  if (withdrawnAt) return ['waiting', said.withdrawn]
  if (!openedAt) return ['locked', said.unopened]
  if (valid === null) return ['running', said.unscreened]
  return valid ? ['done', said.valid] : ['late', said.invalid]
}

const columns: readonly Column<Dossier>[] = [
  {
    title: said.host,
    cell: ({ id, host, missing, reasons }) => (
      <>
        <Link to={`/ho-so/${id}`}>{host.name}</Link>
        {[...missing.map(({ title }) => said.missing(title)), ...reasons].map((why) => (
          <p key={why} className="small muted">
            {why}
          </p>
        ))}
      </>
    ),
  },
  { title: said.investigator, cell: ({ principalInvestigator }) => principalInvestigator.name },
  { title: said.asked, numeric: true, cell: ({ stateDong }) => formatNumber(stateDong) },
  {
    title: said.state,
    cell: (dossier) => {
      const [tone, state] = stateOf(dossier)
      return <Status {...{ tone }}>{state}</Status>
    },
  },
]

/** The dossiers that the viewer may read: their own always, the others' once they are opened. */
export function DossiersCard({ task }: { readonly task: Task }) {
  const dossiers = task.parts?.call?.dossiers ?? []
  if (dossiers.length === 0) return null
  return (
    <Card title={said.title} flush className="o5">
      <Table caption={said.caption} {...{ columns }} rows={dossiers} keyOf={({ id }) => id} />
    </Card>
  )
}
