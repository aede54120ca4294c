import { useFieldName } from '../../api/codes'
import { ButtonLink } from '../../components/button'
import { Status } from '../../components/status'
import { Card, Facts, Note, PageHead } from '../../components/surface'
import { dayOf } from '../../format'
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

/** A classified task: only what a networked system may keep. */
export function MetadataView({ task }: { readonly task: Task }) {
  const said = words.metadata
  const { code, type, outcome, status, openedAt } = task
  const field = useFieldName(task.field)
  return (
    <>
      <PageHead title={said.title(code)} meta={outcome && <Status tone="locked">{outcome.title}</Status>} />
      <div className="stack">
        <Note tone="lock">
          <p>{said.why}</p>
          <p>{said.shown}</p>
        </Note>
        <Card>
          <Facts
            rows={[
              [words.order.type, type?.title],
              [words.order.field, field],
              [said.registered, openedAt && dayOf(openedAt)],
              [said.state, outcome?.title ?? status?.title],
            ]}
          />
        </Card>
      </div>
    </>
  )
}
