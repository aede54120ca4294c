import type { Client } from '@temporalio/client'
import type { Db } from '../../db/connection'
import { checkAudit } from './audit'
import { checkMoney } from './money'
import { checkReplayed } from './replayed'
import type { InvariantReport } from './report'
import { checkWorkflows } from './workflows'

export type { InvariantReport } from './report'

/** In which state a system is looked at. */
export interface Look {
  /** Only its stores have been started for the check: nobody sends letters meanwhile. */
  readonly atRest?: boolean
}

/** Checks every invariant over a database and its Temporal namespace; changes nothing. */
export async function verify(
  db: Db,
  temporal: Client,
  { atRest = false }: Look = {},
): Promise<InvariantReport[]> {
  const money = await checkMoney(db)
  const replayed = await checkReplayed(db, atRest)
  const workflows = await checkWorkflows(db, temporal)
  const audit = await checkAudit(db)
  return [money, ...replayed, workflows, audit]
}
