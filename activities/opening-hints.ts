import { hostRecord, investigatorRecord } from '../db/bars'
import type { Trx } from '../db/connection'
import { addMonths, termMonths, type WorkCalendar } from '../domain/calendar'
import type { OpeningHint } from '../domain/call/receipt'
import { conditionalHints } from '../domain/call/screening'
import { barsJudgedOn, hostBars, investigatorBars } from '../domain/eligibility'
import {
  type Estimate,
  type EstimateContext,
  type EstimateLineName,
  estimateDefects,
} from '../domain/estimate'
import { type Instant, type LocalDate, toLocalDate } from '../domain/instant'
import type { CallState } from '../domain/stages/call'
import type { Order } from '../domain/stages/life'
import type { Refusal } from '../domain/verdict'
import { lawFor, type PinnedLaw } from '../regulations'
import type { Law } from '../regulations/schema'

/** A call at its opening: what the checks of its dossiers rest on. */
export interface OpeningCall {
  readonly taskId: string
  readonly state: CallState
  readonly law: PinnedLaw
  readonly openedAt: Instant
  readonly calendar: WorkCalendar
}

const hint =
  (about: OpeningHint['about']) =>
  ({ code, clause, params }: Refusal): OpeningHint => ({
    about,
    code,
    ...(clause ? { clause } : {}),
    params,
  })

/** What the checks find in each dossier, by its id: missing papers, defects of the estimate, bars. */
export async function openingHints(trx: Trx, call: OpeningCall): Promise<Record<string, OpeningHint[]>> {
  const { state, taskId, openedAt, calendar } = call
  const law = lawFor(call.law.editionId, call.law.overlay)
  const openedOn = toLocalDate(openedAt)
  const deadline = state.notice?.deadlineOn ?? openedOn
  const on = barsJudgedOn({ deadline, openedOn }, law.call)
  const task = await estimatedTask(trx, taskId)
  const hints: Record<string, OpeningHint[]> = {}
  for (const application of state.applications) {
    const { id, host, principalInvestigator } = application
    const context = {
      ...task,
      principalInvestigator,
      hostTasksLed: await tasksLedToTheEnd(trx, host, on, law.appraisal),
    }
    hints[id] = [
      ...conditionalHints(application, state.task, law.call).map(hint('documents')),
      ...estimateDefects(await estimateOf(trx, id), context, law.appraisal).map(hint('estimate')),
      ...hostBars(await hostRecord(trx, host), on, law.call, calendar).map(hint('host')),
      ...investigatorBars(await investigatorRecord(trx, principalInvestigator), on, law.call, calendar).map(
        hint('principalInvestigator'),
      ),
    ]
  }
  return hints
}

interface TaskDetails {
  readonly contents?: readonly string[]
  readonly products?: readonly { readonly id: string; readonly quantity: number }[]
  readonly productTexts?: readonly { readonly id: string; name: string; unit: string; quality: string }[]
}

async function estimatedTask(
  trx: Trx,
  taskId: string,
): Promise<Omit<EstimateContext, 'principalInvestigator' | 'hostTasksLed'>> {
  const task = await trx('tasks').where({ id: taskId }).first('details', 'duration_months')
  const life = await trx('processes').where({ task_id: taskId, kind: 'researchTask' }).first('state')
  const order = (life?.state as { order?: Order } | undefined)?.order
  const { contents = [], products = [], productTexts = [] } = (task?.details ?? {}) as TaskDetails
  return {
    durationMonths: task?.duration_months ?? 0,
    contents: contents.length,
    products: products.map(({ id, quantity }) => {
      const texts = productTexts.find((one) => one.id === id)
      return { quantity, name: texts?.name ?? '', unit: texts?.unit ?? '', quality: texts?.quality ?? '' }
    }),
    resultUser: order?.resultUserOrganisation ?? null,
  }
}

interface StoredLine {
  readonly line: EstimateLineName
  readonly stateDong: number
  readonly counterpartDong: number
}

async function estimateOf(trx: Trx, applicationId: string): Promise<Estimate> {
  const row = await trx('applications').where({ id: applicationId }).first()
  return {
    team: row.team,
    lines: (row.lines as StoredLine[]).map(({ line, stateDong, counterpartDong }) => ({
      line,
      state: stateDong,
      counterpart: counterpartDong,
    })),
    stateTotal: row.state_dong,
    counterpartTotal: row.counterpart_dong,
    lumpSum: row.lump_sum,
  }
}

/** Tasks that a host led to the end within the edition's term before the day. */
async function tasksLedToTheEnd(
  trx: Trx,
  host: string,
  on: LocalDate,
  { finalLumpTasksLedWithin }: Law['appraisal'],
): Promise<number> {
  const months = termMonths(finalLumpTasksLedWithin.value)
  const ended = trx('tasks').where({ host_organisation: host, outcome: 'finished' })
  if (months !== undefined) ended.where('closed_at', '>=', addMonths(on, -months))
  const [row] = await ended.count({ count: '*' })
  return Number(row?.count ?? 0)
}
