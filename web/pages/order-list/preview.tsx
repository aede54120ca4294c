import { Clause } from '../../components/status'
import { Card, Facts } from '../../components/surface'
import { dayOf, formatDong, formatNumber } from '../../format'
import { orderList as words } from '../../text/order-list'
import { valueWords } from '../../text/values'
import { notSign, shareWords, sign } from '../acceptance/words'
import { conclusionWords, type OrderRow, voteWords } from './words'

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="plain">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

/** What was proposed. */
export function Proposal({ row }: { readonly row: OrderRow }) {
  const { title, type, proposer, stateDong, counterpartDong, durationMonths, urgency } = row
  return (
    <Card title={words.proposal}>
      <Facts
        rows={[
          [words.name, title],
          [words.type, type.title],
          [words.proposer, proposer],
          [words.money, stateDong !== null && formatDong(stateDong)],
          [words.counterpart, counterpartDong !== null && formatDong(counterpartDong)],
          [words.duration, durationMonths !== null && words.months(formatNumber(durationMonths))],
          [words.urgency, urgency],
        ]}
      />
    </Card>
  )
}

/** What the council advised, with its votes and the formula. */
export function Council({ row: { council } }: { readonly row: OrderRow }) {
  if (!council) {
    return (
      <Card title={words.advice}>
        <p className="muted">{words.noCouncil}</p>
      </Card>
    )
  }
  const { conclusion, concludedAt, requests, reasons, votes } = council
  const { for: yes, base, share, comparator, clause, assumed } = votes
  const holds = conclusion !== 'notRecommended'
  return (
    <Card title={words.advice}>
      <Facts
        rows={[
          [words.conclusion, <b key="conclusion">{conclusionWords(conclusion)}</b>],
          [words.concludedAt, dayOf(concludedAt)],
          [words.votes, voteWords(council)],
          [
            words.formula,
            words.formulaWords(
              formatNumber(yes),
              formatNumber(base),
              holds ? sign(comparator) : notSign(comparator),
              shareWords(share),
            ),
          ],
          [words.requests, requests.length > 0 && <List key="requests" items={requests} />],
          [words.reasons, reasons.length > 0 && <List key="reasons" items={reasons} />],
        ]}
      />
      <p className="small muted after">
        <Clause {...{ clause, assumed }} />
      </p>
    </Card>
  )
}

/** The order as the council worded it, and what was decided about it. */
export function OrderText({ row: { orderText } }: { readonly row: OrderRow }) {
  if (!orderText) {
    return (
      <Card title={words.orderText}>
        <p className="muted">{words.noText}</p>
      </Card>
    )
  }
  const { name, objectives, products, method, reason, methodNote, agreeing } = orderText
  const { decisionNumber, decidedAt, publishedAt, refusalReasons } = orderText
  return (
    <Card title={words.orderText}>
      <Facts
        rows={[
          [words.name, <b key="name">{name}</b>],
          [
            words.objectives,
            <span key="objectives" className="para">
              {objectives}
            </span>,
          ],
          [words.products, <List key="products" items={products} />],
          [words.method, [valueWords(method), reason && valueWords(reason)].filter(Boolean).join('. ')],
          [words.methodNote, methodNote],
          [words.agreeing, formatNumber(agreeing)],
          [words.decisionNumber, decisionNumber],
          [words.decidedAt, decidedAt && dayOf(decidedAt)],
          [words.publishedAt, publishedAt && dayOf(publishedAt)],
          [words.refusalReasons, refusalReasons.length > 0 && <List key="refusal" items={refusalReasons} />],
        ]}
      />
    </Card>
  )
}
