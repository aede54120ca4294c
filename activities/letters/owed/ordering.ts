import { dataOf } from './data'
import { letter, type Owed } from './owed-letter'

interface ReturnedTexts {
  readonly content: { readonly defectTexts: readonly { field?: string; text: string }[] }
}

/** What the proposer waits for while the order is taken in. */
export const orderingOwed: Readonly<Record<string, Owed>> = {
  proposalSubmitted: (_trx, fact) => {
    const receipt = { receiptNumber: dataOf<{ code: string }>(fact).code, receivedAt: fact.at }
    return [letter('orderReceived', { relation: 'proposer' }, receipt)]
  },
  proposalReturned: (_trx, fact) => {
    const { defectTexts } = dataOf<ReturnedTexts>(fact).content
    const defects = defectTexts.map(({ field, text }) => ({
      item: field ?? 'Phiếu đề xuất',
      problem: text,
      remedy: null,
    }))
    return [letter('orderReturned', { relation: 'proposer' }, { defects }, { deadline: 'supplement' })]
  },
  proposalAccepted: () => [letter('orderAccepted', { relation: 'proposer' }, {})],
  proposalRefused: (_trx, fact) => {
    const { reasonTexts } = dataOf<{ content: { reasonTexts: string[] } }>(fact).content
    return [letter('orderRefused', { relation: 'proposer' }, { reasons: reasonTexts })]
  },
}
