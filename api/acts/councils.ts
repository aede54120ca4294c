import { z } from 'zod'
import { unknownPeople } from '../../db/people'
import { type ProcessRow, processByStream } from '../../db/processes'
import { briefOf, organisationsOn, taskIdsOf } from '../../db/reads/council-stages'
import type { Representation } from '../../domain/council/composition'
import { agendaTaskOf, type WaitingStage } from '../../domain/councils/briefing'
import type { SessionBrief, SessionState } from '../../domain/councils/state'
import { toLocalDate } from '../../domain/instant'
import { machineOf } from '../../domain/machines'
import { type Refusal, refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import { councilSeats, sittingModes } from '../../regulations/parameters/words'
import { sessionStream } from '../../workflows/contract'
import { type ActRequest, defineAct, type ProcessStart, type StartRequest } from './act'
import { derivedId } from './derived-id'
import { code, longText, moment, nothing, shortText } from './fields'
import { tiesToParties } from './ties'

const tag = 'Hội đồng'

/** For whom a member of an acceptance council sits. */
const representations = ['expert', 'manager', 'user', 'proposer'] as const satisfies readonly Representation[]

/** Ties that a member may declare. */
const conflictKinds = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'coAuthor',
  'sameEmployer',
  'other',
  'ofHost',
  'ofPartner',
  'applicant',
] as const

/** A seat with who is to hold it. */
export const appointedSeat = z.object({
  person: code,
  role: z.enum(councilSeats),
  as: z.enum(representations).optional(),
})

const appointment = z.object({
  kind: z.enum(['determination', 'selection', 'acceptance']),
  taskIds: z.array(code).min(1).max(50),
  seats: z.array(appointedSeat).min(1).max(30),
  adminSecretary: code,
  expertGroup: z.array(code).max(9).default([]),
  sittingMode: z.enum(sittingModes).default('inPerson'),
  sittingAt: moment.nullable().default(null),
})

type Appointment = z.output<typeof appointment>

/** The seats' holders with the organisations that they belong to on the day. */
async function withOrganisations<S extends { readonly person: string }>(
  { db, at }: Pick<ActRequest, 'db' | 'at'>,
  seats: readonly S[],
): Promise<(S & { organisations: readonly string[] })[]> {
  const people = seats.map(({ person }) => person)
  const organisations = await organisationsOn(db, people, toLocalDate(at))
  return seats.map((one) => ({ ...one, organisations: organisations.get(one.person) ?? [] }))
}

async function prepareAppointment(request: ActRequest<Appointment>) {
  const { db, body } = request
  const people = [...body.seats.map(({ person }) => person), body.adminSecretary, ...body.expertGroup]
  const [person] = await unknownPeople(db, people)
  if (person) return refuse('council/unknown-person', { person })
  const { ids, unknown } = await taskIdsOf(db, body.taskIds)
  if (unknown[0]) return refuse('council/unknown-task', { task: unknown[0] })
  const sessionId = derivedId(request)
  return { taskIds: ids, seats: await withOrganisations(request, body.seats), sessionId }
}

/** The stage of one task, when it waits for a council of that kind. */
async function waitingStage(
  { db, openStage }: StartRequest,
  kind: Appointment['kind'],
  taskId: string,
): Promise<{ stage: WaitingStage; law: ProcessRow['law'] } | Refusal> {
  const open = await openStage(taskId, kind)
  if ('ok' in open) return open
  const { stream, state, law } = open
  const awaited = machineOf(kind).awaits(state)
  if (!awaited.some(({ act }) => act === 'appointCouncil'))
    return refuse('council/already-appointed', { task: taskId })
  return { stage: { taskId, stream, state, brief: await briefOf(db, stream) }, law }
}

/** A session under the law of its tasks: a council judges together only what one law governs. */
async function newSession(request: StartRequest<Appointment>): Promise<ProcessStart | Refusal> {
  const { at, clock, body } = request
  const stages: WaitingStage[] = []
  let law: ProcessRow['law'] | undefined
  for (const taskId of body.taskIds) {
    const found = await waitingStage(request, body.kind, taskId)
    if ('ok' in found) return found
    if (law && JSON.stringify(law) !== JSON.stringify(found.law)) return refuse('council/different-editions')
    law = found.law
    stages.push(found.stage)
  }
  if (!law) return refuse('council/unknown-task', { task: '' })
  const values = lawFor(law.editionId, law.overlay)
  const agenda = stages.map((stage) => agendaTaskOf(body.kind, stage, values))
  const brief: SessionBrief = { kind: body.kind, agenda }
  const stream = sessionStream(derivedId(request))
  const input = { stream, kind: 'councilSession' as const, taskId: null, law, clock, at, brief }
  return { workflowType: 'councilSession', input }
}

const appointCouncil = defineAct({
  name: 'appointCouncil',
  kind: 'councilSession',
  method: 'post',
  path: '/councils',
  title: 'Thành lập hội đồng',
  summary: 'Cấp có thẩm quyền thành lập hội đồng cho một hoặc nhiều nhiệm vụ. Thành phần phải đúng quy định.',
  tag,
  body: appointment,
  content: z.object({ decisionNumber: shortText.optional(), name: shortText.optional() }),
  history: 'offices',
  prepare: prepareAppointment,
  starts: newSession,
})

const acceptInvitation = defineAct({
  name: 'acceptInvitation',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/invitation/acceptance',
  title: 'Nhận lời tham gia',
  summary: 'Thành viên nhận lời tham gia hội đồng.',
  tag,
  body: nothing,
})

const declineInvitation = defineAct({
  name: 'declineInvitation',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/invitation/refusal',
  title: 'Từ chối tham gia',
  summary: 'Thành viên từ chối tham gia. Ghế này cần người thay trước khi gửi tài liệu.',
  tag,
  body: nothing,
  content: z.object({ reason: longText.optional() }),
})

const declareConflict = defineAct({
  name: 'declareConflict',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/conflicts',
  title: 'Khai xung đột lợi ích',
  summary: 'Thành viên khai quan hệ với bên tham gia và thôi mọi việc trong hội đồng này.',
  tag,
  body: z.object({ kind: z.enum(conflictKinds), with: code.nullable().default(null) }),
  content: z.object({ note: longText.optional() }),
})

const replaceMember = defineAct({
  name: 'replaceMember',
  kind: 'councilSession',
  method: 'post',
  path: '/sessions/{sessionId}/replacements',
  title: 'Thay thành viên hội đồng',
  summary: 'Cấp có thẩm quyền cử người thay một thành viên. Người thay giữ nguyên chức danh của ghế.',
  tag,
  body: z.object({
    person: code,
    replacement: z.object({ person: code, as: z.enum(representations).optional() }),
  }),
  content: z.object({ decisionNumber: shortText.optional() }),
  async prepare(request) {
    const { db, body, params, at } = request
    const { person } = body.replacement
    const [unknown] = await unknownPeople(db, [person])
    if (unknown) return refuse('council/unknown-person', { person: unknown })
    const process = await processByStream(db, sessionStream(params.sessionId ?? ''))
    if (!process) return refuse('request/not-found')
    const [replacement] = await withOrganisations(request, [body.replacement])
    const [tie] = await tiesToParties(db, process.state as SessionState, [person], at)
    return { replacement, tie }
  },
})

/** Who sits in a council. */
export const councilActs = [
  appointCouncil,
  acceptInvitation,
  declineInvitation,
  declareConflict,
  replaceMember,
]
