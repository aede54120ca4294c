import { addMillis, fromMillis, toLocalDate, yearOf } from '../../../domain/instant'
import type { ExecutionState } from '../../../domain/stages/execution/state'
import { lawOf } from './execution'
import { hostSide } from './money-facts'
import { letter } from './owed-letter'
import type { Missed, Reminder } from './reminder'

const reportDue: Reminder = async (trx, fact, reportNumber) => {
  const { execution } = await lawOf(trx, fact)
  return { letter: 'reportDue', context: { reportNumber, forms: [execution.reportForm.value] } }
}

const reportOverdue: Missed = async (trx, fact, reportNumber) => {
  const { state } = (await trx('processes').where({ stream: fact.stream }).first('state')) as {
    state: ExecutionState
  }
  const { value: stopsAt } = (await lawOf(trx, fact)).execution.missedReportsStopFunding
  const missedCount = state.reports.passed - state.reports.submitted
  const effect =
    missedCount >= stopsAt
      ? 'Việc cấp kinh phí dừng cho đến khi đủ báo cáo.'
      : `Thiếu ${stopsAt} kỳ báo cáo thì việc cấp kinh phí dừng.`
  const context = { reportNumber, missedCount, effect }
  const more = { deadline: `reportDue-${reportNumber}` }
  return hostSide.map((to) => letter('reportOverdue', to, context, more))
}

const applicationReport: Reminder = async (trx, fact, number) => {
  const row = await trx('deadlines')
    .where({ stream: fact.stream, name: `applicationReport-${number}` })
    .orderBy('opened_seq', 'desc')
    .first('due')
  const due = fromMillis(row.due.getTime())
  return { letter: 'followUpDue', context: { year: yearOf(toLocalDate(addMillis(due, -1))) } }
}

/**
 * Reminders after the contract that have a letter of their own, by the deadline's name without its number.
 */
export const afterContractReminders: Readonly<Record<string, Reminder>> = { reportDue, applicationReport }

/** What is sent at once when a deadline after the contract passes. */
export const afterContractMissed: Readonly<Record<string, Missed>> = { reportDue: reportOverdue }
