import { afterContractOwed } from './after-contract'
import { budgetOwed } from './budget-and-award'
import { callOwed } from './call'
import { councilOwed } from './councils'
import { deadlineOwed } from './deadlines'
import { determinationOwed } from './determination'
import { fundingOwed } from './funding'
import { orderingOwed } from './ordering'
import type { Owed } from './owed-letter'
import { selectionOwed } from './selection'

/** The letters owed, by the fact that owes them. Every fact that somebody waits for is here. */
export const owed: Readonly<Record<string, Owed>> = {
  ...deadlineOwed,
  ...orderingOwed,
  ...councilOwed,
  ...determinationOwed,
  ...selectionOwed,
  ...budgetOwed,
  ...fundingOwed,
  ...callOwed,
  ...afterContractOwed,
}
