import { Link } from 'react-router'
import { Card, Facts } from '../../components/surface'
import { formatDong, formatNumber, percent } from '../../format'
import { funding as words } from '../../text/contract'
import { tranche } from '../../text/money'
import type { TaskMoney } from './funding-act'

/**
 * The money of the contract beside an act: what is contracted, paid, settled, left; tranches; settlements.
 */
export function MoneyContext({ data }: { readonly data: TaskMoney }) {
  const { contract, tranches, settlements } = data
  if (!contract) return null
  return (
    <div className="stack">
      <Account {...{ contract }} />
      {tranches.length > 0 && <Plan {...{ data }} />}
      {settlements.length > 0 && <Settlements {...{ settlements }} />}
    </div>
  )
}

function Account({ contract }: { readonly contract: NonNullable<TaskMoney['contract']> }) {
  const { contractDong, paidDong, settledDong, unsettledDong, leftDong, reservedDong } = contract
  const { refundDueDong, refundedDong, returnedDong } = contract
  const parts = [
    [words.settled, settledDong, 'var(--c1)'],
    [words.unsettled, unsettledDong, 'var(--c2)'],
    [words.left, leftDong, 'var(--line)'],
  ] as const
  const some = (amount: number) => (amount > 0 ? formatDong(amount) : null)
  return (
    <Card title={words.context}>
      <p className="b">
        {words.contract}: {formatDong(contractDong)}
      </p>
      <div className="moneybar after" role="img" aria-label={words.context}>
        {parts.map(([name, amount, colour]) => (
          <i key={name} style={{ width: `${(amount / contractDong) * 100}%`, background: colour }} />
        ))}
      </div>
      <ul className="leg">
        {parts.map(([name, amount, colour]) => (
          <li key={name}>
            <span className="sw" style={{ background: colour }} />
            <span>
              {name} <span className="small muted">{percent(amount / contractDong)}</span>
            </span>
            <b className="num">{formatNumber(amount)}</b>
          </li>
        ))}
      </ul>
      <Facts
        rows={[
          [words.paid, formatDong(paidDong)],
          [words.reserved, some(reservedDong)],
          [words.returned, some(returnedDong)],
          [words.refundDue, some(refundDueDong)],
          [words.refunded, some(refundedDong)],
          [words.refundLeft, some(refundDueDong - refundedDong)],
        ]}
      />
    </Card>
  )
}

function Plan({ data: { task, tranches } }: { readonly data: TaskMoney }) {
  return (
    <Card title={words.plan}>
      <ul className="leg">
        {tranches.map(({ request, number, state, amountDong }) => (
          <li key={request} className="plain">
            <span>
              <Link to={`/giai-ngan/${task.code}/${request}`}>{tranche.here(formatNumber(number))}</Link>
              <span className="small muted block">{state.title}</span>
            </span>
            <b className="num">{formatNumber(amountDong)}</b>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Settlements({ settlements }: { readonly settlements: TaskMoney['settlements'] }) {
  return (
    <Card title={words.settlements}>
      <ul className="leg">
        {settlements.map(({ number, stateTitle, declaredDong, confirmedDong }) => (
          <li key={number} className="plain">
            <span>
              {words.settlementOf(formatNumber(number))}
              <span className="small muted block">
                {stateTitle}, {words.declared(formatDong(declaredDong))}
              </span>
            </span>
            <b className="num">{formatNumber(confirmedDong ?? declaredDong)}</b>
          </li>
        ))}
      </ul>
    </Card>
  )
}
