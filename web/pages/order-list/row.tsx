import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { ActReceipt } from '../../api/act'
import type { AnswerOf } from '../../api/client'
import { ButtonLink } from '../../components/button'
import { Crumbs } from '../../components/crumbs'
import { Empty, Read } from '../../components/loading'
import { Receipt } from '../../components/receipt'
import { Status } from '../../components/status'
import { Card, Note, PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import { useKept } from '../../forms/kept'
import '../../styles/closing.css'
import { orderList as words } from '../../text/order-list'
import { work } from '../../text/work'
import { Instead } from '../stage/decision'
import { Council, OrderText, Proposal } from './preview'
import { type Kept, RowForm } from './row-form'
import { type OrderRow, rowPath, waitingAct } from './words'
import { useOrderList } from './year'

/** One order of a list: everything that is decided about it, its act, and the way to the next. */
export function OrderRowPage() {
  const { year = '', code = '' } = useParams()
  const [params] = useSearchParams()
  const cursor = params.get('sau')
  const read = useOrderList(year, cursor)
  return <Read of={read}>{(list) => <Walk key={code} {...{ year, code, cursor, list }} />}</Read>
}

interface Place {
  readonly year: string
  readonly code: string
  readonly cursor: string | null
}

function Walk({ year, code, cursor, list }: Place & { readonly list: AnswerOf<'getOrderList'> }) {
  const [receipt, setReceipt] = useState<{ readonly title: string; readonly of: ActReceipt }>()
  const [kept, keep] = useKept<Kept>(`danh-muc ${year}`, { done: [] })
  const row = list.items.find((one) => one.code === code)
  const waiting = list.items.filter((one) => waitingAct(one))
  if (!row) return <Empty title={words.none}>{words.noneNext}</Empty>
  if (receipt) {
    const others = waiting.filter((one) => one.code !== code)
    const at = list.items.indexOf(row)
    const next = others.find((one) => list.items.indexOf(one) > at) ?? others[0]
    return (
      <div className="stack">
        <Receipt title={work.done(receipt.title)} receipt={receipt.of} />
        <NextTask {...{ year, cursor, kept }} code={next?.code} />
      </div>
    )
  }
  const onDone = (title: string, remembered: Partial<Kept>) => (of: ActReceipt) => {
    keep({ ...kept, ...remembered, done: [...kept.done, { code, title, key: of.receipt.key }] })
    setReceipt({ title, of })
  }
  return <Row {...{ year, code, cursor, row, waiting, kept, onDone }} />
}

function NextTask({
  year,
  code,
  cursor,
  kept,
}: Omit<Place, 'code'> & { readonly code: string | undefined; readonly kept: Kept }) {
  return (
    <Card title={words.done}>
      <ul className="plain">
        {kept.done.map((one) => (
          <li key={one.key}>
            <span className="code">{one.code}</span> · {one.title} · <span className="hash">{one.key}</span>
          </li>
        ))}
      </ul>
      <p className="acts after">
        {code ? (
          <ButtonLink to={rowPath(year, code, cursor)}>{words.nextTask(code)}</ButtonLink>
        ) : (
          <span>{words.lastTask}</span>
        )}
        <ButtonLink to={`/danh-muc/${year}`} look="text">
          {words.back}
        </ButtonLink>
      </p>
    </Card>
  )
}

function Row({
  year,
  code,
  row,
  waiting,
  kept,
  onDone,
}: Place & {
  readonly row: OrderRow
  readonly waiting: readonly OrderRow[]
  readonly kept: Kept
  readonly onDone: (title: string, remembered: Partial<Kept>) => (of: ActReceipt) => void
}) {
  const action = waitingAct(row)
  const others = row.actions.filter(({ act, allowed }) => allowed && act !== action?.act)
  const place = waiting.findIndex((one) => one.code === code)
  return (
    <>
      <Crumbs
        to={[
          [work.title, '/viec'],
          [words.title, '/danh-muc'],
          [words.year(year), `/danh-muc/${year}`],
        ]}
        here={code}
      />
      <PageHead
        title={row.orderText?.name ?? row.title ?? code}
        lead={place >= 0 && words.place(formatNumber(place + 1), formatNumber(waiting.length))}
        meta={
          <>
            <span className="code">{code}</span>
            <Status tone={action ? 'soon' : 'running'}>{row.status.title}</Status>
          </>
        }
        aside={<ButtonLink to={`/nhiem-vu/${code}`}>{work.seeTask}</ButtonLink>}
      />
      <div className="stack">
        <div className="half">
          <Proposal row={row} />
          <Council row={row} />
        </div>
        <OrderText row={row} />
        <Instead actions={others} />
        {action ? (
          <RowForm {...{ action, kept, onDone }} />
        ) : (
          others.length === 0 && <Note title={words.notYours} />
        )}
      </div>
    </>
  )
}
