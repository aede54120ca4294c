import type { Client } from '@temporalio/client'
import type { Db } from '../../db/connection'
import { checkMoney } from './money'
import { checkReplayed } from './replayed'
import type { InvariantReport } from './report'
import { checkWorkflows } from './workflows'

export type { InvariantReport } from './report'

/** Checks every invariant over a database and its Temporal namespace; changes nothing. */
export async function verify(db: Db, temporal: Client): Promise<InvariantReport[]> {
  const money = await checkMoney(db)
  const replayed = await checkReplayed(db)
  const workflows = await checkWorkflows(db, temporal)
  return [money, ...replayed, workflows]
}
