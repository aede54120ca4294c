import type { DeadlineEffect, Moments, OpenDeadline, StoredPause } from '../db/deadlines'
import { oneByOne } from '../db/one-by-one'
import type { WorkCalendar } from '../domain/calendar'
import { addMillis, type Instant, toLocalDate } from '../domain/instant'
import { type DeadlineChanges, type DeadlineSpec, nobodysDuty } from '../domain/machine'
import type { Term } from '../regulations/kinds'
import type { Law } from '../regulations/schema'
import type { DeadlineUpdate, RecordedDeadline } from './contract'

/** What is needed to work a term out: the days off, the law's way of counting, and what already runs. */
export interface Counting {
  /** Asked only where a term begins or goes on. */
  readonly calendar: () => Promise<WorkCalendar>
  readonly law: Law
  readonly open: readonly OpenDeadline[]
}

/** Works out with the calendar what a fact does to the deadlines of its process. */
export async function resolveDeadlines(
  changes: DeadlineChanges,
  at: Instant,
  counting: Counting,
): Promise<DeadlineEffect[]> {
  const { open } = counting
  const closing = changes.closes === 'all' ? open.map(({ name }) => name) : (changes.closes ?? [])
  const running = (name: string) => open.find((deadline) => deadline.name === name)
  const closes = closing.filter(running).map((name) => ({ does: 'close' as const, name }))
  const replaced = (changes.opens ?? [])
    .filter(({ name }) => running(name) && !closing.includes(name))
    .map(({ name }) => ({ does: 'close' as const, name }))
  const opens = await oneByOne(changes.opens ?? [], (spec) => opened(spec, at, counting))
  const untouched = open.filter(
    ({ name }) => ![...closes, ...replaced].some((effect) => effect.name === name),
  )
  const named = (names: readonly string[] | 'all' | undefined, state: string): readonly string[] =>
    names === 'all' ? untouched.filter((one) => one.state === state).map(({ name }) => name) : (names ?? [])
  const pauses = named(changes.pauses, 'running').flatMap((name) => pausing(running(name), at))
  const resumes = await oneByOne(named(changes.resumes, 'paused'), (name) =>
    resuming(running(name), at, counting),
  )
  return [...closes, ...replaced, ...opens, ...pauses, ...resumes.flat()]
}

async function opened(spec: DeadlineSpec, at: Instant, counting: Counting): Promise<DeadlineEffect> {
  const { name, waitsFor, clause, term, from } = spec
  const countedFrom = from ?? toLocalDate(at)
  const due = spec.due ?? (term && (await counting.calendar()).addTerm(countedFrom, term)?.at)
  return {
    does: 'open',
    deadline: {
      name,
      waitsFor,
      clause,
      countedFrom,
      term: term ?? null,
      ...(await momentsOf(due, waitsFor, at, counting)),
    },
  }
}

/** A term that has passed stays passed: whoever returns the file afterwards does so late. */
function pausing(deadline: OpenDeadline | undefined, at: Instant): DeadlineEffect[] {
  if (deadline?.state !== 'running') return []
  const { name, waitsFor } = deadline
  const pauses: StoredPause[] = [...deadline.pauses, { from: toLocalDate(at) }]
  return [{ does: 'pause', name, waitsFor, pauses, moments: {} }]
}

async function resuming(
  deadline: OpenDeadline | undefined,
  at: Instant,
  counting: Counting,
): Promise<DeadlineEffect[]> {
  if (deadline?.state !== 'paused') return []
  const { name, waitsFor, countedFrom } = deadline
  const pauses: StoredPause[] = deadline.pauses.map((pause) => ({
    ...pause,
    to: pause.to ?? toLocalDate(at),
  }))
  const term = deadline.term as Term | null
  const due = term ? (await counting.calendar()).addTerm(countedFrom, term, { pauses })?.at : undefined
  return [{ does: 'resume', name, waitsFor, pauses, moments: await momentsOf(due, waitsFor, at, counting) }]
}

/**
 * Reminder and escalation stand at their terms before and after the due instant, at its hour.
 * A term that is shorter than the reminder's lead has none: who is awaited has just been told.
 */
async function momentsOf(
  due: Instant | undefined,
  waitsFor: string,
  at: Instant,
  { calendar: asked, law }: Counting,
): Promise<Moments> {
  if (due === undefined) return {}
  if (waitsFor === nobodysDuty) return { due }
  const calendar = await asked()
  const lastMoment = addMillis(due, -1)
  const dueDate = toLocalDate(lastMoment)
  const shifted = (term: Term): Instant | undefined => {
    const date = calendar.addTerm(dueDate, term)?.date
    return date && addMillis(due, Date.parse(date) - Date.parse(dueDate))
  }
  const remindAt = shifted({ ...law.reminders.before.value, direction: 'before' })
  const escalateAt = shifted(law.reminders.escalation.value)
  const ahead = remindAt !== undefined && remindAt > at
  return { due, ...(ahead ? { remindAt } : {}), ...(escalateAt ? { escalateAt } : {}) }
}

/** The effects of the journal's fact number `setBy` as the workflow holds them. */
export function toUpdate(effects: readonly DeadlineEffect[], setBy: number): DeadlineUpdate {
  const changed: RecordedDeadline[] = []
  const closed: string[] = []
  for (const effect of effects) {
    if (effect.does === 'open') {
      const { name, waitsFor, due, remindAt, escalateAt } = effect.deadline
      changed.push({ name, waitsFor, setBy, ...present({ due, remindAt, escalateAt }) })
    } else if (effect.does === 'pause' || effect.does === 'resume') {
      const { name, waitsFor } = effect
      changed.push({ name, waitsFor, setBy, ...present(effect.moments) })
    } else if (effect.does === 'close') closed.push(effect.name)
  }
  return { changed, closed }
}

function present({ due, remindAt, escalateAt }: Moments): Moments {
  return { ...(due ? { due } : {}), ...(remindAt ? { remindAt } : {}), ...(escalateAt ? { escalateAt } : {}) }
}
