import { trancheSources } from '../../domain/appropriation'
import { move } from '../../domain/ledger'
import { dong } from '../../domain/money'
import type { ApprovedAppropriation, ProposedAppropriation } from '../../domain/stages/year-budget'
import type { Trx } from '../connection'
import { post } from './ledger'
import { dataOf, type Projectors } from './projector'

const orderOf = (source: string): number => (trancheSources as readonly string[]).indexOf(source)

/** The appropriations of the years: proposed, approved, and drawn by tranches. */
export const appropriationProjectors: Projectors = {
  async appropriationProposed(trx, fact) {
    const { year, source, amountDong } = dataOf<ProposedAppropriation>(fact)
    const order = orderOf(source)
    const proposal = { proposed_dong: amountDong, proposed_by: fact.by, proposed_at: fact.at }
    await trx('appropriations')
      .insert({ year, source, draw_order: order < 0 ? null : order + 1, ...proposal })
      .onConflict(['year', 'source'])
      .merge({ ...proposal, approved_by: null, approved_at: null })
  },

  async appropriationApproved(trx, fact) {
    const { year, source, amountDong, replacesDong } = dataOf<ApprovedAppropriation>(fact)
    await trx('appropriations')
      .where({ year, source })
      .update({ amount_dong: amountDong, proposed_dong: null, approved_by: fact.by, approved_at: fact.at })
    const place = { year, source }
    const postings = move(
      dong(amountDong - replacesDong),
      { account: 'budget', ...place },
      { account: 'appropriation', ...place },
    )
    await post(trx, fact, [{ kind: 'appropriation', postings }])
  },
}

/** One source's part of a tranche. */
export interface Draw {
  readonly source: string
  readonly amountDong: number
}

/** A request's claim on a year's money. */
export interface Claim {
  readonly taskId: string
  readonly request: number
  readonly year: number
}

/** Draws a tranche from the year's appropriations. The database refuses what they do not have. */
export async function draw(trx: Trx, { taskId, request, year }: Claim, amountDong: number): Promise<Draw[]> {
  const { rows } = await trx.raw('select from_source, taken_dong from draw_appropriation(?, ?)', [
    year,
    amountDong,
  ])
  const draws = (rows as { from_source: string; taken_dong: number }[]).map(
    ({ from_source, taken_dong }) => ({
      source: from_source,
      amountDong: taken_dong,
    }),
  )
  await trx('tranche_draws').insert(
    draws.map(({ source, amountDong: part }) => ({
      ...{ task_id: taskId, request, year, source },
      amount_dong: part,
    })),
  )
  return draws
}

/** Gives a request's money back to the appropriations that it came from. */
export async function giveBack(trx: Trx, taskId: string, request: number): Promise<void> {
  const rows: { year: number; source: string; amount_dong: number }[] = await trx('tranche_draws')
    .where({ task_id: taskId, request })
    .delete()
    .returning(['year', 'source', 'amount_dong'])
  // In the order in which others draw, so that no two commits wait for one another.
  const inDrawOrder = rows.sort((a, b) => a.year - b.year || orderOf(a.source) - orderOf(b.source))
  for (const { year, source, amount_dong: amount } of inDrawOrder) {
    await trx('appropriations').where({ year, source }).decrement('drawn_dong', amount)
  }
}
