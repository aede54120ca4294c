import { createHash } from 'node:crypto'
import { z } from 'zod'
import { loadCalendarYears } from '../../db/calendar'
import type { Db } from '../../db/connection'
import { unknownUploads } from '../../db/files'
import { unknownOrganisations, unknownPeople } from '../../db/people'
import { processByStream } from '../../db/processes'
import { latestCall } from '../../db/reads/call'
import { WorkCalendar } from '../../domain/calendar'
import { isHour, localDate, toLocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { type Refusal, refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { applicationDocuments } from '../../regulations/parameters/call'
import { lumpSumKinds, teamRoles } from '../../regulations/parameters/words'
import { taskStream } from '../../workflows/contract'
import { organisationsAs, type Viewer } from '../viewer'
import { type ActRequest, defineAct } from './act'
import { amountDong, code, localDay, longText, nothing, shortText } from './fields'

const tag = 'Thông báo và hồ sơ'

/** Roles in which a person applies for their organisation. */
const applying: readonly Role[] = ['principalInvestigator', 'hostRepresentative']

const taskIdOf = ({ params }: Pick<ActRequest, 'params'>) => params.taskId ?? ''

const ofApplication = async ({ params }: Pick<ActRequest, 'params'>) => ({
  application: params.applicationId ?? '',
})

/** A call is known to whoever may answer it, before and after its deadline. */
async function callOpensTo({
  db,
  taskId,
  actor,
}: {
  db: Db
  taskId: string
  actor: Viewer
}): Promise<boolean> {
  const call = await latestCall(db, taskId)
  const organisations = organisationsAs(actor, applying)
  if (!call || organisations.length === 0) return false
  return call.host === null || organisations.includes(call.host)
}

const noticeBody = z.object({
  deadlineOn: localDay,
  hour: z.string().refine(isHour, 'Phải là giờ dạng 17:00.').default('17:00'),
  host: code.nullable().default(null),
})

const noticeContent = z.object({
  notice: longText.optional(),
  directReason: longText.optional(),
})

type Notice = ActRequest<z.output<typeof noticeBody>, z.output<typeof noticeContent>>

/** The deadline against the calendar of days off, which the rules do not see. */
async function prepareNotice(request: Notice) {
  const { db, body, content, at } = request
  const pinned = await processByStream(db, taskStream(taskIdOf(request)))
  if (!pinned) return refuse('request/not-found')
  const law = lawFor(pinned.law.editionId, pinned.law.overlay)
  const calendar = new WorkCalendar(await loadCalendarYears(db), law.clock)
  const deadlineOn = localDate(body.deadlineOn)
  if (!calendar.isWorkingDay(deadlineOn)) {
    return refuse('call/deadline-on-day-off', {
      deadline: deadlineOn,
      next: calendar.nextWorkingDay(deadlineOn),
    })
  }
  const [id] = await unknownOrganisations(db, body.host === null ? [] : [body.host])
  if (id) return refuse('call/unknown-organisation', { id })
  const earliest = calendar.addTerm(toLocalDate(at), law.call.notice.value)
  return { earliestOn: earliest?.date ?? deadlineOn, reasons: content.directReason ? 1 : 0 }
}

const postNotice = defineAct({
  name: 'postNotice',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/call/notices',
  title: 'Đăng thông báo tuyển chọn',
  summary:
    'Đăng thông báo với hạn nộp hồ sơ. ' +
    'Giao trực tiếp thì nêu tổ chức được đề nghị (host) và lý do (directReason).',
  tag,
  history: 'parties',
  body: noticeBody,
  content: noticeContent,
  prepare: prepareNotice,
})

const postNoticeAgain = defineAct({
  name: 'postNoticeAgain',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/call/second-notice',
  title: 'Thông báo lại',
  summary: 'Thông báo lại khi không có hồ sơ hợp lệ, trong thời hạn kể từ ngày thông báo lần đầu.',
  tag,
  history: 'parties',
  body: noticeBody,
  content: noticeContent,
  prepare: prepareNotice,
})

const line = z.object({ line: code, stateDong: amountDong, counterpartDong: amountDong.default(0) })

const teamRow = z.object({
  role: z.enum(teamRoles),
  headcount: z.int().positive().max(1000),
  person: code.nullable().default(null),
  weight: z.number().nonnegative(),
  convertedMonths: z.number().nonnegative(),
  ratePerMonth: amountDong,
  amount: amountDong,
})

const document = z.object({
  form: z.enum(applicationDocuments),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Phải là mã băm SHA-256 của tệp đã gửi.'),
})

const applicationBody = z.object({
  host: code,
  principalInvestigator: code,
  scientificSecretary: code.nullable().default(null),
  partners: z.array(code).max(50).default([]),
  lumpSum: z.enum(lumpSumKinds),
  hasExcellentTaskIn5Years: z.boolean().default(false),
  lines: z.array(line).min(1).max(50),
  team: z.array(teamRow).max(200).default([]),
  documents: z.array(document).min(1).max(200),
})

const applicationContent = z.object({
  summary: longText.optional(),
  teamLabels: z.array(shortText).max(200).optional(),
  note: longText.optional(),
})

type Dossier = ActRequest<z.output<typeof applicationBody>, z.output<typeof applicationContent>>

/** Whom and what a dossier names must be there, and its host must be the actor's own. */
async function dossierDefect({ db, body, actor }: Dossier): Promise<Refusal | undefined> {
  const { host, partners, principalInvestigator, scientificSecretary, team, documents } = body
  if (!organisationsAs(actor, applying).includes(host)) return refuse('call/not-your-organisation')
  const [organisation] = await unknownOrganisations(db, [host, ...partners])
  if (organisation) return refuse('call/unknown-organisation', { id: organisation })
  const named = [principalInvestigator, scientificSecretary, ...team.map(({ person }) => person)]
  const [person] = await unknownPeople(
    db,
    named.filter((id) => id !== null),
  )
  if (person) return refuse('call/unknown-person', { id: person })
  const hashes = documents.map(({ sha256 }) => sha256)
  const files = await unknownUploads(db, actor.id, hashes)
  return files.length > 0 ? refuse('file/unknown', { files }) : undefined
}

/** The dossier's id follows from the key and the actor: the same request sent twice is the same dossier. */
function applicationIdOf({ key, actor }: Dossier): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['application', actor.id, key]))
    .digest('hex')
  return `HS-${hex.slice(0, 24)}`
}

const submitApplication = defineAct({
  name: 'submitApplication',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/applications',
  title: 'Nộp hồ sơ',
  summary:
    'Nộp hồ sơ đăng ký chủ trì. Hồ sơ được niêm phong đến khi mở. Tệp được gửi trước và dẫn bằng mã băm.',
  tag,
  body: applicationBody,
  content: applicationContent,
  opensTo: callOpensTo,
  prepare: async (request) => (await dossierDefect(request)) ?? { application: applicationIdOf(request) },
})

const replaceApplication = defineAct({
  name: 'replaceApplication',
  kind: 'call',
  method: 'put',
  path: '/tasks/{taskId}/applications/{applicationId}',
  title: 'Thay hồ sơ',
  summary: 'Thay toàn bộ hồ sơ đã nộp, khi chưa hết hạn nộp.',
  tag,
  body: applicationBody,
  content: applicationContent,
  opensTo: callOpensTo,
  prepare: async (request) => (await dossierDefect(request)) ?? ofApplication(request),
})

const withdrawApplication = defineAct({
  name: 'withdrawApplication',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/applications/{applicationId}/withdrawal',
  title: 'Rút hồ sơ',
  summary: 'Rút hồ sơ đã nộp, khi chưa hết hạn nộp.',
  tag,
  body: nothing,
  content: z.object({ reason: longText.optional() }),
  opensTo: callOpensTo,
  prepare: ofApplication,
})

const openDossiers = defineAct({
  name: 'openDossiers',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/call/opening',
  title: 'Mở hồ sơ',
  summary: 'Mở các hồ sơ sau hạn nộp và ghi biên bản. Hệ thống kiểm tra tài liệu bắt buộc của từng hồ sơ.',
  tag,
  history: 'offices',
  body: nothing,
  content: z.object({
    minutes: longText.optional(),
    place: shortText.optional(),
    attendees: z.array(shortText).max(100).optional(),
  }),
})

const screenDossier = defineAct({
  name: 'screenDossier',
  kind: 'call',
  method: 'put',
  path: '/tasks/{taskId}/applications/{applicationId}/screening',
  title: 'Xác nhận tính hợp lệ',
  summary:
    'Kết luận một hồ sơ hợp lệ hay không, khác với kết quả kiểm tra tài liệu. Không hợp lệ thì nêu lý do.',
  tag,
  history: 'offices',
  body: z.object({ valid: z.boolean() }),
  content: z.object({ reasonTexts: z.array(longText).max(50).default([]) }),
  prepare: async ({ params, content }) => ({
    ...(await ofApplication({ params })),
    reasons: content.reasonTexts.length,
  }),
})

const tellOpeningResult = defineAct({
  name: 'tellOpeningResult',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/call/opening/notice',
  title: 'Báo kết quả mở hồ sơ',
  summary: 'Báo kết quả mở hồ sơ cho từng người nộp. Hồ sơ hợp lệ được chuyển đến hội đồng.',
  tag,
  history: 'parties',
  body: nothing,
})

const cancelCall = defineAct({
  name: 'cancelCall',
  kind: 'call',
  method: 'post',
  path: '/tasks/{taskId}/call/cancellation',
  title: 'Hủy tuyển chọn',
  summary: 'Hủy việc tuyển chọn khi không thông báo hoặc không thông báo lại, nêu lý do. Nhiệm vụ kết thúc.',
  tag,
  history: 'parties',
  body: nothing,
  content: z.object({ reasonTexts: z.array(longText).max(50) }),
  prepare: async ({ content }) => ({ reasons: content.reasonTexts.length }),
})

/** The acts of a call. */
export const callActs = [
  postNotice,
  submitApplication,
  replaceApplication,
  withdrawApplication,
  openDossiers,
  screenDossier,
  tellOpeningResult,
  postNoticeAgain,
  cancelCall,
]
