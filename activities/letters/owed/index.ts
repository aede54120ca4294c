import { callOwed } from './call'
import { deadlineOwed } from './deadlines'
import { orderingOwed } from './ordering'
import type { Owed } from './owed-letter'

/** The letters owed, by the fact that owes them. Every fact that somebody waits for is here. */
export const owed: Readonly<Record<string, Owed>> = {
  ...deadlineOwed,
  ...orderingOwed,
  ...callOwed,
}
