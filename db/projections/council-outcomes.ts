import type { AdoptOrderText } from '../../domain/councils/outcome'
import type { SittingConcluded } from '../../domain/councils/told'
import { sessionIdIn } from '../../domain/streams'
import type { Trx } from '../connection'
import { projectStanding } from './councils'
import { dataOf, type ProjectedFact, type Projectors } from './projector'
import { keepWords } from './words'

/** What the minutes hold besides the figures. */
export interface MinutesTexts {
  /** The discussion and the conclusion in words. */
  readonly minutes: string
  /** What has to be changed, completed or mended. */
  readonly requests: readonly string[]
  /** Why the council advises against. */
  readonly reasons: readonly string[]
  readonly dissent: readonly { readonly member: string; readonly opinion: string }[]
}

const noTexts: MinutesTexts = { minutes: '', requests: [], reasons: [], dissent: [] }

async function concluded(trx: Trx, fact: ProjectedFact): Promise<void> {
  const data = dataOf<SittingConcluded & { content?: Partial<MinutesTexts> }>(fact)
  const { taskId, sitting, conclusion, result, content, councillors } = data
  const { mendingRequired, lumpSum, counting } = data
  const session = sessionIdIn(fact.stream)
  const place = { session_id: session, sitting }
  const { quorum, counting_panel, presiding } = await trx('sittings').where(place).first()
  const present: string[] = await trx('attendance').where(place).orderBy('person_id').pluck('person_id')
  const figures = { quorum, present, presiding, countingPanel: counting_panel, councillors, result }
  const decided = { mendingRequired, lumpSum: lumpSum ?? null, ...(counting ? { counting } : {}) }
  await trx('minutes').insert({
    ...{ ...place, task_id: taskId, conclusion, concluded_by: fact.by, concluded_at: fact.at },
    body: JSON.stringify({ ...noTexts, ...content, ...figures, ...decided }),
  })
  const repeats = conclusion === 'repeat'
  await trx('council_agenda')
    .where({ session_id: session, task_id: taskId })
    .update({ conclusion, result: JSON.stringify(result), concluded_at: repeats ? null : fact.at })
  await projectStanding(trx, fact, fact.at)
  await trx('tasks')
    .where({ id: taskId })
    .update({ last_at: trx.raw('greatest(last_at, ?)', [fact.at]) })
}

interface OrderText {
  readonly name: string
  readonly objectives: string
  readonly products: readonly string[]
}

async function textAdopted(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { taskId, method, reason, agreeing, content } = dataOf<AdoptOrderText & { content: OrderText }>(fact)
  const adopted = {
    session_id: sessionIdIn(fact.stream),
    method,
    reason: reason ?? null,
    agreeing,
    adopted_at: fact.at,
  }
  const undecided = { decision_number: null, decided_at: null, published_at: null, refusal_reasons: null }
  await trx('order_texts')
    .insert({ task_id: taskId, ...adopted, content: JSON.stringify(content), ...undecided })
    .onConflict('task_id')
    .merge()
  await projectStanding(trx, fact, fact.at)
  await trx('tasks')
    .where({ id: taskId })
    .update({ last_at: trx.raw('greatest(last_at, ?)', [fact.at]) })
}

/** What councils conclude, and what becomes of the orders that they word. */
export const councilOutcomeProjectors: Projectors = {
  sittingConcluded: concluded,
  orderTextAdopted: textAdopted,
  mendingConfirmed: (trx, fact) => projectStanding(trx, fact, fact.at),

  async orderListApproved(trx, fact) {
    const { content } = dataOf<{ content: { decisionNumber: string } }>(fact)
    const [text] = await trx('order_texts')
      .where({ task_id: fact.taskId })
      .update({ decision_number: content.decisionNumber, decided_at: fact.at })
      .returning(['content', 'method'])
    const orderText = text.content as OrderText
    const details = JSON.stringify({ orderText, method: text.method })
    await trx('tasks')
      .where({ id: fact.taskId })
      .update({ title: orderText.name, details: trx.raw('details || ?::jsonb', details) })
    await keepWords(trx, fact.taskId!)
  },

  async orderNotApproved(trx, fact) {
    const { content } = dataOf<{ content: { reasonTexts: readonly string[] } }>(fact)
    await trx('order_texts')
      .where({ task_id: fact.taskId })
      .update({ decided_at: fact.at, refusal_reasons: JSON.stringify(content.reasonTexts) })
  },

  async orderPublished(trx, fact) {
    await trx('order_texts').where({ task_id: fact.taskId }).update({ published_at: fact.at })
  },
}

/** Tables of the councils that a rebuild fills anew, in an order that references allow. */
export const councilTables = [
  'councils',
  'council_seats',
  'council_agenda',
  'council_opinions',
  'sittings',
  'attendance',
  'ballots',
  'paper_entries',
  'minutes',
  'order_texts',
] as const
