import { loadCalendarYears } from '../../db/calendar'
import type { Db } from '../../db/connection'
import {
  type OpenStage,
  openStage,
  type PublicTask,
  type StageVisit,
  stageVisits,
} from '../../db/reads/public-site'
import { WorkCalendar } from '../../domain/calendar'
import { type Instant, toLocalDate } from '../../domain/instant'
import { type Relation, type Role, type Stage, stages } from '../../domain/life'
import { lawFor } from '../../regulations'
import { bodyOfRelation, bodyOfRole } from '../messages/bodies'
import { formatDate } from '../messages/format'
import { kindWords, outcomeWords, typeWords } from '../messages/words'
import { type TermView, termView } from './terms'
import { bodyOfStage, formatWeekday, stageSentences } from './words'

/** Terms that run at once and are shown: the soonest. */
const termsShown = 3

const reached = (stage: Stage, by: Stage) => stages.indexOf(stage) >= stages.indexOf(by)

/** An order's title is public from the call for it on; before that it is the proposer's. */
export function isTitlePublic(stage: Stage): boolean {
  return reached(stage, 'call')
}

/** Who hosts is public once the authority has decided it. */
export function isHostPublic(stage: Stage): boolean {
  return reached(stage, 'contracting')
}

/** One of the eleven stages on a task's page. */
interface StepView {
  readonly number: number
  readonly name: string
  readonly state: 'done' | 'now' | 'stopped' | 'ahead' | 'skipped'
  readonly words: string
}

/** A task as its public page shows it. */
export interface TrackingView {
  readonly code: string
  readonly type: string
  readonly title: string | null
  readonly host: string | null
  readonly stage: {
    readonly number: number
    readonly of: number
    readonly name: string
    readonly says: string
  }
  /** Absent when the task has ended. */
  readonly waiting?: { readonly bodies: string; readonly since: string }
  readonly terms: readonly TermView[]
  readonly ended?: { readonly words: string; readonly on: string }
  readonly steps: readonly StepView[]
}

/** The body behind a token of an awaited act; undefined for one person by name, who is nobody's business. */
function bodyOfToken(token: string): string | undefined {
  const word = token.slice(token.lastIndexOf(':') + 1)
  if (token.startsWith('person:')) return undefined
  return token.startsWith('role:') ? bodyOfRole[word as Role] : bodyOfRelation[word as Relation]
}

function waitingOf(stage: Stage, open: OpenStage | undefined): TrackingView['waiting'] {
  if (!open) return undefined
  const bodies = new Set(
    open.awaited.flatMap(({ tokens }) => tokens.flatMap((token) => bodyOfToken(token) ?? [])),
  )
  const since = open.awaited[0]?.since ?? open.openedAt
  return {
    bodies: bodies.size > 0 ? [...bodies].join('; ') : bodyOfStage[stage],
    since: formatWeekday(toLocalDate(since)),
  }
}

function stepOf({ stage: current, outcome }: PublicTask, visits: readonly StageVisit[]) {
  return (stage: Stage, index: number): StepView => {
    const visit = visits.find((one) => one.stage === stage)
    const step = { number: index + 1, name: kindWords[stage] }
    if (!visit) {
      const isBehind = reached(current, stage) && stage !== current
      const words = isBehind || outcome !== null ? 'Không thực hiện' : 'Chưa tới'
      return { ...step, state: isBehind || outcome !== null ? 'skipped' : 'ahead', words }
    }
    const entered = formatDate(toLocalDate(visit.enteredAt))
    if (stage === current) {
      return outcome === null
        ? { ...step, state: 'now', words: `Đang ở bước này, từ ${entered}` }
        : { ...step, state: 'stopped', words: `Kết thúc tại bước này, từ ${entered}` }
    }
    const left = visit.leftAt ? ` đến ${formatDate(toLocalDate(visit.leftAt))}` : ''
    return { ...step, state: 'done', words: `Đã qua, từ ${entered}${left}` }
  }
}

/** A task as anyone may see it: stage, agency, since when, terms. No people, ballots, dossiers or counts. */
export async function trackingView(db: Db, task: PublicTask, now: Instant): Promise<TrackingView> {
  const { id, code, stage, outcome, closedAt } = task
  const [visits, open, years] = await Promise.all([
    stageVisits(db, id),
    outcome === null ? openStage(db, id, stage) : undefined,
    loadCalendarYears(db),
  ])
  const law = open && lawFor(open.law.editionId, open.law.overlay)
  const calendar = law && new WorkCalendar(years, law.clock)
  const waiting = waitingOf(stage, open)
  return {
    ...{ code, type: typeWords[task.type] },
    title: isTitlePublic(stage) ? task.title : null,
    host: isHostPublic(stage) ? task.host : null,
    stage: {
      number: stages.indexOf(stage) + 1,
      of: stages.length,
      name: kindWords[stage],
      says: stageSentences[stage],
    },
    ...(waiting ? { waiting } : {}),
    terms:
      law && calendar
        ? open.terms.slice(0, termsShown).map((term) => termView(term, law, now, calendar))
        : [],
    ...(outcome && closedAt
      ? { ended: { words: outcomeWords[outcome], on: formatWeekday(toLocalDate(closedAt)) } }
      : {}),
    steps: stages.map(stepOf(task, visits)),
  }
}
