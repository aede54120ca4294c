import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Empty, Read } from '../../components/loading'
import { Status, Unchecked } from '../../components/status'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { formatNumber } from '../../format'
import { law } from '../../text/law'
import { lawWords, lineWords } from './law-value'
import { narrowed } from './list-filter'

type Edition = AnswerOf<'getEdition'>
type Parameter = Edition['groups'][number]['parameters'][number]

/** What the values of an edition are narrowed to. */
export interface LawFilter {
  readonly group: string | null
  readonly q: string
  readonly assumed: boolean
  readonly provincial: boolean
}

/** A value, and what it was in the edition that it is compared with. */
interface Row {
  readonly now: Parameter
  readonly before: Parameter | undefined
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

function fits({ q, assumed, provincial }: LawFilter, { now }: Row): boolean {
  if (assumed && now.status !== 'assumed') return false
  if (provincial && !now.provincial) return false
  return q === '' || plain(`${now.title} ${now.cite}`).includes(plain(q.trim()))
}

const differs = ({ now, before }: Row): boolean => {
  const seen = ({ value, cite }: Parameter) => JSON.stringify([value, cite])
  return before === undefined || seen(now) !== seen(before)
}

function useEdition(id: string) {
  return reads.useQuery(
    'get',
    '/api/editions/{editionId}',
    { params: { path: { editionId: id } } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
}

/** The values of an edition by the stages of the law; beside another only what differs, before and after. */
export function LawValues(props: {
  readonly chosen: string
  readonly other: string | undefined
  readonly filter: LawFilter
}) {
  const edition = useEdition(props.chosen)
  return (
    <Read of={edition}>
      {(now) =>
        props.other ? (
          <Compared key={props.other} {...{ now }} other={props.other} filter={props.filter} />
        ) : (
          <Groups {...{ now }} before={undefined} filter={props.filter} />
        )
      }
    </Read>
  )
}

function Compared({
  now,
  other,
  filter,
}: {
  readonly now: Edition
  readonly other: string
  readonly filter: LawFilter
}) {
  const edition = useEdition(other)
  return <Read of={edition}>{(before) => <Groups {...{ now, before, filter }} />}</Read>
}

function Groups({
  now,
  before,
  filter,
}: {
  readonly now: Edition
  readonly before: Edition | undefined
  readonly filter: LawFilter
}) {
  const known = new Map(before?.groups.flatMap(({ parameters }) => parameters.map((one) => [one.path, one])))
  const groups = now.groups
    .map(({ group, title, parameters }) => ({
      ...{ group, title },
      rows: parameters
        .map((one): Row => ({ now: one, before: known.get(one.path) }))
        .filter((row) => fits(filter, row) && (!before || differs(row))),
    }))
    .filter(({ rows }) => rows.length > 0)
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  if (count === 0) {
    return <Empty title={before ? law.noDifference : law.noneFound}>{law.noneFoundNext}</Empty>
  }
  const shown = groups.find(({ group }) => group === filter.group) ?? groups[0]
  return (
    <>
      <p className="small muted" role="status">
        {law.count(formatNumber(count))}
      </p>
      <GroupTabs {...{ groups }} shown={shown?.group} />
      {shown && (
        <Card title={shown.title} flush>
          <Table
            caption={shown.title}
            rows={shown.rows}
            keyOf={({ now: { path } }) => path}
            columns={before ? comparing(before, now) : single}
          />
        </Card>
      )}
    </>
  )
}

/** The stages of the law in which something fits; one is shown at a time. */
function GroupTabs({
  groups,
  shown,
}: {
  readonly groups: readonly {
    readonly group: string
    readonly title: string
    readonly rows: readonly Row[]
  }[]
  readonly shown: string | undefined
}) {
  const [params] = useSearchParams()
  return (
    <nav className="tabs" aria-label={law.group}>
      {groups.map(({ group, title, rows }) => (
        <Link
          key={group}
          to={`?${narrowed(params, 'phan', group)}`}
          className="tab"
          preventScrollReset
          aria-current={group === shown ? 'true' : undefined}
        >
          {title} <b>{formatNumber(rows.length)}</b>
        </Link>
      ))}
    </nav>
  )
}

const nameColumn: Column<Row> = { title: law.name, cell: ({ now }) => now.title }

const statusColumn: Column<Row> = {
  title: law.status,
  cell: ({ now }) => (
    <>
      {now.status === 'assumed' ? <Unchecked /> : <Status tone="done">{law.verified}</Status>}
      {now.provincial && <span className="small muted admin-under">{law.provincial}</span>}
    </>
  ),
}

const single: readonly Column<Row>[] = [
  nameColumn,
  { title: law.value, cell: ({ now }) => <Value {...now} /> },
  {
    title: law.cite,
    cell: ({ now }) => (
      <>
        {now.cite}
        <span className="small muted admin-under">{`${law.source}: ${now.source}`}</span>
      </>
    ),
  },
  statusColumn,
]

function Value({ kind, value }: Pick<Parameter, 'kind' | 'value'>) {
  const words = lawWords(kind, value)
  if (typeof words === 'string') return <b>{words}</b>
  return (
    <ul>
      {words.map(([row, cell]) => (
        <li key={row}>
          {row}: <b>{cell}</b>
        </li>
      ))}
    </ul>
  )
}

function comparing(before: Edition, now: Edition): readonly Column<Row>[] {
  return [
    nameColumn,
    {
      title: law.before(before.id),
      cell: (row) => (
        <span className="diff">
          {row.before && changed(row) ? <del>{lineWords(row.before.kind, row.before.value)}</del> : law.same}
          <span className="small muted admin-under">{row.before?.cite}</span>
        </span>
      ),
    },
    {
      title: law.after(now.id),
      cell: (row) => (
        <span className="diff">
          {changed(row) ? (
            <ins>{lineWords(row.now.kind, row.now.value)}</ins>
          ) : (
            lineWords(row.now.kind, row.now.value)
          )}
          <span className="small muted admin-under">{row.now.cite}</span>
        </span>
      ),
    },
    statusColumn,
  ]
}

const changed = ({ now, before }: Row): boolean => JSON.stringify(now.value) !== JSON.stringify(before?.value)
