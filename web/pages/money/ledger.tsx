import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { Button } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Select, TextField } from '../../components/inputs'
import { Empty, Read } from '../../components/loading'
import { Card, PageHead } from '../../components/surface'
import { Table } from '../../components/table'
import { dayOf, formatNumber, moment } from '../../format'
import { useMe } from '../../shell/session'
import { text } from '../../text/common'
import { ledger as words } from '../../text/ledger'
import { money } from '../../text/money'
import '../../styles/money.css'

type Entry = AnswerOf<'listLedger'>['items'][number]
type Balance = AnswerOf<'getLedgerBalances'>['items'][number]

/** What the page is narrowed to: names in the address, and what the API is asked. */
function useFilters() {
  const [params, setParams] = useSearchParams()
  const [taskId, year, account] = [params.get('nhiem-vu'), params.get('nam'), params.get('tai-khoan')]
  const of = { ...(taskId ? { taskId } : {}), ...(year ? { year: Number(year) } : {}) }
  return {
    ...{ of, taskId: taskId ?? undefined, year: year ?? undefined, account: account ?? undefined },
    cursor: params.get('tu') ?? undefined,
    set(name: string, value: string | undefined) {
      const { tu: _from, ...kept } = Object.fromEntries(params)
      const { [name]: _before, ...rest } = kept
      setParams(value ? { ...rest, [name]: value } : rest)
    },
    turn(to: string | null) {
      const { tu: _from, ...kept } = Object.fromEntries(params)
      setParams(to ? { ...kept, tu: to } : kept)
    },
  }
}

type Filters = ReturnType<typeof useFilters>

/** The ledger: what lies in each account, and the entries behind every figure. */
export function LedgerPage() {
  const filters = useFilters()
  const query = new URLSearchParams({
    ...(filters.taskId ? { taskId: filters.taskId } : {}),
    ...(filters.account ? { account: filters.account } : {}),
    ...(filters.year ? { year: filters.year } : {}),
  })
  return (
    <>
      <Crumbs to={[[money.title, '/tai-chinh']]} here={words.title} />
      <PageHead
        title={words.title}
        lead={words.lead}
        aside={
          <div className="acts">
            <a className="btn" href={`/api/ledger.csv?${query}`} download>
              {words.export}
            </a>
            <Button onClick={() => window.print()}>{text.print}</Button>
          </div>
        }
      />
      <div className="stack">
        <FilterRow {...{ filters }} />
        <Balances {...{ filters }} />
        <Entries {...{ filters }} />
      </div>
    </>
  )
}

const yearsBack = 3

function FilterRow({ filters }: { readonly filters: Filters }) {
  const { businessTime } = useMe()
  const thisYear = Number(dayOf(businessTime).slice(-4))
  const [code, setCode] = useState(filters.taskId)
  const balances = reads.useQuery('get', '/api/ledger/balances', { params: { query: {} } })
  const years = Array.from({ length: yearsBack + 2 }, (_none, index) => String(thisYear + 1 - index))
  return (
    <form
      className="filters"
      aria-label={words.filters}
      onSubmit={(event) => {
        event.preventDefault()
        filters.set('nhiem-vu', code?.trim())
      }}
    >
      <Select
        path="year"
        label={money.year}
        value={filters.year}
        options={years.map((year) => ({ value: year, label: year }))}
        onChange={(year) => filters.set('nam', year)}
      />
      <Select
        path="account"
        label={words.account}
        value={filters.account}
        options={(balances.data?.items ?? []).map(({ account }) => ({
          value: account.code,
          label: account.title,
        }))}
        onChange={(account) => filters.set('tai-khoan', account)}
      />
      <TextField path="task" label={words.taskCode} value={code} onChange={setCode} />
      <Button type="submit">{words.find}</Button>
    </form>
  )
}

function Balances({ filters }: { readonly filters: Filters }) {
  const read = reads.useQuery('get', '/api/ledger/balances', { params: { query: filters.of } })
  return (
    <Read of={read}>
      {({ items }) => (
        <Card title={words.balances} flush aside={<span className="muted">{text.dong}</span>}>
          {items.length === 0 ? (
            <p className="cb muted">{words.noBalances}</p>
          ) : (
            <BalanceTable {...{ items, filters }} />
          )}
        </Card>
      )}
    </Read>
  )
}

function BalanceTable({ items, filters }: { readonly items: readonly Balance[]; readonly filters: Filters }) {
  const [params] = useSearchParams()
  const [debit, credit] = [
    items.reduce((all, item) => all + item.debitDong, 0),
    items.reduce((all, item) => all + item.creditDong, 0),
  ]
  const entriesOf = ({ account }: Balance) => {
    const { tu: _from, ...kept } = Object.fromEntries(params)
    return `/so-cai?${new URLSearchParams({ ...kept, 'tai-khoan': account.code })}#but-toan`
  }
  return (
    <Table
      caption={words.balances}
      rows={items}
      keyOf={({ account }) => account.code}
      columns={[
        {
          title: words.account,
          cell: (item) =>
            item.account.code === filters.account ? <b>{item.account.title}</b> : item.account.title,
        },
        { title: words.debit, numeric: true, cell: ({ debitDong }) => formatNumber(debitDong) },
        { title: words.credit, numeric: true, cell: ({ creditDong }) => formatNumber(creditDong) },
        {
          title: words.balance,
          numeric: true,
          cell: (item) => (
            <Link to={entriesOf(item)} className="b tap">
              {formatNumber(item.balanceDong)}
              <span className="vh">
                {' '}
                {words.entriesOf} {item.account.title}
              </span>
            </Link>
          ),
        },
      ]}
      foot={
        <tr>
          <th scope="row">{words.total}</th>
          <td className="num" data-l={words.debit}>
            {formatNumber(debit)}
          </td>
          <td className="num" data-l={words.credit}>
            {formatNumber(credit)}
          </td>
          <td className="num" data-l={words.balance}>
            {formatNumber(debit - credit)}
          </td>
        </tr>
      }
    />
  )
}

const perPage = 20
const accounts = [
  ...(['budget', 'appropriation', 'commitments', 'committed', 'reserved', 'advanced'] as const),
  ...(['settled', 'recoverable', 'refunded', 'returned', 'savings'] as const),
]

function Entries({ filters }: { readonly filters: Filters }) {
  const { of, account, cursor } = filters
  const narrowed = accounts.find((one) => one === account)
  const list = reads.useQuery('get', '/api/ledger', {
    params: {
      query: {
        ...of,
        ...(narrowed ? { account: narrowed } : {}),
        limit: perPage,
        ...(cursor ? { cursor } : {}),
      },
    },
  })
  return (
    <div id="but-toan">
      <Read of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={words.noEntries}>{words.noEntriesNext}</Empty>
          ) : (
            <Card title={words.entries} flush aside={<span className="muted">{text.dong}</span>}>
              <EntryTable {...{ items, account }} />
              {(next || cursor) && (
                <div className="cb acts">
                  {cursor && <Button onClick={() => filters.turn(null)}>{text.first}</Button>}
                  {next && <Button onClick={() => filters.turn(next)}>{text.more}</Button>}
                </div>
              )}
            </Card>
          )
        }
      </Read>
    </div>
  )
}

/** Every posting is a line; the entry that it belongs to heads its first one. */
function EntryTable({
  items,
  account,
}: {
  readonly items: readonly Entry[]
  readonly account: string | undefined
}) {
  const lines = items.flatMap((entry) =>
    entry.postings.map((posting, index) => ({ entry, posting, first: index === 0 })),
  )
  return (
    <Table
      caption={words.entries}
      rows={lines}
      keyOf={({ entry, posting }) =>
        `${entry.key} ${posting.account.code} ${posting.source} ${posting.debitDong}`
      }
      columns={[
        {
          title: words.entry,
          cell: ({ entry, first }) =>
            first ? (
              <>
                <b>{entry.kind.title}</b>
                <span className="small muted block">{moment(entry.at)}</span>
                {entry.reverses && <span className="small amber block">{words.reversal}</span>}
              </>
            ) : (
              <span className="only-s">{entry.kind.title}</span>
            ),
        },
        {
          title: words.task,
          cell: ({ entry }) =>
            entry.taskCode ? <Link to={`/nhiem-vu/${entry.taskCode}`}>{entry.taskCode}</Link> : words.noTask,
        },
        { title: words.who, cell: ({ entry, first }) => (first ? (entry.byName ?? words.clock) : '') },
        {
          title: words.account,
          cell: ({ posting }) => (
            <>
              {posting.account.code === account ? <b>{posting.account.title}</b> : posting.account.title}
              {(posting.year || posting.sourceTitle) && (
                <span className="small muted block">
                  {[posting.year && String(posting.year), posting.sourceTitle].filter(Boolean).join(' · ')}
                </span>
              )}
            </>
          ),
        },
        {
          title: words.debit,
          numeric: true,
          cell: ({ posting }) => (posting.debitDong > 0 ? formatNumber(posting.debitDong) : ''),
        },
        {
          title: words.credit,
          numeric: true,
          cell: ({ posting }) => (posting.creditDong > 0 ? formatNumber(posting.creditDong) : ''),
        },
      ]}
    />
  )
}
