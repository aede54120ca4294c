import { type Instant, toLocalDate, yearOf } from '../../domain/instant'
import type { Relation } from '../../domain/life'
import type { NextStage } from '../../domain/stages/classified'
import type { Order, RegisterClassifiedMetadata } from '../../domain/stages/life'
import type { Trx } from '../connection'
import { dataOf, type ProjectedFact, type Projectors } from './projector'
import { keepWords } from './words'

/** The texts of an order, as the proposer wrote them. */
export interface OrderTexts {
  readonly reference?: string
  readonly title: string
  readonly grounds: string
  readonly urgency: string
  readonly objectives: string
  readonly contents: readonly string[]
  readonly impact: string
  readonly productTexts: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly quality: string
  }[]
}

/** What somebody is to a task, or to one process of it. */
export interface Related {
  readonly taskId: string
  readonly stream?: string
  readonly person: string
  readonly relation: Relation
}

/** Relates people to tasks; who is that already stays it. */
export async function relate(trx: Trx, since: Instant, related: readonly Related[]): Promise<void> {
  if (related.length === 0) return
  const rows = related.map(({ taskId, stream = '', person, relation }) => ({
    ...{ task_id: taskId, stream, person_id: person, relation, since },
  }))
  await trx('task_people').insert(rows).onConflict().ignore()
}

async function insertTask(trx: Trx, fact: ProjectedFact, columns: Record<string, unknown>): Promise<void> {
  const { taskId: id, at } = fact
  const { code } = dataOf<{ code: string }>(fact)
  await trx('tasks').insert({ id, code, status: fact.state.status, opened_at: at, last_at: at, ...columns })
  const year = yearOf(toLocalDate(at))
  const number = Number(code.split('-').at(-1))
  const numbers = code.startsWith('NVM-') ? 'classified_numbers' : 'task_numbers'
  await trx(numbers)
    .insert({ year, last_number: number })
    .onConflict('year')
    .merge({ last_number: trx.raw(`greatest(${numbers}.last_number, excluded.last_number)`) })
  await keepWords(trx, id!)
}

/** The task as lists and searches show it: how it comes in and how it ends. */
export const lifeProjectors: Projectors = {
  async proposalSubmitted(trx, fact) {
    const order = dataOf<Order & { edition: string; content: OrderTexts }>(fact)
    await insertTask(trx, fact, {
      reference: order.content.reference ?? null,
      title: order.content.title,
      field: order.field,
      type: order.type,
      edition: order.edition,
      proposer_organisation: order.organisation,
      stage: 'ordering',
      state_dong: order.stateDong,
      counterpart_dong: order.counterpartDong,
      duration_months: order.durationMonths,
      details: JSON.stringify({ ...order.content, products: order.products }),
    })
    const taskId = fact.taskId!
    await relate(trx, fact.at, [
      { taskId, person: fact.by!, relation: 'proposer' },
      ...(order.resultUserPerson
        ? [{ taskId, person: order.resultUserPerson, relation: 'resultUser' as const }]
        : []),
    ])
  },

  async proposalSupplemented(trx, fact) {
    const { content } = dataOf<{ content?: Partial<OrderTexts> }>(fact)
    if (!content) return
    await trx('tasks')
      .where({ id: fact.taskId })
      .update({
        ...(content.title ? { title: content.title } : {}),
        details: trx.raw('details || ?::jsonb', JSON.stringify(content)),
      })
    if (content.title) await keepWords(trx, fact.taskId!)
  },

  async classifiedMetadataRegistered(trx, fact) {
    const { edition, ...task } = dataOf<RegisterClassifiedMetadata & { edition: string }>(fact)
    if ('stage' in task) {
      const { stage, on, startsOn, endsOn } = task
      const dates = { stage_since: on, planned_start: startsOn, planned_end: endsOn }
      await insertTask(trx, fact, { edition, classified: true, stage, ...dates })
      return
    }
    const closed = { outcome: 'classified', closed_at: fact.at }
    await insertTask(trx, fact, { edition, classified: true, stage: 'execution', ...closed })
  },

  async classifiedTaskAdvanced(trx, fact) {
    const { stage, on, endsOn } = dataOf<NextStage>(fact)
    const moved = { stage, stage_since: on, ...(endsOn ? { planned_end: endsOn } : {}) }
    await trx('tasks').where({ id: fact.taskId }).update(moved)
  },

  async classifiedTaskClosed(trx, fact) {
    const closed = { status: fact.state.status, outcome: 'classified', closed_at: fact.at }
    await trx('tasks').where({ id: fact.taskId }).update(closed)
  },

  async taskEnded(trx, fact) {
    const { outcome } = dataOf<{ outcome: string }>(fact)
    await trx('tasks').where({ id: fact.taskId }).update({ outcome, closed_at: fact.at })
  },
}
