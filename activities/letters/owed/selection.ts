import type { Trx } from '../../../db/connection'
import { oneByOne } from '../../../db/one-by-one'
import type { FactToProject } from '../../../db/projections/project'
import type { SelectionResult, TieRule } from '../../../domain/council/selection-scoring'
import type { SelectionState } from '../../../domain/stages/selection'
import { lawFor } from '../../../regulations'
import type { Law } from '../../../regulations/schema'
import { dataOf } from './data'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

const tieWords: Readonly<Record<TieRule, string>> = {
  lessStateMoney: 'kinh phí đề nghị từ ngân sách nhà nước ít hơn',
  excellentTask: 'đã có nhiệm vụ được xếp loại xuất sắc',
  higherContentScore: 'điểm nội dung cao hơn',
  chairScore: 'điểm của người chủ trì phiên họp cao hơn',
  authorityDecision: 'quyết định của cấp có thẩm quyền',
}

/** What the letters about a result rest on. */
interface Result {
  readonly state: SelectionState
  readonly result: SelectionResult
  readonly requests: readonly string[]
  readonly law: Law
}

async function resultOf(trx: Trx, fact: FactToProject): Promise<Result> {
  const process = await trx('processes').where({ stream: fact.stream }).first('state', 'law')
  const minutes = await trx('minutes')
    .where({ task_id: fact.taskId })
    .orderBy('concluded_at', 'desc')
    .first('body')
  const { result, requests } = minutes.body as Pick<Result, 'result' | 'requests'>
  return { state: process.state, result, requests, law: lawFor(process.law.editionId, process.law.overlay) }
}

/** The people of one dossier, and its host's name. */
async function party(
  trx: Trx,
  application: { readonly id: string; readonly host: string; readonly principalInvestigator: string },
) {
  const row = await trx('applications').where({ id: application.id }).first('applicants')
  const host = await trx('organisations').where({ id: application.host }).first('name')
  const people: readonly string[] = row?.applicants ?? []
  const persons = [...new Set([...people, application.principalInvestigator])]
  return { to: { persons } satisfies Recipients, hostName: (host?.name ?? application.host) as string }
}

/** Why one dossier does not win, in words; nothing of another dossier is told. */
function reasonsFor({ result, law, state }: Result, id: string): string[] {
  const score = result.ranking.find(({ application }) => application === id)
  const { passMark } = law.selection
  if (!score?.final) return ['Hồ sơ không có phiếu đánh giá hợp lệ.']
  if (!score.reachesPassMark) return [`Điểm trung bình chưa đạt mức tối thiểu ${passMark.value} điểm.`]
  if (score.struckByZeroRule) return ['Có tiêu chí bị quá nhiều thành viên cho điểm 0.']
  const tied = result.tie?.tied.includes(id) ?? false
  if (tied && state.recommendation?.winner) return ['Hồ sơ khác bằng điểm được ưu tiên theo quy định.']
  return ['Hồ sơ khác có điểm trung bình cao hơn.']
}

async function winnerLetter(trx: Trx, all: Result): Promise<OwedLetter[]> {
  const { state, result, requests, law } = all
  const winner = state.applications.find(({ id }) => id === state.recommendation?.winner)
  if (!winner) return []
  const { to, hostName } = await party(trx, winner)
  const rule = result.tie && (result.tie.resolvedBy ?? 'authorityDecision')
  const context = {
    ...{ hostName, meanPoints: state.recommendation?.points[winner.id] ?? 0, requests },
    ...{ pointsMax: law.selection.pointsMax.value, tieBrokenBy: rule ? tieWords[rule] : null },
  }
  return [letter('selectionResultWinner', to, context, { clause: law.selection.revise.cite })]
}

async function loserLetters(trx: Trx, all: Result): Promise<OwedLetter[]> {
  const { state, law } = all
  const losers = state.applications.filter(({ id }) => id !== state.recommendation?.winner)
  return oneByOne(losers, async (application) => {
    const { to, hostName } = await party(trx, application)
    const meanPoints = state.recommendation?.points[application.id] ?? null
    const reasons = reasonsFor(all, application.id)
    const context = {
      hostName,
      meanPoints,
      pointsMax: law.selection.pointsMax.value,
      reasons,
      winnerName: null,
    }
    return letter('selectionResultLoser', to, context, { clause: law.selection.passMark.cite })
  })
}

async function noneWinsLetters(trx: Trx, all: Result, fact: FactToProject): Promise<OwedLetter[]> {
  const { state, law } = all
  const clause = law.selection.passMark.cite
  const own = await oneByOne(state.applications, async (application) => {
    const { to } = await party(trx, application)
    return letter('selectionNoneWins', to, { reasons: reasonsFor(all, application.id) }, { clause })
  })
  const reasons = ['Không hồ sơ nào đáp ứng đủ điều kiện trúng tuyển.']
  const duty = 'cho thông báo tuyển chọn lại hoặc hủy tuyển chọn'
  const others: Recipients[] = [{ relation: 'proposer' }, { role: 'dostOfficer' }]
  return [
    ...own,
    ...others.map((to) => letter('selectionNoneWins', to, { reasons }, { clause })),
    letter('workWaiting', { role: 'authority' }, { duty, waitingSince: fact.at, from: null }),
  ]
}

const applicantsTold: Owed = async (trx, fact) => {
  const all = await resultOf(trx, fact)
  if (!all.state.recommendation?.winner) return noneWinsLetters(trx, all, fact)
  return [...(await winnerLetter(trx, all)), ...(await loserLetters(trx, all))]
}

const cancelled: Owed = async (trx, fact) => {
  const { content } = dataOf<{ content: { reasonTexts: readonly string[] } }>(fact)
  const { state } = await resultOf(trx, fact)
  const parties = await oneByOne(state.applications, (application) => party(trx, application))
  const everyone: Recipients[] = [...parties.map(({ to }) => to), { relation: 'proposer' }]
  return everyone.map((to) => letter('callCancelled', to, { reasons: content.reasonTexts }))
}

const officer = (duty: string): Owed => {
  return (_trx, { at }) => [
    letter('workWaiting', { role: 'dostOfficer' }, { duty, waitingSince: at, from: null }),
  ]
}

/** What applicants, the proposer and the department wait for after the scoring. */
export const selectionOwed: Readonly<Record<string, Owed>> = {
  tieDecided: officer('báo kết quả tuyển chọn cho các tổ chức'),
  applicantsTold,
  newCallDecided: officer('đăng thông báo tuyển chọn lại'),
  selectionCancelled: cancelled,
}
