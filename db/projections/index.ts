import { callProjectors, callTables } from './call'
import { lifeProjectors } from './life'
import type { Projectors } from './projector'

/** What pages read, by the fact that changes it. */
export const projectors: Projectors = {
  ...lifeProjectors,
  ...callProjectors,
}

/** Tables that hold nothing but what the journal says: a rebuild fills them anew. */
export const projectionTables = [
  'processes',
  'deadlines',
  'awaited_acts',
  'task_people',
  'tasks',
  'task_numbers',
  ...callTables,
] as const
