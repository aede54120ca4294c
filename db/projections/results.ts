import { processOpened } from '../../domain/fact'
import type { AcceptanceConcluded, SeekIndependentAdvice } from '../../domain/stages/acceptance/conclusion'
import type {
  AcceptanceDossierFiled,
  CheckAcceptanceDossier,
  SupplementAcceptanceDossier,
} from '../../domain/stages/acceptance/dossier'
import type { AcceptanceState } from '../../domain/stages/acceptance/state'
import type {
  ContractLiquidated,
  HandOver,
  RegisterResult,
  WaiveClosingStep,
} from '../../domain/stages/closing'
import type { ApplicationReported } from '../../domain/stages/follow-up'
import type { Trx } from '../connection'
import { type ActTexts, dueOf, recoveryOf, showFiles, texts } from './execution'
import { dataOf, type ProjectedFact, type Projector, type Projectors } from './projector'

const dossier = (trx: Trx, { taskId }: ProjectedFact) => trx('acceptance_dossiers').where({ task_id: taskId })

const defectsOf = (fact: ProjectedFact): string => {
  const { defectTexts = [] } = (dataOf<ActTexts>(fact).content ?? {}) as { defectTexts?: readonly unknown[] }
  return JSON.stringify(defectTexts)
}

async function writeDeliveries(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { deliveries } = fact.state as AcceptanceState
  await trx('delivered_products').where({ task_id: fact.taskId }).delete()
  const rows = deliveries.map((row) => ({ task_id: fact.taskId, ...row }))
  if (rows.length > 0) await trx('delivered_products').insert(rows)
}

const stamped =
  (column: string): Projector =>
  async (trx, fact) => {
    await dossier(trx, fact).update({ [column]: fact.at })
  }

const acceptanceProjectors: Projectors = {
  async [processOpened](trx, fact) {
    if (fact.kind !== 'acceptance') return
    const { endedOn } = fact.state as AcceptanceState
    await trx('acceptance_dossiers').insert({ task_id: fact.taskId, ended_on: endedOn })
  },
  async acceptanceDossierFiled(trx, fact) {
    const { documents, filedTooLate } = dataOf<AcceptanceDossierFiled>(fact)
    await dossier(trx, fact).update({
      ...{
        filed_at: fact.at,
        filed_by: fact.by,
        filed_too_late: filedTooLate,
        documents,
        details: texts(fact),
      },
    })
    await writeDeliveries(trx, fact)
    await showFiles(trx, fact, 'acceptanceDossier')
  },
  async acceptanceDossierChecked(trx, fact) {
    const { complete } = dataOf<CheckAcceptanceDossier>(fact)
    const answered = complete ? { complete_at: fact.at, complete_by: fact.by } : {}
    await dossier(trx, fact).update({ ...answered, defects: defectsOf(fact) })
  },
  async acceptanceDossierSupplemented(trx, fact) {
    const { documents } = dataOf<SupplementAcceptanceDossier>(fact)
    const { documents: all } = fact.state as AcceptanceState
    await dossier(trx, fact).update({ documents: documents.length > 0 ? all : trx.ref('documents') })
    await dossier(trx, fact).increment('supplements', 1)
    await writeDeliveries(trx, fact)
    await showFiles(trx, fact, 'acceptanceDossier')
  },
  acceptanceNoticePosted: stamped('notice_posted_at'),
  async acceptanceConcluded(trx, fact) {
    const { rating, mendingRequired } = dataOf<AcceptanceConcluded>(fact)
    await dossier(trx, fact).update({ rating, mending_required: mendingRequired, concluded_at: fact.at })
  },
  async mendingSubmitted(trx, fact) {
    await dossier(trx, fact).update({ mending_submitted_at: fact.at })
    await showFiles(trx, fact, 'acceptanceDossier')
  },
  async mendingConfirmed(trx, fact) {
    const { taskId } = dataOf<{ taskId: string }>(fact)
    await trx('acceptance_dossiers').where({ task_id: taskId }).update({ mended_at: fact.at })
  },
  async independentAdviceSought(trx, fact) {
    const { experts, organisations } = dataOf<SeekIndependentAdvice>(fact)
    await dossier(trx, fact).update({ advisers: JSON.stringify({ experts, organisations }) })
  },
  async independentAdviceRecorded(trx, fact) {
    const { content: _texts, ...advice } = dataOf<ActTexts & Record<string, unknown>>(fact)
    await dossier(trx, fact).update({ advice: JSON.stringify({ ...advice, ...JSON.parse(texts(fact)) }) })
  },
  async noDossierDeclared(trx, fact) {
    await dossier(trx, fact).update({ rating: 'fail', concluded_at: fact.at })
  },
  async failureReportSubmitted(trx, fact) {
    await dossier(trx, fact).update({ failure_reported_at: fact.at })
    await showFiles(trx, fact, 'acceptanceDossier')
  },
  async failureCauseFixed(trx, fact) {
    await dossier(trx, fact).update({ failure_cause: dataOf<{ cause: string }>(fact).cause })
  },
  refundDecided: recoveryOf('failure'),
}

const recognition = (trx: Trx, { taskId }: ProjectedFact) => trx('recognitions').where({ task_id: taskId })

const handedOver =
  (what: 'results' | 'assets'): Projector =>
  async (trx, fact) => {
    const { organisation } = dataOf<HandOver>(fact)
    await trx('handovers').insert({
      ...{ task_id: fact.taskId, what, organisation_id: organisation, details: texts(fact) },
      ...{ handed_over_at: fact.at, handed_over_by: fact.by },
    })
    await showFiles(trx, fact, 'handover')
  }

const closingProjectors: Projectors = {
  async resultRegistered(trx, fact) {
    const { certificate } = dataOf<RegisterResult>(fact)
    await trx('registrations').insert({
      ...{ task_id: fact.taskId, certificate, registered_at: fact.at, registered_by: fact.by },
    })
  },
  async recognitionFiled(trx, fact) {
    await trx('recognitions')
      .insert({ task_id: fact.taskId, filed_at: fact.at })
      .onConflict('task_id')
      .merge({ filed_at: fact.at, defects: '[]' })
    await showFiles(trx, fact, 'recognition')
  },
  async recognitionFileReturned(trx, fact) {
    await recognition(trx, fact)
      .update({ defects: defectsOf(fact) })
      .increment('returns', 1)
  },
  async resultRecognised(trx, fact) {
    const { rating, decisionNumber } = dataOf<{ rating: string; decisionNumber: string }>(fact)
    await recognition(trx, fact).update({
      ...{ rating, decision_number: decisionNumber, recognised_at: fact.at, recognised_by: fact.by },
    })
  },
  async recognitionPublished(trx, fact) {
    await recognition(trx, fact).update({ published_at: fact.at })
  },
  async finalDossierSubmitted(trx, fact) {
    await recognition(trx, fact).update({ final_dossier_at: fact.at })
    await showFiles(trx, fact, 'recognition')
  },
  resultHandedOver: handedOver('results'),
  assetsHandedOver: handedOver('assets'),
  async recoveryPublished(trx, fact) {
    await trx('recoveries').where({ task_id: fact.taskId }).update({ published_at: fact.at })
  },
  async refundPaid(trx, fact) {
    if (dataOf<{ remainingDong: number }>(fact).remainingDong > 0) return
    await trx('recoveries').where({ task_id: fact.taskId }).update({ paid_at: fact.at })
  },
  async closingStepWaived(trx, fact) {
    const { step } = dataOf<WaiveClosingStep>(fact)
    await trx('closing_waivers').insert({
      ...{ task_id: fact.taskId, step, details: texts(fact), waived_at: fact.at, waived_by: fact.by },
    })
  },
  async contractLiquidated(trx, fact) {
    const { way } = dataOf<ContractLiquidated>(fact)
    await trx('liquidations').insert({
      ...{ task_id: fact.taskId, way, details: texts(fact), liquidated_at: fact.at, liquidated_by: fact.by },
    })
  },
  async applicationReported(trx, fact) {
    const { number, year, users, revenueDong } = dataOf<ApplicationReported>(fact)
    await trx('follow_up_reports').insert({
      ...{ task_id: fact.taskId, number, year, users, revenue_dong: revenueDong, details: texts(fact) },
      due: await dueOf(trx, fact, `applicationReport-${number}`),
      ...{ reported_at: fact.at, reported_by: fact.by },
    })
    await showFiles(trx, fact, 'followUpReport')
  },
}

/** What the acts on the results of a contract change. */
export const resultProjectors: Projectors = { ...acceptanceProjectors, ...closingProjectors }

/** Tables that hold nothing but what the journal says of results. */
export const resultTables = [
  'delivered_products',
  'acceptance_dossiers',
  'registrations',
  'recognitions',
  'handovers',
  'closing_waivers',
  'liquidations',
  'follow_up_reports',
] as const
