import { Icon } from '../../components/icon'
import { deadline } from '../../format'
import { task as words } from '../../text/task'
import type { Task } from './parts'

const said = words.unseen

/** What the viewer does not see of the task, and until when. */
export function UnseenNote({ task }: { readonly task: Task }) {
  const { unseen = [] } = task
  if (unseen.length === 0) return null
  return (
    <section className="note lock o9">
      <h2>
        <Icon name="lock" /> {said.title}
      </h2>
      <ul className="plain-list">
        {unseen.map(({ what, until, at }) => (
          <li key={what}>
            {what} {until} {at && <b>{said.earliest(deadline(at))}</b>}
          </li>
        ))}
      </ul>
    </section>
  )
}
