import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import { dong, minus, sum } from '../../../domain/money'
import type {
  AppointAppraisalTeam,
  AskAppraisalQuestion,
  ConcludeAppraisal,
  SendAppraisalPapers,
} from '../../../domain/stages/appraisal'
import type { ApproveAward } from '../../../domain/stages/award'
import type { PrepareContract, Signature } from '../../../domain/stages/contracting'
import type { AwardedTask } from '../../../domain/stages/handover'
import type { Word } from '../../../templates/words'
import { dataOf } from './data'
import { contractFacts, hostSide, organisationName, personName } from './money-facts'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

type Line = Word<'estimateLine'>

/** Asks people of the administration for their next act, where no letter of its own exists. */
export async function waiting(
  trx: Trx,
  fact: FactToProject,
  to: Recipients,
  duty: string,
  deadline?: string,
): Promise<OwedLetter[]> {
  const from = await personName(trx, fact.by)
  const context = { duty, waitingSince: fact.at, from: from === '' ? null : from }
  return [letter('workWaiting', to, context, deadline ? { deadline } : {})]
}

const asked: Owed = (_trx, fact) => {
  const data = dataOf<
    AskAppraisalQuestion & { number: number; content: { questions: { line: Line; question: string }[] } }
  >(fact)
  const deadline = data.answerBy ? { deadline: `answer-${data.number}` } : {}
  const { questions } = data.content
  return hostSide.map((to) => letter('appraisalQuestion', to, { questions }, deadline))
}

const concluded: Owed = (_trx, fact) => {
  const { lines, content } = dataOf<
    ConcludeAppraisal & { content?: { reasons: { line: string; text: string }[] } }
  >(fact)
  const cut = lines.map(({ line, proposedDong, acceptedDong }) => ({
    line: line as Line,
    proposedDong: dong(proposedDong),
    acceptedDong: dong(acceptedDong),
    cutDong: minus(dong(proposedDong), dong(acceptedDong)),
    reason: content?.reasons.find((reason) => reason.line === line)?.text ?? null,
  }))
  const context = {
    lines: cut,
    proposedTotalDong: sum(cut.map(({ proposedDong }) => proposedDong)),
    acceptedTotalDong: sum(cut.map(({ acceptedDong }) => acceptedDong)),
    cutTotalDong: sum(cut.map(({ cutDong }) => cutDong)),
  }
  return hostSide.map((to) => letter('appraisalResult', to, context))
}

const papersSent: Owed = async (trx, fact) => {
  const { sittingAt } = dataOf<SendAppraisalPapers>(fact)
  const row = await trx('appraisals').where({ task_id: fact.taskId }).first('team')
  const { team } = row as AppointAppraisalTeam
  const sitting = {
    ...{ id: `${fact.stream}/sitting`, startsAt: sittingAt, endsAt: null, place: null, onlineLink: null },
    ...{ mode: 'inPerson' as const, sequence: fact.seq },
  }
  return team.map(({ person, role }) =>
    letter(
      'councilPapersSent',
      { persons: [person] },
      { councilKind: 'appraisal', seatRole: role, sitting, papers: ['Thuyết minh đã chỉnh sửa', 'Dự toán'] },
    ),
  )
}

const approved: Owed = async (trx, fact) => {
  const award = dataOf<ApproveAward & AwardedTask>(fact)
  const context = {
    ...{ decisionNumber: award.decisionNumber, decidedOn: award.decidedOn, lumpSum: award.lumpSum },
    hostName: await organisationName(trx, award.host),
    principalInvestigatorName: await personName(trx, award.principalInvestigator),
    stateBudgetDong: award.stateDong,
    counterpartDong: award.counterpartDong,
    durationMonths: award.durationMonths,
  }
  const told = [...hostSide, { relation: 'proposer' as const }]
  return [
    ...told.map((to) => letter('awardDecided', to, context)),
    ...(await waiting(trx, fact, { role: 'dostOfficer' }, 'Công bố kết quả phê duyệt', 'publication')),
  ]
}

const refused: Owed = async (trx, fact) => {
  const { content } = dataOf<{ content: { reasonTexts: string[] } }>(fact)
  const row = await trx('processes').where({ stream: fact.stream }).first('state')
  const host = row?.state.proposed?.host ?? row?.state.winner?.host ?? ''
  const context = { hostName: await organisationName(trx, host), reasons: content.reasonTexts }
  return [...hostSide, { relation: 'proposer' as const }].map((to) => letter('awardRefused', to, context))
}

const prepared: Owed = async (trx, fact) => {
  const { number, tranches } = dataOf<PrepareContract>(fact)
  const { hostName } = await contractFacts(trx, fact)
  const task = await trx('tasks').where({ id: fact.taskId }).first('duration_months')
  const context = {
    ...{ contractNumber: number, hostName, durationMonths: task?.duration_months ?? 0 },
    stateBudgetDong: sum(tranches.map(({ amountDong }) => dong(amountDong))),
  }
  return [
    ...hostSide.map((to) => letter('contractToSign', to, context, { deadline: 'hostSignature' })),
    letter('contractToSign', { role: 'dostLeader' }, context, { deadline: 'agencySignature' }),
  ]
}

const signed: Owed = async (trx, fact) => {
  const { complete, number, endsOn } = dataOf<Signature>(fact)
  if (!complete) return []
  const row = await trx('contracts').where({ task_id: fact.taskId }).first('plan', 'signed_on')
  const plan = row.plan as PrepareContract['tranches']
  const { hostName, contractDong } = await contractFacts(trx, fact)
  const context = {
    ...{ contractNumber: number, hostName, signedOn: row.signed_on, endsOn, stateBudgetDong: contractDong },
    tranches: plan.map(({ number: trancheNumber, amountDong }, index) => ({
      trancheNumber,
      amountDong: dong(amountDong),
      last: index === plan.length - 1,
    })),
  }
  const told: Recipients[] = [...hostSide, { role: 'financeOfficer' }]
  return told.map((to) => letter('contractSigned', to, context))
}

/** What people wait for from the appraisal of the estimate to the signed contract. */
export const budgetOwed: Readonly<Record<string, Owed>> = {
  descriptionRevised: (trx, fact) =>
    waiting(trx, fact, { role: 'dostOfficer' }, 'Gửi tài liệu cho tổ thẩm định kinh phí', 'appraisal'),
  appraisalPapersSent: papersSent,
  appraisalQuestionAsked: asked,
  appraisalQuestionAnswered: (trx, fact) =>
    waiting(trx, fact, { relation: 'appraisalTeam' }, 'Xem giải trình dự toán của tổ chức chủ trì'),
  appraisalConcluded: concluded,
  missedRevisionRecorded: refused,
  awardDossierCompleted: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'Trình phê duyệt kết quả', 'decision'),
  awardProposed: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'Xem xét phê duyệt kết quả', 'decision'),
  awardReturned: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'Hoàn thiện và trình lại kết quả', 'decision'),
  awardApproved: approved,
  awardRefused: refused,
  awardPublished: (trx, fact) => waiting(trx, fact, { role: 'dostOfficer' }, 'Soạn hợp đồng'),
  contractPrepared: prepared,
  contractSignedByHost: signed,
  contractSignedByAgency: signed,
  contractDeclined: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'Xem lý do không ký hợp đồng của một bên'),
}
