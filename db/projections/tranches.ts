import type { AppropriationSource } from '../../domain/appropriation'
import { credit, debit, type Entry, move } from '../../domain/ledger'
import { dong } from '../../domain/money'
import type { TrancheEnded } from '../../domain/stages/disbursement'
import type { RequestedTranche } from '../../domain/stages/funding-state'
import type { Trx } from '../connection'
import { type Claim, draw, giveBack } from './appropriations'
import { referToEvidence } from './evidence'
import { entryKey, post, reversalOf } from './ledger'
import { dataOf, type ProjectedFact, type Projectors } from './projector'

/** Reserves a tranche in a year: out of its appropriations, source by source. */
async function reserve(trx: Trx, claim: Claim, amountDong: number): Promise<Entry> {
  const draws = await draw(trx, claim, amountDong)
  const { year } = claim
  const parts = draws.map(({ source, amountDong: part }) =>
    credit({ account: 'appropriation', year, source: source as AppropriationSource }, dong(part)),
  )
  return {
    kind: 'reservation',
    postings: [debit({ account: 'reserved', year }, dong(amountDong)), ...parts],
  }
}

/** A hand that the request has come through; the treasury's taking it in leaves it approved. */
async function passedOn(
  trx: Trx,
  fact: ProjectedFact,
  hand: 'checked' | 'approved' | 'received',
): Promise<void> {
  const state = hand === 'received' ? {} : { state: hand }
  const { beneficiary } = dataOf<{ beneficiary?: string }>(fact)
  await trx('tranches')
    .where(requestOf(fact))
    .update({
      ...{ ...state, [`${hand}_by`]: fact.by, [`${hand}_at`]: fact.at },
      ...(beneficiary ? { beneficiary_account: beneficiary } : {}),
    })
}

/** The request of a disbursement's fact: the last part of its stream. */
function requestOf({ taskId, stream }: ProjectedFact) {
  return { task_id: taskId, request: Number(stream.split('/').at(-1)) }
}

/** Ends a request without payment: its reservation is taken back, and the year has its money again. */
async function voided(
  trx: Trx,
  fact: ProjectedFact,
  row: { readonly request: number; readonly amount_dong: number; readonly reservation: string },
  state: 'refused' | 'returned' | 'cancelled',
): Promise<Entry> {
  const { taskId } = fact
  await trx('tranches').where({ task_id: taskId, request: row.request }).update({ state, ended_at: fact.at })
  await trx('contracts').where({ task_id: taskId }).decrement('reserved_dong', row.amount_dong)
  await giveBack(trx, taskId!, row.request)
  return reversalOf(trx, row.reservation, 'reservationVoided')
}

const tookBack = (state: 'refused' | 'returned') => async (trx: Trx, fact: ProjectedFact) => {
  const row = await trx('tranches').where(requestOf(fact)).first('request', 'amount_dong', 'reservation')
  await post(trx, fact, [await voided(trx, fact, row, state)])
}

/** Cancels what waits when a task ends early; the entries that take the reservations back. */
export async function cancelWaiting(trx: Trx, fact: ProjectedFact): Promise<Entry[]> {
  const rows = await trx('tranches')
    .where({ task_id: fact.taskId })
    .whereIn('state', ['requested', 'checked', 'approved'])
    .orderBy('request')
    .select('request', 'amount_dong', 'reservation')
  const entries: Entry[] = []
  for (const row of rows) entries.push(await voided(trx, fact, row, 'cancelled'))
  return entries
}

/** Requests for money, from hand to hand, with their reservations and payments in the ledger. */
export const trancheProjectors: Projectors = {
  async trancheRequested(trx, fact) {
    const { request, number, kind, amountDong, year, paidBeforeDong } = dataOf<RequestedTranche>(fact)
    await trx('contracts').where({ task_id: fact.taskId }).increment('reserved_dong', amountDong)
    await trx('tranches').insert({
      ...{ task_id: fact.taskId, request, number, kind, amount_dong: amountDong, year, state: 'requested' },
      paid_before_dong: paidBeforeDong,
      requested_by: fact.by,
      requested_at: fact.at,
      reservation: entryKey(fact.key, 1),
    })
    await referToEvidence(trx, fact, 'tranche', request)
    await post(trx, fact, [await reserve(trx, { taskId: fact.taskId!, request, year }, amountDong)])
  },

  trancheChecked: (trx, fact) => passedOn(trx, fact, 'checked'),
  trancheApproved: (trx, fact) => passedOn(trx, fact, 'approved'),
  trancheReceived: (trx, fact) => passedOn(trx, fact, 'received'),

  async trancheRecalled(trx, fact) {
    await trx('tranches')
      .where(requestOf(fact))
      .update({ state: 'checked', approved_by: null, approved_at: null })
  },

  trancheRefused: tookBack('refused'),
  trancheReturned: tookBack('returned'),

  async tranchePaid(trx, fact) {
    const { request, amountDong, year } = dataOf<TrancheEnded>(fact)
    const { taskId } = fact
    const of = { task_id: taskId, request }
    const before = await trx('tranches').where(of).first('year', 'reservation')
    const entries: Entry[] = []
    if (before.year !== year) {
      await giveBack(trx, taskId!, request)
      entries.push(await reversalOf(trx, before.reservation, 'reservationMoved'))
      entries.push(await reserve(trx, { taskId: taskId!, request, year }, amountDong))
    }
    await trx('tranches')
      .where(of)
      .update({ state: 'paid', year, paid_by: fact.by, paid_at: fact.at, ended_at: fact.at })
    await trx('contracts')
      .where({ task_id: taskId })
      .update({
        paid_dong: trx.raw('paid_dong + ?', [amountDong]),
        reserved_dong: trx.raw('reserved_dong - ?', [amountDong]),
      })
    const paid = move(amountDong, { account: 'reserved', year }, { account: 'advanced' })
    const fulfilled = move(amountDong, { account: 'committed' }, { account: 'commitments' })
    await post(trx, fact, [
      ...entries,
      { kind: 'payment', postings: paid },
      { kind: 'commitmentFulfilled', postings: fulfilled },
    ])
  },
}
