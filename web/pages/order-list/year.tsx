import { Link, useParams, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Empty, Read } from '../../components/loading'
import { Status } from '../../components/status'
import { Card, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { formatDong, formatNumber } from '../../format'
import '../../styles/closing.css'
import { text } from '../../text/common'
import { orderList as words } from '../../text/order-list'
import { work } from '../../text/work'
import { conclusionWords, type OrderRow, rowPath, voteWords, waitingAct } from './words'

const mostRows = 100

/** A page of a year's list of orders. */
export function useOrderList(year: string, cursor: string | null) {
  return reads.useQuery('get', '/api/order-lists/{year}', {
    params: { path: { year }, query: { limit: mostRows, ...(cursor ? { cursor } : {}) } },
  })
}

/** A year's list of orders, every row with what is decided about it. */
export function OrderListPage() {
  const { year = '' } = useParams()
  const [params] = useSearchParams()
  const read = useOrderList(year, params.get('sau'))
  return <Read of={read}>{(list) => <OrderList {...{ year, list }} />}</Read>
}

function OrderList({ year, list }: { readonly year: string; readonly list: AnswerOf<'getOrderList'> }) {
  const [params, setParams] = useSearchParams()
  const cursor = params.get('sau')
  const waiting = list.items.filter((row) => waitingAct(row))
  const onlyMine = params.get('loc') === 'toi'
  const rows = onlyMine ? waiting : list.items
  const filter = (mine: boolean) =>
    setParams({ ...(cursor ? { sau: cursor } : {}), ...(mine ? { loc: 'toi' } : {}) })
  const [first] = waiting
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [words.title, '/danh-muc'],
        ]}
        here={words.year(year)}
      />
      <PageHead
        title={words.yearTitle(year)}
        lead={words.previewOnly}
        aside={
          first && (
            <ButtonLink to={rowPath(year, first.code, cursor)} look="primary">
              {words.begin(formatNumber(waiting.length))}
            </ButtonLink>
          )
        }
      />
      <nav className="tabs" aria-label={words.filter}>
        {[false, true].map((mine) => (
          <button
            key={String(mine)}
            type="button"
            className="tab"
            aria-current={mine === onlyMine}
            onClick={() => filter(mine)}
          >
            {mine ? words.mine : words.all} <b>{formatNumber(mine ? waiting.length : list.items.length)}</b>
          </button>
        ))}
      </nav>
      {rows.length === 0 ? (
        <Empty title={onlyMine ? words.noneMine : words.none}>{words.noneNext}</Empty>
      ) : (
        <Rows {...{ year, rows, cursor }} />
      )}
      {list.next && (
        <p className="acts after">
          <ButtonLink to={`/danh-muc/${year}?sau=${encodeURIComponent(list.next)}`}>{text.more}</ButtonLink>
        </p>
      )}
    </>
  )
}

function Rows({
  year,
  rows,
  cursor,
}: {
  readonly year: string
  readonly rows: readonly OrderRow[]
  readonly cursor: string | null
}) {
  const total = rows.reduce((sum, { stateDong }) => sum + (stateDong ?? 0), 0)
  return (
    <Card title={words.yearTitle(year)} flush>
      <Table<OrderRow>
        caption={words.yearTitle(year)}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            title: words.task,
            cell: ({ code, title, orderText }) => (
              <>
                <Link to={rowPath(year, code, cursor)}>{orderText?.name ?? title}</Link>
                <span className="small muted block code">{code}</span>
              </>
            ),
          },
          { title: words.proposer, cell: ({ proposer }) => proposer },
          {
            title: words.council,
            cell: ({ council }) =>
              council ? (
                <>
                  <b>{conclusionWords(council.conclusion)}</b>
                  <span className="small muted block">{voteWords(council)}</span>
                </>
              ) : (
                <span className="muted">{words.noCouncil}</span>
              ),
          },
          {
            title: `${words.money} (${text.dong})`,
            numeric: true,
            cell: ({ stateDong }) => (stateDong === null ? text.none : formatNumber(stateDong)),
          },
          {
            title: words.status,
            cell: (row) => {
              const waits = waitingAct(row)
              return (
                <>
                  <Status tone={waits ? 'soon' : row.outcome ? 'done' : 'running'}>{row.status.title}</Status>
                  {waits && <span className="small block b">{waits.title}</span>}
                </>
              )
            },
          },
        ]}
      />
      <p className="cb b">
        {words.total}: {formatDong(total)}
      </p>
    </Card>
  )
}
