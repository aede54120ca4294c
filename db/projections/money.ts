import { appropriationProjectors } from './appropriations'
import { budgetProjectors } from './budget-and-award'
import { contractProjectors } from './contracts'
import { inOrder, type Projectors } from './projector'
import { settlementProjectors, stoppedMoneyProjectors } from './settlements'
import { trancheProjectors } from './tranches'

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

/** What the acts about money change, and what the money does with facts of other stages. */
export const moneyProjectors: Projectors = inOrder(
  appropriationProjectors,
  budgetProjectors,
  contractProjectors,
  trancheProjectors,
  settlementProjectors,
  stoppedMoneyProjectors,
)
