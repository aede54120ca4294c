import { type Instant, type LocalDate, toLocalDate } from '../instant'
import type { Stage } from '../life'
import { granted, refuse, type Verdict } from '../verdict'

/** The stages by which a classified task is followed: those that come with a document of their own. */
export const classifiedStages = [
  'ordering',
  'determination',
  'selection',
  'contracting',
  'execution',
  'acceptance',
  'closing',
] as const satisfies readonly Stage[]

/** One of them. */
export type ClassifiedStage = (typeof classifiedStages)[number]

/** All that is kept of a classified task besides its code: its stage, since when, and when it is to run. */
export interface ClassifiedTask {
  readonly stage: ClassifiedStage
  /** The first day of the stage. */
  readonly on: LocalDate
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** The next stage, its first day, and the end where that has moved. */
export interface NextStage {
  readonly stage: ClassifiedStage
  readonly on: LocalDate
  readonly endsOn?: LocalDate | undefined
}

/** Whether a classified task may be kept with these dates. */
export function datesOfClassified({ on, startsOn, endsOn }: ClassifiedTask, at: Instant): Verdict {
  if (endsOn < startsOn) return refuse('classified/dates-reversed')
  return notInFuture(on, at)
}

/** Whether a classified task may move on like this. */
export function moveOfClassified(task: ClassifiedTask, next: NextStage, at: Instant): Verdict {
  if (classifiedStages.indexOf(next.stage) <= classifiedStages.indexOf(task.stage)) {
    return refuse('classified/stage-not-after')
  }
  if (next.on < task.on) return refuse('classified/day-before-stage', { since: task.on })
  return datesOfClassified({ ...task, ...movedBy(next) }, at)
}

/** Whether a classified task may end on a day. */
export function endOfClassified(task: ClassifiedTask, on: LocalDate, at: Instant): Verdict {
  return on < task.on ? refuse('classified/day-before-stage', { since: task.on }) : notInFuture(on, at)
}

/** What a move changes. */
export function movedBy({ stage, on, endsOn }: NextStage): Partial<ClassifiedTask> {
  return { stage, on, ...(endsOn === undefined ? {} : { endsOn }) }
}

function notInFuture(on: LocalDate, at: Instant): Verdict {
  const today = toLocalDate(at)
  return on > today ? refuse('classified/day-in-future', { today }) : granted
}
