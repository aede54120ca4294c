import { Link } from 'react-router'
import { Card } from '../../components/surface'
import { formatNumber } from '../../format'
import { text } from '../../text/common'
import { task as words } from '../../text/task'
import { pageOf } from '../work/destination'
import type { Task } from './parts'

const said = words.acts

/** What the viewer may do besides what waits for them, and why the rest is locked. */
export function ActsCard({ task }: { readonly task: Task }) {
  const open = task.actions.filter(({ allowed, awaited }) => allowed && !awaited)
  const locked = task.actions.filter(({ allowed }) => !allowed)
  if (open.length === 0 && locked.length === 0) return null
  return (
    <Card title={said.title} className="o0">
      {open.length > 0 ? (
        <ul className="plain-list">
          {open.map(({ act, stream, title }) => (
            <li key={`${act} ${stream}`}>
              <Link className="tap" to={pageOf({ act, stream })}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{said.none}</p>
      )}
      {locked.length > 0 && (
        <details>
          <summary>{said.locked(formatNumber(locked.length))}</summary>
          <ul className="plain-list">
            {locked.map(({ act, stream, title, reason }) => (
              <li key={`${act} ${stream}`}>
                <b>{title}</b>
                <p className="small muted">
                  {reason?.detail}
                  {reason?.clause && ` ${text.basis}: ${reason.clause}.`}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
