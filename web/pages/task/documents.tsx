import { type AnswerOf, api } from '../../api/client'
import { useListing } from '../../api/pages'
import { FileLink, signatureWords } from '../../components/files'
import { Icon } from '../../components/icon'
import { Listed } from '../../components/listed'
import { Card } from '../../components/surface'
import { dayOf, formatNumber } from '../../format'
import { task as words } from '../../text/task'
import type { Task } from './parts'

type Document = AnswerOf<'listTaskDocuments'>['items'][number]

const said = words.documents
const pageSize = 10

/** The files of the task that the viewer may read: what of, which version, who brought it, its hash. */
export function DocumentsCard({ task }: { readonly task: Task }) {
  const path = { taskId: task.id }
  const list = useListing(['documents', task.id], (cursor) =>
    api.GET('/api/tasks/{taskId}/documents', { params: { path, query: { ...cursor, limit: pageSize } } }),
  )
  return (
    <Card title={said.title} className="o4">
      <Listed {...{ list }} name={said.title}>
        {(items) =>
          items.length === 0 ? (
            <p className="muted">
              {said.none} {said.noneNext}
            </p>
          ) : (
            <ul className="files">
              {items.map((one) => (
                <Line key={`${one.objectId} ${one.sha256} ${one.name}`} {...{ one }} />
              ))}
            </ul>
          )
        }
      </Listed>
    </Card>
  )
}

function Line({ one }: { readonly one: Document }) {
  const { sha256, name, size, of, number, version, by, at } = one
  return (
    <li>
      <Icon name="document" />
      <div className="grow">
        <FileLink {...{ sha256, name }} sizeBytes={size} />
        <p className="small muted">
          {[
            number === null ? of.title : said.of(of.title, formatNumber(number)),
            said.version(formatNumber(version)),
            by?.name,
            at && dayOf(at),
            ...signatureWords(one),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  )
}
