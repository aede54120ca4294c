import type { Trx } from '../../../db/connection'
import { oneByOne } from '../../../db/one-by-one'
import type { FactToProject } from '../../../db/projections/project'
import { toLocalDate } from '../../../domain/instant'
import { dong } from '../../../domain/money'
import type { AcceptanceConcluded } from '../../../domain/stages/acceptance/conclusion'
import type { CheckAcceptanceDossier } from '../../../domain/stages/acceptance/dossier'
import type { AcceptanceState, Rating } from '../../../domain/stages/acceptance/state'
import type { RegisterResult } from '../../../domain/stages/closing'
import type { DecidedRefund } from '../../../domain/stages/execution/termination'
import type { ApplicationReported } from '../../../domain/stages/follow-up'
import { acceptanceDocumentTitles } from '../../../regulations/titles'
import type { Defect, ReceivedFile } from '../../../templates/letter'
import { waiting } from './budget-and-award'
import { dataOf } from './data'
import { lawOf, refundDue } from './execution'
import { contractFacts, hostSide, personName } from './money-facts'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

const others: readonly Recipients[] = [{ relation: 'proposer' }, { relation: 'resultUser' }]

async function stateOf(trx: Trx, { stream }: FactToProject): Promise<AcceptanceState> {
  const { state } = await trx('processes').where({ stream }).first('state')
  return state
}

/** The acceptance has begun: the dossier is expected. */
export const acceptanceOpened: Owed = async (trx, fact) => {
  const { endedOn } = await stateOf(trx, fact)
  const { acceptance } = await lawOf(trx, fact)
  const forms = acceptance.requiredDocuments.value.map((code) => acceptanceDocumentTitles[code])
  return hostSide.map((to) =>
    letter('acceptanceDue', to, { endsOn: endedOn, forms }, { deadline: 'dossier' }),
  )
}

interface FiledTexts {
  readonly content?: { readonly evidence?: readonly { readonly sha256: string; readonly name: string }[] }
}

async function receivedFiles(trx: Trx, fact: FactToProject): Promise<ReceivedFile[]> {
  const { evidence = [] } = dataOf<FiledTexts>(fact).content ?? {}
  const rows: { sha256: string; size: string }[] = await trx('files')
    .whereIn(
      'sha256',
      evidence.map(({ sha256 }) => sha256),
    )
    .select('sha256', 'size_bytes as size')
  const sizes = new Map(rows.map((row) => [row.sha256, Number(row.size)]))
  return evidence.map(({ sha256, name }) => ({ name, sha256, sizeBytes: sizes.get(sha256) ?? 0 }))
}

const received: Owed = async (trx, fact) => {
  const { code } = await trx('tasks').where({ id: fact.taskId }).first('code')
  const { supplements } = await stateOf(trx, fact)
  const files = await receivedFiles(trx, fact)
  const receiptNumber = supplements === 0 ? `HSNT-${code}` : `HSNT-${code}-${supplements}`
  const context = { receiptNumber, receivedAt: fact.at, files }
  return [
    ...hostSide.map((to) => letter('acceptanceDossierReceived', to, context, { deadline: 'dossierCheck' })),
    ...(await waiting(trx, fact, { role: 'dostOfficer' }, 'kiểm tra hồ sơ nghiệm thu', 'dossierCheck')),
  ]
}

interface DefectTexts {
  readonly content?: { readonly defectTexts?: readonly { readonly item?: string; readonly text: string }[] }
}

function defectsOf(fact: FactToProject): Defect[] {
  const { defectTexts = [] } = dataOf<DefectTexts>(fact).content ?? {}
  return defectTexts.map(({ item, text }) => ({ item: item ?? 'Hồ sơ', problem: text, remedy: null }))
}

const checked: Owed = (trx, fact) => {
  const { complete } = dataOf<CheckAcceptanceDossier>(fact)
  if (complete) {
    return waiting(trx, fact, { role: 'authority' }, 'thành lập hội đồng nghiệm thu', 'councilFormation')
  }
  const context = { defects: defectsOf(fact) }
  return hostSide.map((to) => letter('acceptanceDossierReturned', to, context, { deadline: 'supplement' }))
}

interface CouncilRow {
  readonly excellent: number
  readonly pass: number
  readonly fail: number
}

/** The council's count and what it asks for, from its own records. */
async function councilWords(
  trx: Trx,
  { taskId }: FactToProject,
): Promise<CouncilRow & { requests: string[] }> {
  const { session } = (await trx('council_agenda')
    .join('councils', 'councils.session_id', 'council_agenda.session_id')
    .where({ task_id: taskId, kind: 'acceptance' })
    .orderBy('concluded_at', 'desc')
    .first('councils.session_id as session')) ?? { session: null }
  const row = await trx('minutes')
    .where({ task_id: taskId, session_id: session })
    .orderBy('concluded_at', 'desc')
    .first('body')
  const { result, requests = [] } = row?.body ?? {}
  const { excellent = 0, pass = 0, fail = 0 } = (result ?? {}) as Partial<CouncilRow>
  return { excellent, pass, fail, requests }
}

const concluded: Owed = async (trx, fact) => {
  const { rating, mendingRequired } = dataOf<AcceptanceConcluded>(fact)
  const { ratedOn, filedTooLate } = await stateOf(trx, fact)
  const { excellent, pass, fail, requests } = await councilWords(trx, fact)
  const late = filedTooLate ? ['Hồ sơ nộp chậm quá thời hạn nên kết quả xếp loại không đạt.'] : []
  const context = {
    ...{ rating, ratedOn: ratedOn ?? toLocalDate(fact.at), mendingRequired },
    ...{ excellentBallots: excellent, passBallots: pass, failBallots: fail },
    comments: [...late, ...(mendingRequired ? [] : requests)],
  }
  const more = rating === 'fail' ? { deadline: 'failureReport' } : {}
  const told = hostSide.map((to) => letter('acceptanceResult', to, context, more))
  const mending = requests.length > 0 ? requests : ['Hoàn thiện hồ sơ theo kết luận của hội đồng.']
  return [
    ...told,
    ...others.map((to) => letter('acceptanceResult', to, context)),
    ...(mendingRequired
      ? hostSide.map((to) => letter('mendingRequired', to, { requests: mending }, { deadline: 'mending' }))
      : []),
  ]
}

const mended: Owed = async (trx, fact) => {
  const { taskId } = dataOf<{ taskId: string }>(fact)
  const context = { confirmedOn: toLocalDate(fact.at), confirmedByName: await personName(trx, fact.by) }
  return hostSide.map((to) => letter('mendingConfirmed', to, context, { taskId }))
}

const recovery: Owed = async (trx, fact) => {
  const data = dataOf<DecidedRefund & { decisionNumber: string }>(fact)
  const vnd = (amount: number) => `${new Intl.NumberFormat('vi-VN').format(amount)} đồng`
  const computation = [
    `Kinh phí chưa sử dụng: ${vnd(data.ofUnspentDong)}.`,
    `Kinh phí không chứng minh được: ${vnd(data.ofUnprovenDong)}.`,
    `Phần của kinh phí đã sử dụng đúng: ${vnd(data.ofProperlySpentDong)}.`,
  ]
  const context = {
    ...{ decisionNumber: data.decisionNumber, decidedOn: toLocalDate(fact.at), cause: data.cause },
    ...{ refundDong: dong(data.refundDong), computation },
  }
  const due = await refundDue(trx, fact)
  return hostSide.map((to): OwedLetter => {
    const owed = letter('recoveryDecided', to, context)
    return { ...owed, context: { ...owed.context, ...due } }
  })
}

const failureReportWanted: Owed = (_trx, fact) => {
  const context = {
    ...{ rating: 'fail' as const, ratedOn: toLocalDate(fact.at), mendingRequired: false },
    ...{ excellentBallots: 0, passBallots: 0, failBallots: 0 },
    comments: ['Quá thời hạn mà không có hồ sơ nghiệm thu.'],
  }
  return hostSide.map((to) => letter('acceptanceResult', to, context, { deadline: 'failureReport' }))
}

/** What people wait for while the results of a contract are accepted. */
export const acceptanceOwed: Readonly<Record<string, Owed>> = {
  acceptanceDossierFiled: received,
  acceptanceDossierChecked: checked,
  acceptanceDossierSupplemented: received,
  acceptanceConcluded: concluded,
  mendingConfirmed: mended,
  noDossierDeclared: failureReportWanted,
  failureReportSubmitted: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'xác định nguyên nhân không đạt', 'failureCause'),
  failureCauseFixed: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'quyết định hoàn trả kinh phí', 'refundDecision'),
  refundDecided: recovery,
}

/** The closing of an accepted task has begun: the results are to be registered. */
export const closingOpened: Owed = async (trx, fact) => {
  const { state } = await trx('processes').where({ stream: fact.stream }).first('state')
  if (state.way !== 'accepted') return []
  return hostSide.map((to) => letter('registrationDue', to, {}, { deadline: 'registration' }))
}

const liquidated: Owed = async (trx, fact) => {
  const { contractNumber, settledDong } = await contractFacts(trx, fact)
  const context = { contractNumber, liquidatedOn: toLocalDate(fact.at), settledDong }
  const told: readonly Recipients[] = [...hostSide, { role: 'financeOfficer' }]
  return told.map((to) => letter('liquidated', to, context))
}

const recognised: Owed = (_trx, fact) => {
  const { rating, decisionNumber } = dataOf<{ rating: Rating; decisionNumber: string }>(fact)
  const context = { decisionNumber, decidedOn: toLocalDate(fact.at), rating }
  return [...hostSide, ...others].map((to) => letter('recognised', to, context))
}

/** What people wait for while a contract is closed, and afterwards. */
export const closingOwed: Readonly<Record<string, Owed>> = {
  resultRegistered: (_trx, fact) => {
    const { certificate } = dataOf<RegisterResult>(fact)
    const context = { certificateNumber: certificate, registeredOn: toLocalDate(fact.at) }
    return hostSide.map((to) => letter('resultRegistered', to, context))
  },
  recognitionFiled: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'quyết định công nhận kết quả', 'recognition'),
  recognitionFileReturned: async (trx, fact) => {
    const duty = 'bổ sung hồ sơ công nhận kết quả'
    return (await oneByOne(hostSide, (to) => waiting(trx, fact, to, duty))).flat()
  },
  resultRecognised: recognised,
  finalDossierSubmitted: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'thanh lý hợp đồng', 'liquidation'),
  contractLiquidated: liquidated,
  applicationReported: (_trx, fact) => {
    const { year, number, of } = dataOf<ApplicationReported>(fact)
    const more = number < of ? { deadline: `applicationReport-${number + 1}` } : {}
    const context = { year, receivedOn: toLocalDate(fact.at) }
    return hostSide.map((to) => letter('followUpReceived', to, context, more))
  },
}
