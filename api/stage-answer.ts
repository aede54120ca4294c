import { z } from 'zod'
import { loadCalendarYears } from '../db/calendar'
import type { Db } from '../db/connection'
import { deadlinesOf, processesOf, type TaskProcess } from '../db/reads/task'
import { WorkCalendar } from '../domain/calendar'
import type { Instant } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import { refuse } from '../domain/verdict'
import { lawFor } from '../regulations'
import type { Law } from '../regulations/schema'
import { actionShape, actionsOn } from './actions'
import type { AppDeps } from './deps'
import { reject } from './http'
import { deadlineWords } from './messages/deadline-words'
import { type VisibleTask, visibleTask } from './routes/visible-task'
import {
  instantShape,
  named,
  namedKind,
  namedOutcome,
  namedStatus,
  namedType,
  orNull,
  reference,
} from './shapes'
import { termAnswer, termShape } from './term-answer'
import type { Viewer } from './viewer'

/** A term of a process with the act that it waits for. */
export const termOfStageShape = z
  .object({
    name: z.string(),
    act: z.string(),
    title: z.string(),
    countedFrom: z.string(),
    closedAt: instantShape.nullable(),
    term: termShape,
  })
  .meta({ id: 'TermOfStage' })

/** What every page about one stage of a task begins with. */
export const stageShape = {
  task: z.object({
    id: z.string(),
    code: z.string(),
    title: z.string().nullable(),
    type: named,
    proposer: orNull(reference),
    host: orNull(reference),
    stage: named,
    status: named,
    outcome: orNull(named),
  }),
  stream: z.string(),
  process: named,
  status: named,
  open: z.boolean(),
  terms: z.array(termOfStageShape),
  actions: z.array(actionShape),
}

/** One stage of a visible task, under its law. */
export interface StageOfTask extends VisibleTask {
  /** The last process of the kind: a stage may be gone through again. */
  readonly process: TaskProcess
  readonly processes: readonly TaskProcess[]
  readonly law: Law
  /** What the page begins with. */
  readonly head: z.input<z.ZodObject<typeof stageShape>>
}

function headOf(
  { task, standing }: VisibleTask,
  { stream, kind, closedAt, state, law }: TaskProcess,
): Omit<StageOfTask['head'], 'terms'> {
  const { id, code, title, type, stage, status, outcome } = task
  const organisation = (of: string | null, name: string | null) =>
    of === null ? null : { id: of, name: name ?? of }
  return {
    task: {
      ...{ id, code, title, type: namedType(type!), stage: namedKind(stage) },
      ...{ status: namedStatus(stage, status), outcome: namedOutcome(outcome) },
      proposer: organisation(task.proposerOrganisation, task.proposerName),
      host: organisation(task.hostOrganisation, task.hostName),
    },
    ...{ stream, process: namedKind(kind), status: namedStatus(kind, state.status), open: closedAt === null },
    actions:
      closedAt === null
        ? actionsOn({ stream, kind, law, state }, standing.before(stream), { taskId: id })
        : [],
  }
}

/** The terms of one process of a task, running and closed. */
export async function termsOf(
  db: Db,
  taskId: string,
  { stream, law }: Pick<TaskProcess, 'stream' | 'law'>,
  now: Instant,
): Promise<z.input<typeof termOfStageShape>[]> {
  const [deadlines, years] = await Promise.all([deadlinesOf(db, taskId), loadCalendarYears(db)])
  const calendar = new WorkCalendar(years, lawFor(law.editionId, law.overlay).clock)
  return deadlines
    .filter((deadline) => deadline.stream === stream)
    .map(({ name, waitsFor, countedFrom, closedAt, ...kept }) => ({
      ...{ name, act: waitsFor, title: deadlineWords(name, waitsFor), countedFrom, closedAt },
      term: termAnswer(calendar, law, kept, now),
    }))
}

/** A stage of a task for a viewer. One that has not begun, like a task they may not see, is not found. */
export async function stageFor(
  deps: AppDeps,
  viewer: Viewer,
  {
    idOrCode,
    kind,
    now,
  }: { readonly idOrCode: string | undefined; readonly kind: ProcessKind; readonly now: Instant },
): Promise<StageOfTask> {
  const { db } = deps
  const visible = await visibleTask(deps, viewer, idOrCode, 'full')
  const processes = await processesOf(db, visible.task.id)
  const process = processes.findLast((one) => one.kind === kind)
  if (!process) throw reject(refuse('request/not-found'))
  const law = lawFor(process.law.editionId, process.law.overlay)
  const terms = await termsOf(db, visible.task.id, process, now)
  return { ...visible, process, processes, law, head: { ...headOf(visible, process), terms } }
}
