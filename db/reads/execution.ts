import type { Db } from '../connection'

/** The task's contract as its reports are held against it. */
export interface ContractPlan {
  readonly number: string
  readonly signedOn: string | null
  readonly endsOn: string | null
  readonly contractDong: number
  readonly paidDong: number
  readonly settledDong: number
  readonly plan: readonly { readonly number: number; readonly amountDong: number }[]
}

/** What the contract plans, and what has been paid. */
export async function contractPlan(db: Db, taskId: string): Promise<ContractPlan | undefined> {
  return db('contracts')
    .where({ task_id: taskId })
    .first('number', 'signed_on as signedOn', 'ends_on as endsOn', 'plan')
    .select('contract_dong as contractDong', 'paid_dong as paidDong', 'settled_dong as settledDong')
}

/** Names of people by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await db('people')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'name')
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Names of organisations by id. */
export async function organisationNames(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await db('organisations')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'name')
  return new Map(rows.map(({ id, name }) => [id, name]))
}
