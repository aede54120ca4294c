import { type AnswerOf, api } from '../../api/client'
import { useListing } from '../../api/pages'
import { Listed } from '../../components/listed'
import { Clause, Status } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { deadline, moment } from '../../format'
import { labelOf } from '../../text/fields'
import { task as words } from '../../text/task'
import { shownText } from './order'
import type { Task } from './parts'

type Entry = AnswerOf<'getTaskJournal'>['items'][number]

const said = words.history
const pageSize = 10

/** Everything that was recorded of the task as far as the viewer may read it, newest first. */
export function HistoryCard({ task }: { readonly task: Task }) {
  const path = { taskId: task.id }
  const list = useListing(['journal', task.id], (cursor) =>
    api.GET('/api/tasks/{taskId}/journal', {
      params: { path, query: { ...cursor, limit: pageSize, order: 'newest' } },
    }),
  )
  return (
    <Card title={said.title} className="o8">
      <Listed {...{ list }} name={said.title}>
        {(items) => (
          <ol className="hist">
            {items.map((entry) => (
              <Line key={entry.seq} {...{ entry }} />
            ))}
          </ol>
        )}
      </Listed>
    </Card>
  )
}

function Line({ entry }: { readonly entry: Entry }) {
  const { at, title, by, onBehalfOf, process, clause, assumed, opens, changes, late } = entry
  return (
    <li>
      <time dateTime={at}>{moment(at)}</time>
      <div>
        {title}
        <p className="small muted">
          {by?.name ?? said.clock}
          {onBehalfOf && ` (${said.onBehalfOf(onBehalfOf)})`} · {process.title}
        </p>
        {changes.map(({ what, before, after }) => (
          <p key={what} className="small diff">
            {what}: <del>{before ?? said.nothing}</del> <ins>{after ?? said.nothing}</ins>
          </p>
        ))}
        {clause && (
          <p className="small muted">
            {said.met}: <Clause {...{ clause, assumed }} />
          </p>
        )}
        {opens.map((term) => (
          <p key={`${term.title} ${term.clause}`} className="small muted">
            {term.due ? said.opens(term.title, deadline(term.due)) : said.opensPaused(term.title)}
          </p>
        ))}
        {late && <Status tone="late">{said.late(deadline(late.due))}</Status>}
        <Texts {...{ entry }} />
      </div>
    </li>
  )
}

/** The texts of an act, as whoever did it wrote them. */
function Texts({ entry: { act, texts = {} } }: { readonly entry: Entry }) {
  const rows = Object.entries(texts).flatMap(([name, value]) => {
    const shown = shownText(value)
    return shown ? [[labelOf(act ?? '', name), shown] as const] : []
  })
  if (rows.length === 0) return null
  return (
    <details className="small">
      <summary>{said.texts}</summary>
      <div className="pre">
        <Facts {...{ rows }} />
      </div>
    </details>
  )
}
