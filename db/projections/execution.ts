import type { AmendmentDecision, ChangeMember, RequestAmendment } from '../../domain/stages/execution/changes'
import type { InspectionAnnounced } from '../../domain/stages/execution/inspections'
import type { ReviewReport, SubmitReport } from '../../domain/stages/execution/reports'
import type { ExecutionState } from '../../domain/stages/execution/state'
import type { DecidedRefund, ProposeTermination, ResumeTask } from '../../domain/stages/execution/termination'
import type { Trx } from '../connection'
import { referToFile } from '../files'
import { relate } from './life'
import { dataOf, type ProjectedFact, type Projector, type Projectors } from './projector'

/** Texts and files of an act, as the API checked them. */
export interface ActTexts {
  readonly content?: Readonly<Record<string, unknown>> & {
    readonly evidence?: readonly { readonly sha256: string; readonly name: string }[]
  }
}

/** Lets whoever sees the task read the files of an act. */
export async function showFiles(trx: Trx, fact: ProjectedFact, object: string): Promise<void> {
  const { evidence = [] } = dataOf<ActTexts>(fact).content ?? {}
  const taskId = fact.taskId!
  for (const { sha256, name } of evidence) {
    await referToFile(trx, sha256, { objectKind: object, objectId: fact.key, taskId, name })
  }
}

/** The texts of an act as a column. */
export function texts(fact: ProjectedFact): string {
  return JSON.stringify(dataOf<ActTexts>(fact).content ?? {})
}

/** When a deadline of the fact's process is or was due. */
export async function dueOf(trx: Trx, fact: ProjectedFact, name: string): Promise<Date | null> {
  const row = await trx('deadlines')
    .where({ stream: fact.stream, name })
    .orderBy('opened_seq', 'desc')
    .first('due')
  return row?.due ?? null
}

const numbered = (trx: Trx, table: string, fact: ProjectedFact) =>
  trx(table).where({ task_id: fact.taskId, number: dataOf<{ number: number }>(fact).number })

const termination = (trx: Trx, { taskId }: ProjectedFact) =>
  trx('terminations')
    .where({ task_id: taskId })
    .where('proposed_at', trx('terminations').where({ task_id: taskId }).max('proposed_at'))

const contentOf = <T>(fact: ProjectedFact): Partial<T> => (dataOf<ActTexts>(fact).content ?? {}) as Partial<T>

const reportProjectors: Projectors = {
  async reportSubmitted(trx, fact) {
    const { number, workDonePercent, stateSpentDong } = dataOf<SubmitReport>(fact)
    await trx('reports').insert({
      ...{ task_id: fact.taskId, number, submitted_at: fact.at, submitted_by: fact.by },
      due: await dueOf(trx, fact, `reportDue-${number}`),
      ...{ work_done_percent: workDonePercent, state_spent_dong: stateSpentDong, details: texts(fact) },
    })
    await showFiles(trx, fact, 'report')
  },
  async reportReviewed(trx, fact) {
    const { satisfactory } = dataOf<ReviewReport>(fact)
    const { comments = [] } = contentOf<{ comments: string[] }>(fact)
    await numbered(trx, 'reports', fact).update({
      ...{ reviewed_at: fact.at, reviewed_by: fact.by, satisfactory, comments: JSON.stringify(comments) },
    })
  },
}

const inspectionProjectors: Projectors = {
  async inspectionAnnounced(trx, fact) {
    const { number, heldOn, team } = dataOf<InspectionAnnounced>(fact)
    await trx('inspections').insert({
      ...{ task_id: fact.taskId, number, announced_at: fact.at, announced_by: fact.by },
      ...{ held_on: heldOn, team, details: texts(fact) },
    })
  },
  async inspected(trx, fact) {
    const { conclusion = null, requests = [] } = contentOf<{ conclusion: string; requests: string[] }>(fact)
    await numbered(trx, 'inspections', fact).update({
      ...{ held_at: fact.at, conclusion, requests: JSON.stringify(requests) },
    })
    await showFiles(trx, fact, 'inspection')
  },
  async workConfirmed(trx, fact) {
    await numbered(trx, 'inspections', fact).update({
      work_confirmed_at: fact.at,
      work_confirmed_by: fact.by,
    })
  },
  async moneyConfirmed(trx, fact) {
    await numbered(trx, 'inspections', fact).update({
      money_confirmed_at: fact.at,
      money_confirmed_by: fact.by,
    })
  },
}

/** The contract's last day, where its projection is kept. */
async function contractEnds(trx: Trx, fact: ProjectedFact, endsOn: string): Promise<void> {
  await trx('contracts').where({ task_id: fact.taskId }).update({ ends_on: endsOn })
}

const changeProjectors: Projectors = {
  async amendmentRequested(trx, fact) {
    const { number, kind, months } = dataOf<RequestAmendment & { number: number }>(fact)
    await trx('amendments').insert({
      ...{ task_id: fact.taskId, number, kind, months, details: texts(fact) },
      ...{ requested_at: fact.at, requested_by: fact.by },
    })
    await showFiles(trx, fact, 'amendment')
  },
  async amendmentDecided(trx, fact) {
    const { granted, endsOn, before, decisionNumber } = dataOf<
      AmendmentDecision & { decisionNumber: string }
    >(fact)
    const { reasonTexts = [] } = contentOf<{ reasonTexts: string[] }>(fact)
    const moved = granted && endsOn !== null
    await numbered(trx, 'amendments', fact).update({
      ...{ decided_at: fact.at, decided_by: fact.by, granted, decision_number: decisionNumber },
      ...(moved ? { ends_before: before, ends_after: endsOn } : {}),
      reasons: JSON.stringify(reasonTexts),
    })
    if (moved) await contractEnds(trx, fact, endsOn)
  },
  async memberChanged(trx, fact) {
    const { number, subject, leaves, joins } = dataOf<ChangeMember & { number: number }>(fact)
    await trx('host_changes').insert({
      ...{ task_id: fact.taskId, number, subject, leaves, joins, details: texts(fact) },
      ...{ made_at: fact.at, made_by: fact.by },
    })
  },
  async changeReported(trx, fact) {
    await numbered(trx, 'host_changes', fact).update({ reported_at: fact.at })
  },
  async changeObjectedTo(trx, fact) {
    const { reasonTexts = [] } = contentOf<{ reasonTexts: string[] }>(fact)
    await numbered(trx, 'host_changes', fact).update({
      ...{ objected_at: fact.at, reasons: JSON.stringify(reasonTexts) },
    })
  },
  async deadlineMissed(trx, fact) {
    if (fact.kind !== 'execution' || dataOf<{ name: string }>(fact).name !== 'changeObjection') return
    const { principalInvestigator } = fact.state as ExecutionState
    const relation = 'principalInvestigator'
    await trx('task_people')
      .where({ task_id: fact.taskId, stream: '', relation })
      .whereNull('until')
      .whereNot({ person_id: principalInvestigator })
      .update({ until: fact.at })
    await relate(trx, fact.at, [{ taskId: fact.taskId!, person: principalInvestigator, relation }])
  },
}

/** Writes down a decided refund. */
export const recoveryOf =
  (origin: 'termination' | 'failure'): Projector =>
  async (trx, fact) => {
    const refund = dataOf<DecidedRefund & { decisionNumber: string }>(fact)
    await trx('recoveries').insert({
      ...{ task_id: fact.taskId, origin, cause: refund.cause, decision_number: refund.decisionNumber },
      ...{ paid_dong: refund.paidDong, unspent_dong: refund.unspentDong, unproven_dong: refund.unprovenDong },
      properly_spent_dong: refund.properlySpentDong,
      of_unspent_dong: refund.ofUnspentDong,
      of_unproven_dong: refund.ofUnprovenDong,
      of_properly_spent_dong: refund.ofProperlySpentDong,
      share: refund.share && JSON.stringify(refund.share),
      ...{ refund_dong: refund.refundDong, decided_at: fact.at, decided_by: fact.by },
      paid_at: refund.refundDong === 0 ? fact.at : null,
    })
  }

const terminationProjectors: Projectors = {
  async terminationProposed(trx, fact) {
    const { ground } = dataOf<ProposeTermination>(fact)
    const { reasons = null } = contentOf<{ reasons: string }>(fact)
    await trx('terminations').insert({
      ...{ task_id: fact.taskId, proposed_at: fact.at, proposed_by: fact.by, ground, reasons },
    })
    await showFiles(trx, fact, 'termination')
  },
  async terminationDismissed(trx, fact) {
    await termination(trx, fact).update({ dismissed_at: fact.at })
  },
  async taskPaused(trx, fact) {
    await termination(trx, fact).update({ paused_at: fact.at })
  },
  async taskResumed(trx, fact) {
    await termination(trx, fact).update({ resumed_at: fact.at })
    await contractEnds(trx, fact, dataOf<ResumeTask>(fact).endsOn)
  },
  async terminationReportSubmitted(trx, fact) {
    await termination(trx, fact).update({ reported_at: fact.at })
    await showFiles(trx, fact, 'termination')
  },
  async causeFixed(trx, fact) {
    const { cause } = dataOf<{ cause: string }>(fact)
    await termination(trx, fact).update({ cause, cause_fixed_at: fact.at })
  },
  async terminationDecided(trx, fact) {
    const { decisionNumber } = dataOf<{ decisionNumber: string }>(fact)
    const { assets = null } = contentOf<{ assets: string }>(fact)
    await termination(trx, fact).update({ decided_at: fact.at, decision_number: decisionNumber, assets })
    await recoveryOf('termination')(trx, fact)
  },
}

/** What the acts on a running contract change. */
export const executionProjectors: Projectors = {
  ...reportProjectors,
  ...inspectionProjectors,
  ...changeProjectors,
  ...terminationProjectors,
}

/** Tables that hold nothing but what the journal says of running contracts. */
export const executionTables = [
  'reports',
  'inspections',
  'amendments',
  'host_changes',
  'terminations',
  'recoveries',
] as const
