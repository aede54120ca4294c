import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import { type Dong, dong } from '../../../domain/money'
import type { Recipients } from './owed-letter'

/** The host's side: its principal investigator and its representatives. */
export const hostSide: readonly Recipients[] = [{ relation: 'principalInvestigator' }, { relation: 'host' }]

/** The name of a person, as letters mention it. */
export async function personName(trx: Trx, id: string | null): Promise<string> {
  const row = id ? await trx('people').where({ id }).first('name') : undefined
  return row?.name ?? ''
}

/** The name of an organisation; its id where it is not known. */
export async function organisationName(trx: Trx, id: string): Promise<string> {
  const row = await trx('organisations').where({ id }).first('name')
  return row?.name ?? id
}

/** A contract as letters about its money mention it. */
export interface ContractFacts {
  readonly contractNumber: string
  readonly hostName: string
  readonly contractDong: Dong
  readonly paidDong: Dong
  readonly settledDong: Dong
}

/** The contract of a fact's task. */
export async function contractFacts(trx: Trx, { taskId }: FactToProject): Promise<ContractFacts> {
  const row = await trx('contracts')
    .leftJoin('awards', 'awards.task_id', 'contracts.task_id')
    .where({ 'contracts.task_id': taskId })
    .first('number', 'contract_dong', 'paid_dong', 'settled_dong', 'awards.host_organisation')
  return {
    contractNumber: row?.number ?? '',
    hostName: row?.host_organisation ? await organisationName(trx, row.host_organisation) : '',
    contractDong: dong(row?.contract_dong ?? 0),
    paidDong: dong(row?.paid_dong ?? 0),
    settledDong: dong(row?.settled_dong ?? 0),
  }
}
