import { Link } from 'react-router'
import { Card, Facts } from '../../components/surface'
import { formatDong, formatNumber, percent } from '../../format'
import { task as words } from '../../text/task'
import type { Parts, Task } from './parts'

const said = words.money

type Contract = NonNullable<Parts['contract']>

/** The money: of the contract once there is one, before that what was asked and what was appraised. */
export function MoneyCard({ task }: { readonly task: Task }) {
  const { parts = {}, links, code } = task
  const { contract } = parts
  return (
    <Card
      title={said.title}
      className="o3"
      aside={contract && links.ledger && <Link to={`/so-cai?nhiem-vu=${code}`}>{said.ledger}</Link>}
    >
      {contract ? <ContractMoney {...{ contract }} /> : <Estimated {...{ task }} />}
    </Card>
  )
}

function Estimated({ task }: { readonly task: Task }) {
  const { stateDong, counterpartDong, parts = {} } = task
  const appraised = parts.award?.stateDong ?? parts.appraisal?.stateDong
  return (
    <>
      <p className="small muted">
        {said.beforeContract} {said.proposed}:
      </p>
      <Facts
        rows={[
          [said.state, known(stateDong)],
          [said.counterpart, counterpartDong ? formatDong(counterpartDong) : undefined],
          [said.appraised, known(appraised)],
        ]}
      />
    </>
  )
}

const known = (dong: number | null | undefined) => (dong == null ? undefined : formatDong(dong))

const flows: Readonly<Record<string, string>> = { frozen: said.frozen, stopped: said.stopped }

function ContractMoney({ contract }: { readonly contract: Contract }) {
  const { number, contractDong, paidDong, settledDong, returnedDong, flow } = contract
  const unsettledDong = Math.max(0, paidDong - settledDong - returnedDong)
  const leftDong = contractDong - paidDong + returnedDong
  const share = (dong: number) => (contractDong === 0 ? 0 : dong / contractDong)
  const bar = [
    [said.settled, settledDong, 'var(--c1)'],
    [said.unsettled, unsettledDong, 'var(--c2)'],
    [said.left, leftDong, 'var(--line)'],
  ] as const
  const also = [
    [said.reserved, contract.reservedDong],
    [said.returned, returnedDong],
    [said.refund, contract.refundDueDong],
    [said.refunded, contract.refundedDong],
  ] as const
  return (
    <>
      <p className="muted small">{said.contract(number)}</p>
      <p className="b">{formatDong(contractDong)}</p>
      <div
        className="moneybar after"
        role="img"
        aria-label={said.bar(
          percent(share(settledDong)),
          percent(share(unsettledDong)),
          percent(share(leftDong)),
        )}
      >
        {bar.map(([name, dong, colour]) => (
          <i key={name} style={{ width: `${share(dong) * 100}%`, background: colour }} />
        ))}
      </div>
      <ul className="leg">
        {bar.map(([name, dong, colour]) => (
          <li key={name}>
            <i className="sw" style={{ background: colour }} />
            <span>{name}</span>
            <span className="num">{formatNumber(dong)}</span>
          </li>
        ))}
        {also
          .filter(([, dong]) => dong > 0)
          .map(([name, dong]) => (
            <li key={name}>
              <i />
              <span>{name}</span>
              <span className="num">{formatNumber(dong)}</span>
            </li>
          ))}
      </ul>
      <p className="small muted after-s">
        {said.paid(formatDong(paidDong))} {flows[flow]}
      </p>
    </>
  )
}
