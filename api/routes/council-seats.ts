import { z } from 'zod'
import { openProcessOf } from '../../db/processes'
import { briefOf, organisationsOn } from '../../db/reads/council-stages'
import { peopleNamed } from '../../db/reads/names'
import { type CouncilKind, compositionDefects, expertGroupDefects } from '../../domain/council/composition'
import { agendaTaskOf } from '../../domain/councils/briefing'
import type { AgendaTask } from '../../domain/councils/state'
import { type LocalDate, toLocalDate } from '../../domain/instant'
import { machineOf } from '../../domain/machines'
import { isOffice } from '../../domain/rights/view'
import { type Refusal, refuse } from '../../domain/verdict'
import { lawFor } from '../../regulations'
import type { Law } from '../../regulations/schema'
import { appointedSeat } from '../acts/councils'
import { code } from '../acts/fields'
import { compositionAnswer, compositionShape } from '../composition-answer'
import type { AppDeps } from '../deps'
import { reject } from '../http'
import { defineRead, defineRoute } from '../route'
import { reference } from '../shapes'
import { tiesAnswer, tiesShape } from '../ties-answer'
import type { Viewer } from '../viewer'
import { openSession } from '../visible-session'
import { defectOf, defectShape } from '../worded-defects'
import { visibleTask } from './visible-task'

const tag = 'Hội đồng'

const kinds = z.enum(['determination', 'selection', 'acceptance'])

/** Who prepares councils and who appoints them. */
const appointing = ['authority', 'dostOfficer', 'dostLeader'] as const

/** Tasks that wait for a council, with the law that it would be under. */
interface Waiting {
  readonly kind: CouncilKind
  readonly agenda: readonly AgendaTask[]
  readonly law: Law
  readonly tasks: readonly { readonly id: string; readonly code: string; readonly title: string | null }[]
}

async function waitingOf(
  deps: AppDeps,
  viewer: Viewer,
  kind: CouncilKind,
  taskIds: readonly string[],
): Promise<Waiting> {
  const found = await Promise.all(
    taskIds.map(async (taskId) => {
      const { task } = await visibleTask(deps, viewer, taskId, 'full')
      const process = await openProcessOf(deps.db, task.id, kind)
      const awaited = process ? machineOf(kind).awaits(process.state) : []
      if (!process || !awaited.some(({ act }) => act === 'appointCouncil')) {
        throw reject(refuse('council/already-appointed', { task: task.code }))
      }
      return { task, process, brief: await briefOf(deps.db, process.stream) }
    }),
  )
  const [first] = found
  if (!first) throw reject(refuse('request/not-found'))
  const law = lawFor(first.process.law.editionId, first.process.law.overlay)
  const agenda = found.map(({ task, process, brief }) => {
    const stage = { taskId: task.id, stream: process.stream, state: process.state, brief }
    return agendaTaskOf(kind, stage, law)
  })
  return {
    ...{ kind, agenda, law },
    tasks: found.map(({ task }) => ({ id: task.id, code: task.code, title: task.title })),
  }
}

const candidates = z.object({
  kind: kinds,
  taskIds: z.array(code).min(1).max(50),
  seats: z.array(appointedSeat).max(30),
  expertGroup: z.array(code).max(9).default([]),
})

/** Every rule of composition that the seats do not satisfy, each once. */
function defectsOf(
  { kind, agenda, law }: Waiting,
  { seats, expertGroup }: z.output<typeof candidates>,
  organisations: ReadonlyMap<string, readonly string[]>,
): Refusal[] {
  const seated = seats.map(({ as, ...seat }) => ({
    ...{ ...seat, organisations: organisations.get(seat.person) ?? [] },
    ...(as ? { as } : {}),
  }))
  const [head] = expertGroup
  const found = [
    ...agenda.flatMap(({ sides, earlierMembers }) => {
      const hosts = sides.map(({ host }) => host)
      const partners = sides.flatMap((side) => side.partners)
      return compositionDefects(kind, seated, { hosts, partners, earlierMembers }, law)
    }),
    ...(kind === 'acceptance' && head
      ? expertGroupDefects({ members: expertGroup, head }, seated, law.acceptance)
      : []),
  ]
  return [...new Map(found.map((defect) => [JSON.stringify(defect), defect])).values()]
}

async function checked(deps: AppDeps, viewer: Viewer, body: z.output<typeof candidates>, on: LocalDate) {
  const waiting = await waitingOf(deps, viewer, body.kind, body.taskIds)
  const people = body.seats.map(({ person }) => person)
  const [organisations, person, ties] = await Promise.all([
    organisationsOn(deps.db, people, on),
    peopleNamed(deps.db, [...people, ...body.expertGroup]),
    tiesAnswer(deps.db, { ...waiting, seats: body.seats, on }),
  ])
  const defects = defectsOf(waiting, body, organisations).map((defect) => defectOf(defect, person))
  return { defects, ties }
}

/** How a council is composed: the rules, a council on trial, and ties on record. */
export const councilSeatRoutes = [
  defineRead({
    name: 'getComposition',
    path: '/councils/composition',
    tag,
    title: 'Quy định về thành phần hội đồng',
    summary: 'Số thành viên, các ghế, các bên phải tránh của hội đồng cho những nhiệm vụ đang chờ.',
    access: appointing,
    query: z.object({ kind: kinds, taskIds: z.string().min(1).max(2000) }),
    answer: z.object({
      tasks: z.array(z.object({ id: z.string(), code: z.string(), title: z.string().nullable() })),
      rules: compositionShape,
      parties: tiesShape.shape.parties,
      earlierMembers: z.array(reference),
    }),
    async handle({ deps, viewer, query, at, noteRead }) {
      noteRead('seat')
      const waiting = await waitingOf(deps, viewer, query.kind, query.taskIds.split(','))
      const { kind, agenda, law, tasks } = waiting
      const rules = compositionAnswer(kind, agenda, law)
      const people = rules.earlierMembers?.people ?? []
      const [{ parties }, person] = await Promise.all([
        tiesAnswer(deps.db, { ...waiting, seats: [], on: toLocalDate(at) }),
        peopleNamed(deps.db, people),
      ])
      return { tasks, rules, parties, earlierMembers: people.map(person) }
    },
  }),
  defineRoute({
    name: 'checkCouncil',
    method: 'post',
    path: '/councils/check',
    tag,
    title: 'Thử thành phần hội đồng',
    summary:
      'Mọi điều chưa đúng quy định của một thành phần dự kiến, và quan hệ đã ghi nhận. Không ghi lại gì.',
    access: appointing,
    body: candidates,
    answer: z.object({ defects: z.array(defectShape), ties: tiesShape }).meta({ id: 'CouncilOnTrial' }),
    status: 200,
    handle({ deps, viewer, body, at, noteRead }) {
      noteRead('person')
      return checked(deps, viewer, body, toLocalDate(at))
    },
  }),
  defineRead({
    name: 'getCouncilTies',
    path: '/sessions/{sessionId}/ties',
    tag,
    title: 'Quan hệ với các bên',
    summary: 'Quan hệ đã ghi nhận giữa thành viên hội đồng và các bên. Chỉ cơ quan quản lý xem được.',
    access: 'signedIn',
    answer: tiesShape,
    async handle({ deps, viewer, params, at, noteRead }) {
      const { state, law } = await openSession(deps, viewer, params)
      if (!isOffice(viewer.roles)) throw reject(refuse('request/not-found'))
      const { kind, agenda, seats } = state
      noteRead('seat')
      noteRead('person')
      return tiesAnswer(deps.db, { ...{ kind, agenda, seats, law }, on: toLocalDate(at) })
    },
  }),
]
