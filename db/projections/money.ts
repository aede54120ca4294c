import { processOpened } from '../../domain/fact'
import { appropriationProjectors } from './appropriations'
import { budgetProjectors, relateWinner } from './budget-and-award'
import { contractProjectors } from './contracts'
import type { Projectors } from './projector'
import { settlementProjectors, stoppedMoneyProjectors } from './settlements'
import { trancheProjectors } from './tranches'

/** What the acts about money change. */
export const moneyProjectors: Projectors = {
  ...appropriationProjectors,
  ...budgetProjectors,
  ...contractProjectors,
  ...trancheProjectors,
  ...settlementProjectors,
}

/** Tables of money that a rebuild fills anew. In normal life the ledger's own are append-only. */
export const moneyTables = [
  'appropriations',
  'appraisals',
  'awards',
  'contracts',
  'tranches',
  'tranche_draws',
  'settlements',
  'ledger_entries',
  'ledger_postings',
] as const

/** Adds what the money does with facts of other stages after what those stages themselves show of them. */
export function withMoney(projectors: Projectors): Projectors {
  const both = { ...projectors, ...moneyProjectors }
  const beside: Projectors = {
    ...stoppedMoneyProjectors,
    [processOpened]: async (trx, fact) => {
      if (fact.kind === 'appraisal') await relateWinner(trx, fact)
    },
  }
  for (const [type, project] of Object.entries(beside)) {
    const first = both[type]
    both[type] = async (trx, fact) => {
      await first?.(trx, fact)
      await project(trx, fact)
    }
  }
  return both
}
