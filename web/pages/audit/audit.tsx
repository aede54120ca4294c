import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Empty, Read } from '../../components/loading'
import { Status } from '../../components/status'
import { Card, PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { moment } from '../../format'
import { audit } from '../../text/audit'
import { text } from '../../text/common'
import '../../styles/admin.css'
import { Pager } from '../admin/list-filter'
import { SheetLink, SubjectLink } from '../overview/parts'
import { AuditFilters, filterIn, pathOf } from './filters'

type Event = AnswerOf<'searchAudit'>['items'][number]

/** Who did, read and was refused what, newest first: for those who audit alone. */
export function AuditPage() {
  const [params] = useSearchParams()
  const filter = filterIn(params)
  const cursor = params.get('sau')
  const list = reads.useQuery('get', '/api/audit', {
    params: { query: { ...filter, ...(cursor ? { cursor } : {}) } },
  })
  return (
    <>
      <PageHead title={audit.title} lead={audit.lead} />
      <div className="stack">
        {/* Another address is another search: the fields begin with what it names. */}
        <AuditFilters key={pathOf(filter)} />
        <Read of={list}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty title={audit.none}>{audit.noneNext}</Empty>
            ) : (
              <Card
                title={audit.title}
                aside={<SheetLink path="/api/audit/csv" of={audit.file} query={{ ...filter }} />}
                flush
              >
                <Table caption={audit.title} rows={items} keyOf={({ key }) => key} columns={columns} />
                <Pager count={items.length} next={next} />
              </Card>
            )
          }
        </Read>
        <p className="small muted">{audit.rule}</p>
      </div>
    </>
  )
}

function Who({ person, under }: Event) {
  return (
    <>
      {person ? (
        <Link className="tap" to={pathOf({ person: person.id })}>
          {person.name}
        </Link>
      ) : (
        <span className="muted">{audit.nobody}</span>
      )}
      {under && <span className="small muted admin-under">{audit.under(under.title)}</span>}
    </>
  )
}

function About({ task, objects }: Event) {
  if (task) {
    return (
      <Link className="tap" to={`/nhiem-vu/${task.code}`}>
        {task.code}
      </Link>
    )
  }
  const [stream] = objects
  if (stream?.startsWith('session/')) return <SubjectLink task={null} stream={stream} />
  if (stream === undefined) return <span className="muted">{text.none}</span>
  return <span className="admin-break small">{objects.join(', ')}</span>
}

function Came({ result, reason }: Event) {
  const tone = result.code === 'done' ? 'done' : 'late'
  return (
    <>
      <Status tone={tone}>{result.title}</Status>
      {reason && <span className="small muted admin-under">{reason.title}</span>}
    </>
  )
}

const columns: readonly Column<Event>[] = [
  {
    title: audit.at,
    cell: ({ at, businessAt }) => (
      <>
        <time dateTime={at}>{moment(at)}</time>
        {businessAt && (
          <span className="small muted admin-under">{audit.businessAt(moment(businessAt))}</span>
        )}
      </>
    ),
  },
  { title: audit.person, cell: (event) => <Who {...event} /> },
  {
    title: audit.what,
    cell: ({ kind, what }) => (
      <>
        <Link className="tap" to={pathOf({ what: what.code })} aria-label={audit.onlyWhat(what.title)}>
          {what.title}
        </Link>
        <span className="small muted admin-under">{kind.title}</span>
      </>
    ),
  },
  { title: audit.object, cell: (event) => <About {...event} /> },
  { title: audit.result, cell: (event) => <Came {...event} /> },
  {
    title: audit.where,
    cell: ({ address, agent }) => (
      <span className="small">
        <span className="nw">{address}</span>
        {agent && <span className="muted admin-under admin-break">{agent}</span>}
      </span>
    ),
  },
]
