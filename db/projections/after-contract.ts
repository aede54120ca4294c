import { barProjectors } from './bars'
import { executionProjectors, executionTables } from './execution'
import { inOrder, type Projectors } from './projector'
import { resultProjectors, resultTables } from './results'

/** What pages read of a contract from its date to the use of its results. */
export const afterContractProjectors: Projectors = inOrder(
  executionProjectors,
  resultProjectors,
  barProjectors,
)

/** Their tables, in the order in which a rebuild may empty them. */
export const afterContractTables = [...executionTables, ...resultTables] as const
