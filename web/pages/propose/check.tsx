import type { ReactNode } from 'react'
import { Card, Note } from '../../components/surface'
import { formatDong, formatNumber } from '../../format'
import { propose } from '../../text/propose'
import { fieldWords } from '../../text/science'
import { valueWords } from '../../text/values'
import { type Proposal, productsOf } from './proposal'

const months = (count = 0) => `${formatNumber(count)} ${propose.monthsUnit}`

/** The answers, in the order of the questions: what it is called, what was answered, and where. */
function rowsOf(proposal: Proposal, organisation: string): [string, ReactNode, string][] {
  const { userName, userPersonName, type, field, stateDong = 0, counterpartDong } = proposal
  const products = productsOf(proposal).map(({ name, quantity, unit, quality }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the answers do not change here
    <li key={index}>
      {name}: {formatNumber(quantity ?? 0)} {unit}. {quality}
    </li>
  ))
  return [
    [propose.organisation, organisation, 'title'],
    [propose.name, proposal.title, 'title'],
    [propose.urgency, proposal.urgency, 'urgency'],
    [propose.grounds, proposal.grounds, 'grounds'],
    [propose.objectives, proposal.objectives, 'objectives'],
    [propose.contents, proposal.contents, 'contents'],
    [propose.q3, <ul key="products">{products}</ul>, 'products-0-name'],
    [propose.impact, proposal.impact, 'impact'],
    [propose.user, [userName, userPersonName].filter(Boolean).join(', '), 'user'],
    [propose.type, type && valueWords(type), 'type'],
    [propose.field, field && fieldWords(field), 'field'],
    [propose.months, months(proposal.months), 'months'],
    [propose.state, formatDong(stateDong), 'stateDong'],
    [propose.counterpart, formatDong(counterpartDong ?? 0), 'counterpartDong'],
  ]
}

/** Every answer once more before it is sent, each with the way back to its question. */
export function CheckAnswers({
  proposal,
  organisation,
  onEdit,
}: {
  readonly proposal: Proposal
  readonly organisation: string
  readonly onEdit: (field: string) => void
}) {
  return (
    <Card title={propose.checkTitle} flush>
      <dl className="answers">
        {rowsOf(proposal, organisation).map(([words, answer, field], index) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{answer}</dd>
            <dd className="to">
              {index > 0 && (
                <button type="button" className="btn txt" onClick={() => onEdit(field)}>
                  {propose.edit}
                  <span className="vh">: {words}</span>
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="cb">
        <Note title={propose.afterTitle}>
          <p>{propose.after}</p>
          <p>{propose.afterReturned}</p>
        </Note>
      </div>
    </Card>
  )
}
