import { z } from 'zod'
import { loadCalendarYears } from '../../db/calendar'
import { deadlinesOf, peopleOf, processesOf, type TaskDeadline, type TaskProcess } from '../../db/reads/task'
import { WorkCalendar } from '../../domain/calendar'
import type { Instant } from '../../domain/instant'
import { type Role, type Stage, stages, type TaskOutcome } from '../../domain/life'
import { awaitedTokens } from '../../domain/rights'
import { isSealed, mayKnowRelation, moneyRoles } from '../../domain/rights/view'
import { lawFor } from '../../regulations'
import { actionShape, actionsOn } from '../actions'
import { actTitle } from '../acts'
import { classifiedOf, classifiedShape } from '../classified-answer'
import { bodiesAwaited } from '../messages/bodies'
import { deadlineWords } from '../messages/deadline-words'
import { skippedWords } from '../messages/unseen-words'
import { outcomeWords, relationWords } from '../messages/words'
import { defineRead, type RouteInput } from '../route'
import {
  instantShape,
  named,
  namedKind,
  namedOutcome,
  namedStatus,
  namedType,
  orNull,
  reference,
} from '../shapes'
import { lookerOf } from '../standing'
import { partsOf, partsShape } from '../task-parts'
import { assumedClauses, daysLeft } from '../term-answer'
import { unseenBy, unseenShape } from '../unseen'
import type { Viewer } from '../viewer'
import { type VisibleTask, visibleTask } from './visible-task'

const round = z.object({
  stream: z.string(),
  status: named,
  openedAt: instantShape,
  closedAt: instantShape.nullable(),
  outcome: z.string().nullable(),
})

const stageShape = z
  .object({
    stage: named,
    state: z.enum(['done', 'now', 'future', 'skipped']),
    why: z.string().nullable().meta({ description: 'Vì sao bỏ qua giai đoạn này.' }),
    rounds: z.array(round),
  })
  .meta({ id: 'StageOfTask' })

const deadlineShape = z
  .object({
    stream: z.string(),
    process: named,
    title: z.string().meta({ description: 'Thời hạn của việc gì.' }),
    waitsFor: z.object({ act: z.string(), title: z.string() }),
    awaits: z.array(z.string()).meta({ description: 'Cơ quan, đơn vị phải làm; không nêu tên người.' }),
    clause: z.string(),
    assumed: z.boolean().meta({ description: 'Căn cứ chưa đối chiếu với văn bản.' }),
    countedFrom: z.string(),
    due: instantShape.nullable(),
    state: z.enum(['running', 'paused', 'missed', 'closed']),
    workingDaysLeft: z.number().nullable(),
    pauses: z.array(z.object({ from: z.string(), to: z.string().optional() })),
    openedAt: instantShape,
    closedAt: instantShape.nullable(),
  })
  .meta({ id: 'DeadlineOfTask' })

const answer = z
  .object({
    id: z.string(),
    code: z.string(),
    view: z.enum(['full', 'metadata', 'recused']),
    type: named.optional(),
    field: z.string().optional(),
    stage: named.optional(),
    status: named.optional(),
    outcome: orNull(named).optional(),
    edition: z.string().optional(),
    followed: classifiedShape.optional().meta({ description: 'Nhiệm vụ mật: chỉ có các ngày này.' }),
    openedAt: instantShape.optional(),
    lastAt: instantShape.optional(),
    closedAt: instantShape.nullable().optional(),
    title: z.string().nullable().optional(),
    reference: z.string().nullable().optional(),
    proposer: orNull(reference).optional(),
    host: orNull(reference).optional(),
    stateDong: z.number().nullable().optional(),
    counterpartDong: z.number().nullable().optional(),
    durationMonths: z.number().nullable().optional(),
    order: z.record(z.string(), z.unknown()).optional(),
    stages: z.array(stageShape).optional(),
    deadlines: z.array(deadlineShape).optional(),
    people: z
      .array(z.object({ relation: named, stream: z.string(), person: reference, since: instantShape }))
      .optional(),
    parts: partsShape.optional(),
    unseen: z
      .array(unseenShape)
      .optional()
      .meta({ description: 'Phần mà người xem không xem được, và đến khi nào.' }),
    actions: z.array(actionShape),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Task' })

/** What every view but the recused one shows. */
function summaryOf({ task }: VisibleTask) {
  return {
    stage: namedKind(task.stage),
    status: namedStatus(task.stage, task.status),
    outcome: namedOutcome(task.outcome),
    openedAt: task.openedAt,
    lastAt: task.lastAt,
    closedAt: task.closedAt,
  }
}

function orderOf({ task }: VisibleTask) {
  const { proposerOrganisation, hostOrganisation } = task
  const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? id })
  return {
    ...(task.type === null ? {} : { type: namedType(task.type) }),
    ...(task.field === null ? {} : { field: task.field }),
    edition: task.edition,
    title: task.title,
    reference: task.reference,
    proposer: named(proposerOrganisation, task.proposerName),
    host: named(hostOrganisation, task.hostName),
    stateDong: task.stateDong,
    counterpartDong: task.counterpartDong,
    durationMonths: task.durationMonths,
    order: task.details,
  }
}

/** Why a stage that lies behind was not gone through. */
function whySkipped(stage: Stage, processes: readonly TaskProcess[], outcome: TaskOutcome | null) {
  const wentThrough = (kind: Stage) => processes.some((process) => process.kind === kind)
  if (stage === 'acceptance' && wentThrough('closing')) return skippedWords.terminated
  if (stage === 'followUp' && wentThrough('acceptance')) return skippedWords.failed
  return outcome === null ? null : skippedWords.ended(outcomeWords[outcome])
}

function stagesOf(processes: readonly TaskProcess[], outcome: TaskOutcome | null) {
  const reached = Math.max(...processes.map(({ kind }) => stages.indexOf(kind as Stage)))
  return stages.map((stage, index) => {
    const rounds = processes.filter(({ kind }) => kind === stage)
    const open = rounds.some(({ closedAt }) => closedAt === null)
    const past = outcome !== null || index < reached
    const skipped = rounds.length === 0 && past
    return {
      stage: namedKind(stage),
      state: open
        ? ('now' as const)
        : rounds.length > 0
          ? ('done' as const)
          : skipped
            ? ('skipped' as const)
            : ('future' as const),
      why: skipped ? whySkipped(stage, processes, outcome) : null,
      rounds: rounds.map(({ stream, state, openedAt, closedAt, outcome }) => ({
        ...{ stream, openedAt, closedAt, outcome },
        status: namedStatus(stage, state.status),
      })),
    }
  })
}

function deadlineOf(calendar: WorkCalendar, assumed: ReadonlySet<string>, now: Instant) {
  return ({ kind, waitsFor, name, ...deadline }: TaskDeadline) => {
    return {
      ...deadline,
      process: namedKind(kind),
      title: deadlineWords(name, waitsFor),
      awaits: bodiesAwaited(awaitedTokens(waitsFor, null)),
      waitsFor: { act: waitsFor, title: actTitle(waitsFor) },
      assumed: assumed.has(deadline.clause),
      workingDaysLeft: daysLeft(calendar, deadline, now),
    }
  }
}

async function fullOf({ deps, viewer, at: now, noteRead }: RouteInput, visible: VisibleTask) {
  const { db } = deps
  const { task, standing } = visible
  const [processes, deadlines, people, years] = await Promise.all([
    processesOf(db, task.id),
    deadlinesOf(db, task.id),
    peopleOf(db, task.id),
    loadCalendarYears(db),
  ])
  const first = processes[0]
  if (!first) throw new Error(`Task ${task.id} has no process`)
  const law = lawFor(first.law.editionId, first.law.overlay)
  const looker = lookerOf(viewer)
  // The life of a task has acts for classified tasks alone.
  const open = processes.filter(({ closedAt, kind }) => closedAt === null && kind !== 'researchTask')
  const parts = await partsOf(deps, viewer, { ...visible, processes })
  const known = people.filter(
    ({ relation, id }) => viewer.ids.includes(id) || mayKnowRelation(looker, standing.relations, relation),
  )
  if (known.some(({ relation, id }) => !viewer.ids.includes(id) && isSealed(relation))) {
    noteRead('seat', standing.relations)
  }
  return {
    ...orderOf(visible),
    stages: stagesOf(processes, task.outcome),
    deadlines: deadlines.map(deadlineOf(new WorkCalendar(years, law.clock), assumedClauses(law), now)),
    people: known.map(({ relation, stream, id, name, since }) => ({
      ...{ stream, since, person: { id, name } },
      relation: { code: relation, title: relationWords[relation] },
    })),
    parts,
    unseen: unseenBy(viewer, { processes, parts }),
    actions: open.flatMap((process) =>
      actionsOn(process, standing.before(process.stream), { taskId: task.id }),
    ),
  }
}

const mayReadLedger = ({ roles }: Viewer) =>
  roles.some((role) => (moneyRoles as readonly Role[]).includes(role))

/** One task: everything that its page shows, and what the viewer may do next. */
export const taskRoutes = [
  defineRead({
    name: 'getTask',
    path: '/tasks/{taskId}',
    tag: 'Nhiệm vụ',
    title: 'Xem nhiệm vụ',
    summary: 'Nhiệm vụ theo mã: nội dung, các bước, thời hạn kèm căn cứ, người liên quan và việc được làm.',
    access: 'signedIn',
    answer,
    async handle(input) {
      const { deps, viewer, params } = input
      const visible = await visibleTask(deps, viewer, params.taskId, 'any')
      const { task, standing } = visible
      const { id, code } = task
      const links = {
        self: `/api/tasks/${id}`,
        journal: `/api/tasks/${id}/journal`,
        similar: `/api/tasks/${id}/similar`,
        waiting: `/api/tasks/${id}/waiting`,
        documents: `/api/tasks/${id}/documents`,
        money: `/api/tasks/${id}/money`,
        ...(mayReadLedger(viewer) ? { ledger: `/api/ledger?taskId=${id}` } : {}),
      }
      if (standing.view === 'recused') return { id, code, view: 'recused' as const, actions: [], links: {} }
      const summary = { id, code, ...summaryOf(visible), links }
      if (standing.view !== 'full') {
        return {
          ...{ ...summary, view: 'metadata' as const, links: {} },
          ...(await classifiedOf(deps, visible)),
        }
      }
      return { ...summary, view: 'full' as const, ...(await fullOf(input, visible)) }
    },
  }),
]
