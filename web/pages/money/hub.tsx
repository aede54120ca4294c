import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Empty, Read } from '../../components/loading'
import { Card, PageHead } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { dayOf, formatDong, formatNumber } from '../../format'
import { useMe } from '../../shell/session'
import { text } from '../../text/common'
import { money as words } from '../../text/money'
import '../../styles/money.css'
import { Appropriations } from './appropriations'

type Totals = AnswerOf<'getTrancheTotals'>
type Row = AnswerOf<'listTranches'>['items'][number]
type State = 'requested' | 'checked' | 'approved' | 'paid' | 'refused' | 'returned' | 'cancelled'

const waiting: readonly string[] = ['requested', 'checked', 'approved']
const states: readonly State[] = [
  'requested',
  'checked',
  'approved',
  'paid',
  'returned',
  'refused',
  'cancelled',
]

/** The state whose requests a person of finance looks at first: those that wait for them. */
const firstStates: Readonly<Record<string, State>> = {
  financeOfficer: 'requested',
  financeApprover: 'checked',
  treasury: 'approved',
}

/** All the money of the province's tasks: requests by where they stand, and the years' appropriations. */
export function MoneyPage() {
  const { businessTime } = useMe()
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('nam') ?? dayOf(businessTime).slice(-4))
  const totals = reads.useQuery('get', '/api/tranches/totals', { params: { query: { year } } })
  return (
    <Read of={totals}>
      {(data) => {
        const now = data.items.filter(({ state }) => waiting.includes(state.code))
        const count = now.reduce((all, item) => all + item.count, 0)
        const amount = now.reduce((all, item) => all + item.amountDong, 0)
        return (
          <>
            <PageHead
              title={words.title}
              lead={count > 0 ? words.lead(formatNumber(count), formatDong(amount)) : words.nothingWaits}
              aside={
                <div className="acts">
                  <ButtonLink to="/tai-chinh/tai-khoan">{words.accounts}</ButtonLink>
                  <ButtonLink to="/so-cai">{words.ledger}</ButtonLink>
                </div>
              }
            />
            <div className="stack">
              <Requests {...{ data, year }} />
              <Appropriations
                year={year}
                onYear={(next) => setParams({ ...Object.fromEntries(params), nam: String(next) })}
              />
            </div>
          </>
        )
      }}
    </Read>
  )
}

function Requests({ data, year }: { readonly data: Totals; readonly year: number }) {
  const { activeRoles } = useMe()
  const [params, setParams] = useSearchParams()
  const own = activeRoles.map((role) => firstStates[role]).find(Boolean)
  const usual = own ?? 'requested'
  const state = states.find((one) => one === params.get('loc')) ?? usual
  const go = (next: State) => setParams({ loc: next, ...(params.has('nam') ? { nam: String(year) } : {}) })
  return (
    <section>
      <nav className="tabs" aria-label={words.states}>
        {states.map((one) => {
          const found = data.items.find((item) => item.state.code === one)
          if (!found || (one === 'cancelled' && found.count === 0)) return null
          return (
            <button
              key={one}
              type="button"
              className="tab"
              aria-current={one === state}
              onClick={() => go(one)}
            >
              {found.state.title} <b>{formatNumber(found.count)}</b>
            </button>
          )
        })}
      </nav>
      <RequestList key={`${state} ${year}`} {...{ state, year }} mine={state === own} />
    </section>
  )
}

function RequestList({
  state,
  year,
  mine,
}: {
  readonly state: State
  readonly year: number
  /** Requests in this state wait for the viewer. */
  readonly mine: boolean
}) {
  const [params, setParams] = useSearchParams()
  const cursor = params.get('tu') ?? undefined
  const ended = !waiting.includes(state)
  const query = { state, ...(ended ? { year } : {}), ...(cursor ? { cursor } : {}) }
  const list = reads.useQuery('get', '/api/tranches', { params: { query } })
  const turn = (to: string | null) => {
    const { tu: _before, ...kept } = Object.fromEntries(params)
    setParams(to === null ? kept : { ...kept, tu: to })
  }
  return (
    <div className="after">
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={words.noneTitle}>{ended ? words.noneInYear(String(year)) : words.noneNext}</Empty>
          ) : (
            <Card title={words.requests} flush>
              <Table
                caption={words.requests}
                columns={columnsOf(state, mine ? items[0] : undefined)}
                rows={items}
                keyOf={({ taskId, request }) => `${taskId} ${request}`}
              />
              {(next || cursor) && (
                <div className="cb acts">
                  {cursor && (
                    <button type="button" className="btn" onClick={() => turn(null)}>
                      {text.first}
                    </button>
                  )}
                  {next && (
                    <button type="button" className="btn" onClick={() => turn(next)}>
                      {text.more}
                    </button>
                  )}
                </div>
              )}
            </Card>
          )
        }
      </Read>
    </div>
  )
}

/** The moment since which a request stands where it does. */
const since = ({ paidAt, approvedAt, checkedAt, requestedAt }: Row) =>
  paidAt ?? approvedAt ?? checkedAt ?? requestedAt

function columnsOf(state: State, first: Row | undefined): Column<Row>[] {
  const label = first ? words.acts[state] : undefined
  return [
    {
      title: words.task,
      cell: ({ taskCode, taskTitle }) => (
        <>
          <span className="code">{taskCode}</span> <span className="block">{taskTitle}</span>
        </>
      ),
    },
    { title: words.host, cell: ({ hostName }) => hostName ?? '' },
    { title: words.tranche, cell: ({ number }) => formatNumber(number) },
    { title: words.amount, numeric: true, cell: ({ amountDong }) => <b>{formatNumber(amountDong)}</b> },
    {
      title: state === 'paid' ? words.paidOn : waiting.includes(state) ? words.waitsSince : words.requestedOn,
      cell: (row) => (
        <span className="nw">
          {dayOf(waiting.includes(state) || state === 'paid' ? since(row) : row.requestedAt)}
        </span>
      ),
    },
    {
      title: words.act,
      cell: (row) => (
        <ButtonLink
          to={`/giai-ngan/${row.taskCode}/${row.request}`}
          look={label && row === first ? 'primary' : 'plain'}
        >
          {label ?? words.open}
          <span className="vh">
            {' '}
            {row.taskCode} {words.tranche} {formatNumber(row.number)}
          </span>
        </ButtonLink>
      ),
    },
  ]
}
