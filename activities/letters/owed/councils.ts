import type { Trx } from '../../../db/connection'
import type { FactToProject } from '../../../db/projections/project'
import type { CouncilKind, SeatRole } from '../../../domain/council/composition'
import type { PaperRecorded } from '../../../domain/councils/counting'
import type { PapersRecorded } from '../../../domain/councils/papers'
import type { MemberReplaced } from '../../../domain/councils/seats'
import type { BallotUnlocked } from '../../../domain/councils/sitting'
import type { SittingConcluded } from '../../../domain/councils/told'
import { fromMillis, type Instant } from '../../../domain/instant'
import { sessionIdIn } from '../../../domain/streams'
import type { Sitting } from '../../../templates/letter'
import { dataOf } from './data'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

/** A council as its letters need it. */
interface Council {
  readonly id: string
  readonly kind: CouncilKind
  readonly adminSecretary: string
  readonly sitting: Sitting | null
  readonly papers: readonly string[]
  /** The first task of the agenda is the letter's; the others are named in it. */
  readonly taskId: string
  readonly otherTasks: readonly { readonly taskCode: string; readonly taskTitle: string | null }[]
}

interface SeatRow {
  readonly person: string
  readonly name: string
  readonly role: SeatRole
}

async function councilOf(trx: Trx, { stream }: FactToProject): Promise<Council> {
  const id = sessionIdIn(stream)
  const row = await trx('councils').where({ session_id: id }).first()
  const tasks = await trx('council_agenda')
    .join('tasks', 'tasks.id', 'council_agenda.task_id')
    .where({ session_id: id })
    .orderBy('position')
    .select('tasks.id', 'code', 'title', 'classified')
  const others = tasks.slice(1)
  return {
    ...{ id, kind: row.kind, adminSecretary: row.admin_secretary, papers: row.papers },
    sitting: row.sitting_at && {
      ...{ id, startsAt: fromMillis(row.sitting_at.getTime()), endsAt: null, mode: row.sitting_mode },
      ...{ place: row.place, onlineLink: row.online_link, sequence: row.sequence },
    },
    taskId: tasks[0]?.id ?? '',
    otherTasks: others.map(({ code, title, classified }) => ({
      ...{ taskCode: code, taskTitle: classified ? null : title },
    })),
  }
}

/** Who holds a seat and may act in it. */
async function seatsOf(trx: Trx, { stream }: FactToProject): Promise<SeatRow[]> {
  return trx('council_seats')
    .join('people', 'people.id', 'council_seats.person_id')
    .where({ session_id: sessionIdIn(stream), recused: false })
    .whereNull('until')
    .whereNot({ reply: 'declined' })
    .orderBy('people.id')
    .select('people.id as person', 'people.name', 'role')
}

const about = ({ id, taskId }: Council) => ({ taskId, path: `/phien-hop/${id}` })

/** Work that waits for somebody, about the council's first task or the one that is named. */
function waiting(
  fact: FactToProject,
  council: Council,
  to: Recipients,
  duty: string,
  taskId = council.taskId,
) {
  const context = { duty, waitingSince: fact.at, from: null }
  return letter('workWaiting', to, context, { ...about(council), taskId })
}

function invitation(council: Council, person: string, seatRole: SeatRole, asSubstitute: boolean): OwedLetter {
  const { kind: councilKind, sitting, otherTasks } = council
  const context = { councilKind, seatRole, sitting, otherTasks, asSubstitute }
  const deadline = asSubstitute ? {} : { deadline: 'invitationReply' }
  return letter('councilInvitation', { persons: [person] }, context, { ...about(council), ...deadline })
}

const writtenBefore: Partial<Record<CouncilKind, string>> = { selection: 'questions', acceptance: 'comments' }

function papersLetter(council: Council, sitting: Sitting, { person, role }: SeatRow): OwedLetter {
  const { kind: councilKind, papers } = council
  const deadline = writtenBefore[councilKind]
  const context = { councilKind, seatRole: role, sitting, papers }
  return letter('councilPapersSent', { persons: [person] }, context, {
    ...about(council),
    ...(deadline ? { deadline } : {}),
  })
}

/** Whose ballot was unlocked has to lock it again. */
const unlocked: Owed = async (trx, fact) => {
  const { taskId, member } = dataOf<BallotUnlocked>(fact)
  const council = await councilOf(trx, fact)
  return [waiting(fact, council, { persons: [member] }, 'sửa và khóa lại phiếu đã được mở khóa', taskId)]
}

/** In whose name a ballot on paper was entered looks whether it is theirs. */
const onPaper: Owed = async (trx, fact) => {
  const { taskId, member } = dataOf<PaperRecorded>(fact)
  const council = await councilOf(trx, fact)
  const duty = 'xem lại phiếu giấy đã nhập; báo thư ký ngay nếu phiếu không phải của Ông/Bà'
  return [waiting(fact, council, { persons: [member] }, duty, taskId)]
}

const appointed: Owed = async (trx, fact) => {
  const council = await councilOf(trx, fact)
  const seats = await seatsOf(trx, fact)
  return [
    ...seats.map(({ person, role }) => invitation(council, person, role, false)),
    waiting(fact, council, { persons: [council.adminSecretary] }, 'chuẩn bị và gửi tài liệu phiên họp'),
  ]
}

const answered =
  (accepted: boolean): Owed =>
  async (trx, fact) => {
    const council = await councilOf(trx, fact)
    const { name, role } = await trx('council_seats')
      .join('people', 'people.id', 'council_seats.person_id')
      .where({ session_id: council.id, person_id: fact.by })
      .first('name', 'role')
    const reason = dataOf<{ content?: { reason?: string } }>(fact).content?.reason ?? null
    const context = {
      ...{ councilKind: council.kind, seatRole: role as SeatRole, memberName: name as string },
      ...{ accepted, reason: accepted ? null : reason, answeredAt: fact.at },
    }
    const to = { persons: [council.adminSecretary] }
    const told = letter('councilInvitationAnswered', to, context, about(council))
    return accepted ? [told] : [told, substituteWanted(fact, council)]
  }

const substituteWanted = (fact: FactToProject, council: Council): OwedLetter =>
  waiting(fact, council, { role: 'authority' }, 'cử người thay thành viên hội đồng')

const recused: Owed = async (trx, fact) => {
  const council = await councilOf(trx, fact)
  const secretary = { persons: [council.adminSecretary] }
  return [
    substituteWanted(fact, council),
    waiting(fact, council, secretary, 'chuẩn bị người thay thành viên khai xung đột lợi ích'),
  ]
}

const replaced: Owed = async (trx, fact) => {
  const { person, replacement, seat: seatRole, reason } = dataOf<MemberReplaced>(fact)
  const council = await councilOf(trx, fact)
  const { kind: councilKind, sitting } = council
  const left = { councilKind, seatRole, reason, sitting }
  const { papers_sent_at: sent } = await trx('councils')
    .where({ session_id: council.id })
    .first('papers_sent_at')
  const newcomer = { person: replacement.person, name: '', role: seatRole }
  return [
    letter('councilSeatReplaced', { persons: [person] }, left, about(council)),
    invitation(council, replacement.person, seatRole, true),
    ...(sent && sitting ? [papersLetter(council, sitting, newcomer)] : []),
  ]
}

/** When the sitting was to be before; undefined when this is the first date, or the council has sat since. */
async function formerDate(trx: Trx, { stream, seq }: FactToProject): Promise<Instant | undefined> {
  const before = await trx('journal')
    .where({ stream })
    .whereIn('type', ['papersSent', 'sittingHeld'])
    .where('seq', '<', seq)
    .orderBy('seq', 'desc')
    .first('type', 'data')
  return before?.type === 'papersSent' ? (before.data as PapersRecorded).sittingAt : undefined
}

const papersSent: Owed = async (trx, fact) => {
  const council = await councilOf(trx, fact)
  const { kind: councilKind, sitting } = council
  if (!sitting) return []
  const seats = await seatsOf(trx, fact)
  const formerlyAt = await formerDate(trx, fact)
  if (formerlyAt === undefined) return seats.map((seat) => papersLetter(council, sitting, seat))
  const reason = dataOf<{ content?: { reason?: string } }>(fact).content?.reason ?? null
  const to = { persons: seats.map(({ person }) => person) }
  return [letter('councilSittingMoved', to, { councilKind, sitting, formerlyAt, reason }, about(council))]
}

/** Who goes on after the conclusion, and with what. */
function nextWork(
  { kind, conclusion }: SittingConcluded,
  council: Council,
): [Recipients, string] | undefined {
  if (conclusion === 'repeat')
    return [{ persons: [council.adminSecretary] }, 'ấn định lại phiên họp của hội đồng']
  if (conclusion === 'tied') return [{ role: 'authority' }, 'quyết định chọn hồ sơ khi bằng điểm']
  if (kind === 'selection') return [{ role: 'dostOfficer' }, 'báo kết quả tuyển chọn cho các tổ chức']
  if (kind === 'acceptance') return [{ role: 'dostOfficer' }, 'gửi kết luận nghiệm thu cho tổ chức chủ trì']
  if (conclusion === 'notRecommended') return [{ role: 'dostOfficer' }, 'báo kết quả cho đơn vị đề xuất']
  return undefined
}

const concluded: Owed = async (trx, fact) => {
  const data = dataOf<SittingConcluded>(fact)
  const council = await councilOf(trx, fact)
  const next = nextWork(data, council)
  if (next) return [waiting(fact, council, ...next, data.taskId)]
  const duty = 'thông qua nội dung đặt hàng của nhiệm vụ'
  return [waiting(fact, council, { persons: [fact.by!] }, duty, data.taskId)]
}

const textAdopted: Owed = async (trx, fact) => {
  const { taskId } = dataOf<{ taskId: string }>(fact)
  const council = await councilOf(trx, fact)
  return [waiting(fact, council, { role: 'dostLeader' }, 'trình nhiệm vụ vào danh mục đặt hàng', taskId)]
}

/** What members, secretaries and those who go on after the council wait for. */
export const councilOwed: Readonly<Record<string, Owed>> = {
  councilAppointed: appointed,
  invitationAccepted: answered(true),
  invitationDeclined: answered(false),
  conflictDeclared: recused,
  memberReplaced: replaced,
  papersSent,
  ballotUnlocked: unlocked,
  paperBallotConfirmed: onPaper,
  sittingConcluded: concluded,
  orderTextAdopted: textAdopted,
}
