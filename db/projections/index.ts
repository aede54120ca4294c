import { afterContractProjectors, afterContractTables } from './after-contract'
import { callProjectors, callTables } from './call'
import { classifiedProjectors } from './classified'
import { councilOutcomeProjectors, councilTables } from './council-outcomes'
import { councilProjectors } from './councils'
import { lifeProjectors } from './life'
import { moneyProjectors, moneyTables } from './money'
import { paperBallotProjectors } from './paper-ballots'
import { inOrder, type Projectors } from './projector'
import { searchTables } from './words'

/** What pages read, by the fact that changes it. */
export const projectors: Projectors = inOrder(
  {
    ...lifeProjectors,
    ...classifiedProjectors,
    ...councilProjectors,
    ...paperBallotProjectors,
    ...councilOutcomeProjectors,
    ...callProjectors,
  },
  moneyProjectors,
  afterContractProjectors,
)

/** Tables that hold nothing but what the journal says: a rebuild fills them anew. */
export const projectionTables = [
  'processes',
  'deadlines',
  'awaited_acts',
  'task_people',
  'tasks',
  'task_numbers',
  'classified_numbers',
  'classified_contents',
  ...searchTables,
  ...councilTables,
  ...callTables,
  ...moneyTables,
  ...afterContractTables,
] as const
