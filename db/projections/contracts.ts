import { toLocalDate } from '../../domain/instant'
import { move } from '../../domain/ledger'
import { dong } from '../../domain/money'
import type { PrepareContract, Signature } from '../../domain/stages/contracting'
import type { Trx } from '../connection'
import { post } from './ledger'
import { dataOf, type ProjectedFact, type Projectors } from './projector'

async function signed(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { side, complete, endsOn, stateDong } = dataOf<Signature>(fact)
  const whole = complete ? { state: 'signed', signed_on: toLocalDate(fact.at), ends_on: endsOn } : {}
  await trx('contracts')
    .where({ task_id: fact.taskId })
    .update({ [`${side}_signed_by`]: fact.by, ...whole })
  if (!complete) return
  const postings = move(dong(stateDong), { account: 'commitments' }, { account: 'committed' })
  await post(trx, fact, [{ kind: 'commitment', postings }])
}

/** The contract: drawn up, signed by both sides, which commits its money, or declined. */
export const contractProjectors: Projectors = {
  async contractPrepared(trx, fact) {
    const { number, products, tranches, content } = dataOf<PrepareContract & { content?: object }>(fact)
    const drawn = {
      ...{ number, state: 'toSign', contract_dong: tranches.reduce((all, one) => all + one.amountDong, 0) },
      products: JSON.stringify(products),
      plan: JSON.stringify(tranches),
      details: JSON.stringify(content ?? {}),
      prepared_by: fact.by,
      prepared_at: fact.at,
    }
    await trx('contracts')
      .insert({ task_id: fact.taskId, ...drawn })
      .onConflict('task_id')
      .merge(drawn)
  },

  contractSignedByHost: signed,
  contractSignedByAgency: signed,

  async contractDeclined(trx, { taskId }) {
    await trx('contracts').where({ task_id: taskId }).update({ state: 'declined' })
  },
}
