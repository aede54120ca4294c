import type { Trx } from '../../../db/connection'
import { oneByOne } from '../../../db/one-by-one'
import type { FactToProject } from '../../../db/projections/project'
import { barredUntil } from '../../../domain/extension'
import { fromMillis, type LocalDate, toLocalDate } from '../../../domain/instant'
import { dong } from '../../../domain/money'
import type { AmendmentDecision } from '../../../domain/stages/execution/changes'
import type { InspectionAnnounced } from '../../../domain/stages/execution/inspections'
import type { ReviewReport } from '../../../domain/stages/execution/reports'
import type { DecidedRefund, ResumeTask } from '../../../domain/stages/execution/termination'
import { fundingStream } from '../../../domain/streams'
import { lawFor } from '../../../regulations'
import type { Law } from '../../../regulations/schema'
import { changeSubjectTitles } from '../../../regulations/titles'
import type { LetterDue } from '../../../templates/letter'
import { duties } from '../duties'
import { waiting } from './budget-and-award'
import { dataOf } from './data'
import { hostSide, personName } from './money-facts'
import { letter, type Owed, type OwedLetter } from './owed-letter'

/** The law of the process that a fact belongs to. */
export async function lawOf(trx: Trx, { stream }: FactToProject): Promise<Law> {
  const { law } = await trx('processes').where({ stream }).first('law')
  return lawFor(law.editionId, law.overlay)
}

/** When the refund of a task must be paid, as its money's own process counts it. */
export async function refundDue(
  trx: Trx,
  { taskId }: FactToProject,
): Promise<{ readonly due?: LetterDue; readonly clause?: string }> {
  const row = await trx('deadlines')
    .where({ stream: fundingStream(taskId!), name: 'refund' })
    .orderBy('opened_seq', 'desc')
    .first('due', 'clause')
  if (!row?.due) return {}
  return { due: { at: fromMillis(row.due.getTime()), label: duties.payRefund ?? '' }, clause: row.clause }
}

const dateWords = (date: LocalDate): string => date.split('-').reverse().join('/')

const decided: Owed = (_trx, fact) => {
  const data = dataOf<
    AmendmentDecision & {
      decisionNumber: string
      content?: { reasonTexts?: string[]; before?: string; after?: string }
    }
  >(fact)
  const { granted, kind, months, endsOn, before, content } = data
  const time = kind === 'extension' ? `Gia hạn ${months} tháng` : `Rút ngắn ${months} tháng`
  const asked = endsOn === null ? time : `Kết thúc ngày ${dateWords(endsOn)}`
  const isTime = kind === 'extension' || kind === 'shortening'
  const change = {
    what: changeSubjectTitles[kind],
    before: isTime ? `Kết thúc ngày ${dateWords(before)}` : (content?.before ?? 'Theo hợp đồng'),
    after: isTime ? asked : (content?.after ?? 'Theo đề nghị của tổ chức chủ trì'),
  }
  const context = {
    ...{ granted, decisionNumber: data.decisionNumber, decidedOn: toLocalDate(fact.at), changes: [change] },
    reasons: content?.reasonTexts ?? [],
  }
  return hostSide.map((to) => letter('amendmentDecided', to, context))
}

const objected: Owed = (_trx, fact) => {
  const { content } = dataOf<{ content?: { reasonTexts?: string[] } }>(fact)
  const change = { what: 'Chủ nhiệm nhiệm vụ', before: 'Theo hợp đồng', after: 'Như tổ chức chủ trì báo cáo' }
  const context = {
    ...{ granted: false, decisionNumber: null, decidedOn: toLocalDate(fact.at), changes: [change] },
    reasons: content?.reasonTexts ?? [],
  }
  return hostSide.map((to) => letter('amendmentDecided', to, context))
}

const reviewed: Owed = async (trx, fact) => {
  const { number, satisfactory, content } = dataOf<ReviewReport & { content?: { comments?: string[] } }>(fact)
  const context = {
    ...{ reportNumber: number, satisfactory, comments: content?.comments ?? [] },
    reviewedByName: await personName(trx, fact.by),
  }
  return hostSide.map((to) => letter('reportReviewed', to, context))
}

interface VisitTexts {
  readonly place?: string
  readonly topics?: readonly string[]
}

const announced: Owed = async (trx, fact) => {
  const { startsAt, team, content } = dataOf<InspectionAnnounced & { content?: VisitTexts }>(fact)
  const teamNames = await oneByOne(team, (person) => personName(trx, person))
  const visit = {
    ...{ id: fact.key, startsAt, endsAt: null, mode: 'inPerson' as const, onlineLink: null, sequence: 0 },
    place: content?.place ?? null,
  }
  const topics = content?.topics ?? ['Tiến độ, sản phẩm và việc sử dụng kinh phí']
  const clause = (await lawOf(trx, fact)).execution.inspectionNotice.cite
  return [...hostSide, { persons: team }].map((to) =>
    letter('inspectionAnnounced', to, { visit, teamNames, topics }, { clause }),
  )
}

const inspected: Owed = (_trx, fact) => {
  const { content } = dataOf<{ content?: { conclusion?: string; requests?: string[] } }>(fact)
  const context = {
    inspectedOn: toLocalDate(fact.at),
    conclusion: content?.conclusion ?? 'Đoàn kiểm tra đã ghi biên bản.',
    requests: content?.requests ?? [],
  }
  return hostSide.map((to) => letter('inspectionConcluded', to, context))
}

/** The reasons for an early end as they were proposed. */
async function reasonsFor(trx: Trx, { taskId }: FactToProject): Promise<string[]> {
  const row = await trx('terminations')
    .where({ task_id: taskId })
    .orderBy('proposed_at', 'desc')
    .first('reasons')
  return row?.reasons ? [row.reasons] : ['Theo hồ sơ đề nghị chấm dứt hợp đồng.']
}

const paused: Owed = async (trx, fact) => {
  const context = { pausedFrom: toLocalDate(fact.at), reasons: await reasonsFor(trx, fact) }
  return hostSide.map((to) => letter('taskPaused', to, context, { deadline: 'terminationReport' }))
}

const resumed: Owed = (_trx, fact) => {
  const { endsOn } = dataOf<ResumeTask>(fact)
  return hostSide.map((to) => letter('taskResumed', to, { resumedFrom: toLocalDate(fact.at), endsOn }))
}

const terminated: Owed = async (trx, fact) => {
  const data = dataOf<DecidedRefund & { decisionNumber: string; content?: { assets?: string } }>(fact)
  const { call } = await lawOf(trx, fact)
  const decidedOn = toLocalDate(fact.at)
  const breach = data.cause === 'subjective'
  const context = {
    ...{
      decisionNumber: data.decisionNumber,
      decidedOn,
      cause: data.cause,
      refundDong: dong(data.refundDong),
    },
    ...{ grounds: await reasonsFor(trx, fact), assets: data.content?.assets ?? null },
    hostBarredUntil: breach ? barredUntil(decidedOn, call.hostSuspensionBar) : null,
    investigatorBarredUntil: breach ? barredUntil(decidedOn, call.principalInvestigatorSuspensionBar) : null,
  }
  const due = await refundDue(trx, fact)
  return hostSide.map((to): OwedLetter => {
    const owed = letter('terminationDecided', to, context)
    return { ...owed, context: { ...owed.context, ...due } }
  })
}

/** What people wait for while a contract is performed. */
export const executionOwed: Readonly<Record<string, Owed>> = {
  reportReviewed: reviewed,
  inspectionAnnounced: announced,
  inspected,
  amendmentRequested: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'xem xét đề nghị điều chỉnh', 'amendmentDecision'),
  amendmentDecided: decided,
  changeReported: (trx, fact) =>
    waiting(trx, fact, { role: 'dostLeader' }, 'xem thay đổi mà tổ chức chủ trì báo cáo'),
  changeObjectedTo: objected,
  terminationProposed: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'xem xét tạm dừng nhiệm vụ', 'pauseNotice'),
  taskPaused: paused,
  taskResumed: resumed,
  terminationReportSubmitted: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'xác định nguyên nhân không hoàn thành', 'causeFixing'),
  causeFixed: (trx, fact) =>
    waiting(trx, fact, { role: 'authority' }, 'quyết định chấm dứt nhiệm vụ', 'terminationDecision'),
  terminationDecided: terminated,
}
