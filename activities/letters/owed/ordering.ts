import { dataOf } from './data'
import { letter, type Owed } from './owed-letter'

interface ReturnedTexts {
  readonly content: { readonly defects: readonly { item: string; problem: string; remedy: string | null }[] }
}

/** What the proposer waits for while the order is taken in. */
export const orderingOwed: Readonly<Record<string, Owed>> = {
  proposalSubmitted: (_trx, fact) => {
    const receipt = { receiptNumber: dataOf<{ code: string }>(fact).code, receivedAt: fact.at }
    return [letter('orderReceived', { relation: 'proposer' }, receipt)]
  },
  proposalReturned: (_trx, fact) => {
    const { defects } = dataOf<ReturnedTexts>(fact).content
    return [letter('orderReturned', { relation: 'proposer' }, { defects }, { deadline: 'supplement' })]
  },
  proposalAccepted: () => [letter('orderAccepted', { relation: 'proposer' }, {})],
  proposalRefused: (_trx, fact) => {
    const { reasons } = dataOf<{ content: { reasons: string[] } }>(fact).content
    return [letter('orderRefused', { relation: 'proposer' }, { reasons })]
  },
}
