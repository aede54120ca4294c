import { ButtonLink } from '../../components/button'
import { Note, PageHead } from '../../components/surface'
import { task as words } from '../../text/task'
import type { Task } from './parts'

/** For a person in conflict with the task: that they are kept out, why, and until when; nothing else. */
export function RecusedView({ task }: { readonly task: Task }) {
  const said = words.recused
  return (
    <>
      <PageHead title={said.title} meta={<span className="code">{task.code}</span>} />
      <Note tone="lock">
        <p>{said.why}</p>
        <p>{said.until}</p>
        <p>{said.others}</p>
      </Note>
      <p className="after">
        <ButtonLink to="/nhiem-vu">{said.back}</ButtonLink>
      </p>
    </>
  )
}
