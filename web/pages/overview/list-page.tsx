import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Crumbs } from '../../components/crumbs'
import { Empty, Read } from '../../components/loading'
import { Card, PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import '../../styles/overview.css'
import { text } from '../../text/common'
import { overview } from '../../text/overview'
import { type Scope, scopedPath, useScope } from './scope'

interface Page<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

/** A read as TanStack Query tells it, as far as a list looks at it. */
interface Reading<Row> {
  readonly data: Page<Row> | undefined
  readonly error: unknown
  refetch(): unknown
}

/** A way to narrow a list: its words, its address, whether it is the present one. */
export interface Tab {
  readonly words: string
  readonly path: string
  readonly here: boolean
}

/** Where a page of a list begins, and how many it shows, as the API takes it. */
export function usePaging(): { readonly limit: number; readonly cursor?: string } {
  const [params] = useSearchParams()
  const cursor = params.get('tu')
  return { limit: 50, ...(cursor ? { cursor } : {}) }
}

/** A list behind a figure of the overview: its rows, the ways to narrow it, its file, the next page. */
export function ListPage<Row>({
  title,
  lead,
  of,
  columns,
  keyOf,
  sheet,
  tabs = [],
}: {
  readonly title: string
  readonly lead: ReactNode
  readonly of: Reading<Row>
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string | number
  readonly sheet?: ReactNode
  readonly tabs?: readonly Tab[]
}) {
  const scope = useScope()
  return (
    <>
      <Crumbs to={[[overview.crumb, scopedPath('/dieu-hanh', scope)]]} here={title} />
      <PageHead title={title} lead={lead} />
      {tabs.length > 0 && (
        <nav className="tabs list-tabs" aria-label={overview.filters}>
          {tabs.map(({ words, path, here }) => (
            <Link key={path} to={path} className="tab" aria-current={here ? 'page' : undefined}>
              {words}
            </Link>
          ))}
        </nav>
      )}
      <Read of={of}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={overview.nothing}>{overview.nothingNext}</Empty>
          ) : (
            <Card title={fieldOf(scope) ?? title} aside={sheet} flush>
              <Table caption={title} {...{ columns, keyOf }} rows={items} />
              <Pages {...{ next }} />
            </Card>
          )
        }
      </Read>
    </>
  )
}

const fieldOf = ({ field }: Scope) => (field ? `${overview.field}: ${field}` : undefined)

function Pages({ next }: { readonly next: string | null }) {
  const [params] = useSearchParams()
  const first = new URLSearchParams(params)
  first.delete('tu')
  const after = new URLSearchParams(params)
  if (next) after.set('tu', next)
  if (!next && !params.has('tu')) return null
  return (
    <p className="card-foot">
      {params.has('tu') && (
        <Link className="tap" to={`?${first}`}>
          {text.first}
        </Link>
      )}
      {next && (
        <Link className="tap" to={`?${after}`}>
          {text.more}
        </Link>
      )}
    </p>
  )
}
