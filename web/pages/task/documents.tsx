import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { FileLink } from '../../components/files'
import { Icon } from '../../components/icon'
import { Loading } from '../../components/loading'
import { ProblemNote } from '../../components/problem-note'
import { Card } from '../../components/surface'
import { dayOf, formatNumber } from '../../format'
import { text } from '../../text/common'
import { task as words } from '../../text/task'
import type { Task } from './parts'

type Document = AnswerOf<'listTaskDocuments'>['items'][number]

const said = words.documents
const pageSize = 10

/** The files of the task that the viewer may read: what of, which version, who brought it, its hash. */
export function DocumentsCard({ task }: { readonly task: Task }) {
  const list = reads.useInfiniteQuery(
    'get',
    '/api/tasks/{taskId}/documents',
    { params: { path: { taskId: task.id }, query: { limit: pageSize } } },
    {
      pageParamName: 'cursor',
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    },
  )
  const failed: unknown = list.error
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <Card title={said.title} className="o4">
      {failed && !items ? <ProblemNote error={failed} retry={() => void list.refetch()} /> : null}
      {!failed && !items && <Loading />}
      {items?.length === 0 && (
        <p className="muted">
          {said.none} {said.noneNext}
        </p>
      )}
      {items && items.length > 0 && (
        <ul className="files">
          {items.map((one) => (
            <Line key={`${one.objectId} ${one.sha256} ${one.name}`} {...{ one }} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.more}
          <span className="vh">: {said.title}</span>
        </Button>
      )}
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
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </li>
  )
}
