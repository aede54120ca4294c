import { processOpened } from '../../../domain/fact'
import type { ProcessKind } from '../../../domain/life'
import { executionOwed } from './execution'
import type { Owed } from './owed-letter'
import { acceptanceOpened, acceptanceOwed, closingOpened, closingOwed } from './results'

/** Letters that the opening of a process owes, by its kind. */
const openings: Partial<Record<ProcessKind, Owed>> = { acceptance: acceptanceOpened, closing: closingOpened }

/** What people wait for from the contract's date to the use of its results. */
export const afterContractOwed: Readonly<Record<string, Owed>> = {
  [processOpened]: (trx, fact) => openings[fact.kind]?.(trx, fact) ?? [],
  ...executionOwed,
  ...acceptanceOwed,
  ...closingOwed,
}
