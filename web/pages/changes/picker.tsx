import { useSearchParams } from 'react-router'
import { Clause } from '../../components/status'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { changes } from '../../text/changes'
import type { Action } from '../task/parts'
import { type Group, groupOf, type Rules, type Subject, stopCode, type Wanted } from './choice'

const groups: readonly Group[] = ['time', 'manager', 'host']

/** Everything that can be asked for, by who decides on it; what cannot, with the reason and the clause. */
export function Picker({
  rules,
  actions,
  chosen,
}: {
  readonly rules: Rules
  readonly actions: readonly Action[]
  readonly chosen: Wanted | undefined
}) {
  const has = (act: string) => actions.some((action) => action.act === act)
  const offered = (group: Group) =>
    rules.subjects.filter(
      (subject) =>
        groupOf(subject) === group &&
        subject.refused === null &&
        has(group === 'host' ? 'changeMember' : 'requestAmendment'),
    )
  const refused = has('requestAmendment') ? rules.subjects.filter((subject) => subject.refused !== null) : []
  return (
    <Card title={changes.what}>
      {groups.map((group) =>
        offered(group).length > 0 ? (
          <fieldset key={group} className="pick-group">
            <legend>{changes.groups[group]}</legend>
            <div className="pick-grid">
              {offered(group).map(({ code, title }) => (
                <Option key={code} {...{ code, title }} chosen={chosen !== 'stop' && chosen?.code === code} />
              ))}
            </div>
          </fieldset>
        ) : null,
      )}
      {has('proposeTermination') && (
        <fieldset className="pick-group">
          <legend>{changes.groups.stop}</legend>
          <Option code={stopCode} title={changes.stop} chosen={chosen === 'stop'} />
        </fieldset>
      )}
      {refused.length > 0 && <Refused {...{ refused }} />}
    </Card>
  )
}

function Option({
  code,
  title,
  chosen,
}: {
  readonly code: string
  readonly title: string
  readonly chosen: boolean
}) {
  const [, setParams] = useSearchParams()
  return (
    <label className="opt">
      <input
        type="radio"
        name="noi-dung"
        value={code}
        checked={chosen}
        onChange={() => setParams({ 'noi-dung': code }, { replace: true, preventScrollReset: true })}
      />
      <span>{title}</span>
    </label>
  )
}

function Refused({ refused }: { readonly refused: readonly Subject[] }) {
  return (
    <details className="after">
      <summary>{changes.never(formatNumber(refused.length))}</summary>
      <ul className="plain-list after-s">
        {refused.map(({ code, title, clause, assumed, refused: why }) => (
          <li key={code}>
            <b>{title}</b>
            <p className="small muted">
              {why?.detail} <Clause {...{ clause, assumed }} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
