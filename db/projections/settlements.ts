import { type Entry, move } from '../../domain/ledger'
import { dong, minus, smaller } from '../../domain/money'
import type {
  FinalSettlementApproved,
  PaymentBack,
  RefundFact,
  RefundPaid,
  SettlementConfirmed,
  SubmitSettlement,
} from '../../domain/stages/funding-state'
import type { Trx } from '../connection'
import { referToEvidence } from './evidence'
import { balanceOf, post } from './ledger'
import { dataOf, type ProjectedFact, type Projectors } from './projector'
import { cancelWaiting } from './tranches'

/** What of the contract is not going to be paid any more. */
async function release(trx: Trx, taskId: string): Promise<Entry> {
  const left = await balanceOf(trx, taskId, 'committed')
  return {
    kind: 'commitmentReleased',
    postings: move(left, { account: 'committed' }, { account: 'commitments' }),
  }
}

async function settlementEnds(
  trx: Trx,
  fact: ProjectedFact,
  ended: Record<string, unknown> & { state: string },
): Promise<void> {
  await trx('settlements')
    .where({ task_id: fact.taskId, state: 'submitted' })
    .update({ ...ended, ended_by: fact.by, ended_at: fact.at })
}

/** Spending as proved, the final settlement, and money that the host gives back. */
export const settlementProjectors: Projectors = {
  async settlementSubmitted(trx, fact) {
    const { number, amountDong, content } = dataOf<SubmitSettlement & { number: number; content?: object }>(
      fact,
    )
    await trx('settlements').insert({
      ...{ task_id: fact.taskId, number, state: 'submitted', declared_dong: amountDong },
      submitted_by: fact.by,
      submitted_at: fact.at,
      details: JSON.stringify(content ?? {}),
    })
    await referToEvidence(trx, fact, 'settlement', number)
  },

  async settlementConfirmed(trx, fact) {
    const { confirmedDong, settledDong, equipmentExceptedDong } = dataOf<SettlementConfirmed>(fact)
    await settlementEnds(trx, fact, { state: 'confirmed', confirmed_dong: confirmedDong })
    await trx('contracts')
      .where({ task_id: fact.taskId })
      .update({ settled_dong: settledDong, equipment_excepted_dong: equipmentExceptedDong })
    const postings = move(dong(confirmedDong), { account: 'advanced' }, { account: 'settled' })
    await post(trx, fact, [{ kind: 'settlement', postings }])
  },

  settlementReturned: (trx, fact) => settlementEnds(trx, fact, { state: 'returned' }),

  async unspentReturned(trx, fact) {
    const amount = dong(dataOf<PaymentBack>(fact).amountDong)
    await trx('contracts').where({ task_id: fact.taskId }).increment('returned_dong', amount)
    const postings = move(amount, { account: 'advanced' }, { account: 'returned' })
    await post(trx, fact, [{ kind: 'return', postings }])
  },

  async finalSettlementApproved(trx, fact) {
    const { savings, lumpSavingsDong, otherSavingsDong } = dataOf<FinalSettlementApproved>(fact)
    await trx('contracts')
      .where({ task_id: fact.taskId })
      .update({ finally_settled_at: fact.at, saved_dong: lumpSavingsDong + otherSavingsDong })
    const kept = dong(savings.host + savings.hostFund)
    const given = dong(savings.authorityFund + savings.stateBudget)
    const postings = [
      ...move(kept, { account: 'settled' }, { account: 'savings' }),
      ...move(given, { account: 'settled' }, { account: 'returned' }),
    ]
    await post(trx, fact, [{ kind: 'savings', postings }, await release(trx, fact.taskId!)])
  },

  async refundPaid(trx, fact) {
    const { amountDong, refundedDong } = dataOf<RefundPaid>(fact)
    await trx('contracts').where({ task_id: fact.taskId }).update({ refunded_dong: refundedDong })
    const postings = move(dong(amountDong), { account: 'recoverable' }, { account: 'refunded' })
    await post(trx, fact, [{ kind: 'refund', postings }])
  },
}

/** Stops the money of a contract: what waits is cancelled, what was not paid is released. */
async function stop(trx: Trx, fact: ProjectedFact): Promise<Entry[]> {
  const of = { task_id: fact.taskId }
  const cancelled = await cancelWaiting(trx, fact)
  await trx('settlements')
    .where({ ...of, state: 'submitted' })
    .update({ state: 'cancelled', ended_at: fact.at })
  await trx('contracts').where(of).update({ flow: 'stopped' })
  return [...cancelled, await release(trx, fact.taskId!)]
}

/** A decided refund is owed first out of what was not settled, then out of what was. */
async function owe(trx: Trx, fact: ProjectedFact): Promise<void> {
  const stopped = await stop(trx, fact)
  const refund = dong(dataOf<RefundFact>(fact).refundDong)
  await trx('contracts').where({ task_id: fact.taskId }).update({ refund_due_dong: refund })
  const unsettled = smaller(refund, await balanceOf(trx, fact.taskId!, 'advanced'))
  const postings = [
    ...move(unsettled, { account: 'advanced' }, { account: 'recoverable' }),
    ...move(minus(refund, unsettled), { account: 'settled' }, { account: 'recoverable' }),
  ]
  await post(trx, fact, [...stopped, { kind: 'refundDecided', postings }])
}

/** What facts of execution, acceptance and closing do to the money. */
export const stoppedMoneyProjectors: Projectors = {
  async taskPaused(trx, { taskId }) {
    await trx('contracts').where({ task_id: taskId, flow: 'open' }).update({ flow: 'frozen' })
  },
  async taskResumed(trx, { taskId }) {
    await trx('contracts').where({ task_id: taskId, flow: 'frozen' }).update({ flow: 'open' })
  },
  terminationDecided: owe,
  refundDecided: owe,

  async acceptanceConcluded(trx, fact) {
    if (dataOf<{ rating: string }>(fact).rating === 'fail') await post(trx, fact, await stop(trx, fact))
  },

  async contractLiquidated(trx, fact) {
    const { taskId } = fact
    const unsettled = await balanceOf(trx, taskId!, 'advanced')
    const accounted = move(unsettled, { account: 'advanced' }, { account: 'settled' })
    const row = await trx('contracts').where({ task_id: taskId }).first('finally_settled_at')
    await trx('contracts')
      .where({ task_id: taskId })
      .update({ state: row?.finally_settled_at ? 'settled' : 'recovered' })
    await post(trx, fact, [{ kind: 'liquidation', postings: accounted }, await release(trx, taskId!)])
  },
}
