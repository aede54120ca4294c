import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import type { DeterminationTally } from '../../../domain/council/determination-tally'
import { fromMillis, toLocalDate } from '../../../domain/instant'
import type { DeterminationState } from '../../../domain/stages/determination'
import { dataOf } from './data'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

function waiting({ at }: FactToProject, to: Recipients, duty: string, deadline?: string): OwedLetter {
  return letter('workWaiting', to, { duty, waitingSince: at, from: null }, deadline ? { deadline } : {})
}

const proposer: Recipients = { relation: 'proposer' }

/** The last conclusion on the task, with what the minutes say. */
async function advice(trx: Trx, taskId: string | null) {
  const row = await trx('minutes').where({ task_id: taskId }).orderBy('concluded_at', 'desc').first()
  const { result, requests, reasons } = row.body as {
    result: DeterminationTally
    requests: readonly string[]
    reasons: readonly string[]
  }
  return { conclusion: row.conclusion as string, result, comments: [...reasons, ...requests] }
}

async function notRecommended(trx: Trx, fact: FactToProject): Promise<OwedLetter[]> {
  const { result, comments } = await advice(trx, fact.taskId)
  const counted = { ballotsFor: result.for, ballotsCounted: result.base }
  const context = { outcome: 'notRecommended' as const, ...counted, comments }
  return [letter('determinationResult', proposer, context, { clause: result.clause })]
}

async function ordered(trx: Trx, fact: FactToProject): Promise<OwedLetter[]> {
  const row = await trx('order_texts').where({ task_id: fact.taskId }).first()
  const decidedOn = toLocalDate(fromMillis(row.decided_at.getTime()))
  const context = { decisionNumber: row.decision_number as string, decidedOn, method: row.method }
  return [letter('orderApproved', proposer, context)]
}

const told: Owed = async (trx, fact) => {
  const { state } = await trx('processes').where({ stream: fact.stream }).first('state')
  const { outcome } = state as DeterminationState
  if (outcome === 'notRecommended') return notRecommended(trx, fact)
  if (outcome === 'ordered') return ordered(trx, fact)
  const row = await trx('order_texts').where({ task_id: fact.taskId }).first('refusal_reasons')
  return [letter('orderNotApproved', proposer, { reasons: row.refusal_reasons })]
}

/** What the department, the authority and the proposer wait for after the council's advice. */
export const determinationOwed: Readonly<Record<string, Owed>> = {
  orderListProposed: (_trx, fact) => [
    waiting(fact, { role: 'authority' }, 'quyết định danh mục nhiệm vụ đặt hàng'),
  ],
  orderListApproved: (_trx, fact) => [
    waiting(fact, { role: 'dostOfficer' }, 'công bố nhiệm vụ đặt hàng', 'publication'),
  ],
  orderListReturned: (_trx, fact) => {
    const { anotherCouncil } = dataOf<{ anotherCouncil: boolean }>(fact)
    const duty = anotherCouncil
      ? 'chuẩn bị hội đồng xác định lại nhiệm vụ'
      : 'hoàn thiện và trình lại danh mục đặt hàng'
    return [waiting(fact, { role: 'dostLeader' }, duty)]
  },
  orderNotApproved: (_trx, fact) => [
    waiting(fact, { role: 'dostOfficer' }, 'báo kết quả cho đơn vị đề xuất'),
  ],
  orderPublished: (_trx, fact) => [waiting(fact, { role: 'dostOfficer' }, 'báo kết quả cho đơn vị đề xuất')],
  proposerTold: told,
}
