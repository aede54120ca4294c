import type { FactToRecord } from '../../activities/contract'
import {
  type DeadlineFactData,
  deadlineEscalated,
  deadlineMissed,
  deadlineReminded,
  type Fact,
} from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import type { HeldDeadline } from '../contract'

/** The moments of a deadline that have not happened yet. */
function moments(deadline: HeldDeadline): { at: Instant; type: string }[] {
  if (deadline.due === undefined) return []
  const ahead: { at: Instant; type: string }[] = []
  if (deadline.remindAt && !deadline.reminded && !deadline.missed) {
    ahead.push({ at: deadline.remindAt, type: deadlineReminded })
  }
  if (!deadline.missed) ahead.push({ at: deadline.due, type: deadlineMissed })
  if (deadline.escalateAt && !deadline.escalated)
    ahead.push({ at: deadline.escalateAt, type: deadlineEscalated })
  return ahead
}

/** The next moment that any deadline waits for. */
export function nextMoment(deadlines: readonly HeldDeadline[]): Instant | undefined {
  return deadlines
    .flatMap(moments)
    .reduce<Instant | undefined>(
      (first, { at }) => (first === undefined || at < first ? at : first),
      undefined,
    )
}

/** A fact of the clock; a deadline that is set anew passes anew, so `setBy` is part of its name. */
export interface DueFact extends Fact {
  readonly data: DeadlineFactData
  readonly setBy: number
}

/** What falls due up to an instant, in order of time, each as a fact at its own moment. */
export function factsDue(deadlines: readonly HeldDeadline[], upTo: Instant): DueFact[] {
  return deadlines
    .flatMap((deadline) => moments(deadline).map((moment) => ({ ...deadline, ...moment })))
    .filter(({ at }) => at <= upTo)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, type, name, setBy }) => ({ type, at, by: null, data: { name }, setBy }))
}

/** The deadline with the mark that its fact sets; a missed one is not reminded of any more. */
function marked(deadline: HeldDeadline, type: string): HeldDeadline {
  if (type === deadlineReminded) return { ...deadline, reminded: true }
  if (type === deadlineMissed) return { ...deadline, reminded: true, missed: true }
  if (type === deadlineEscalated) return { ...deadline, escalated: true }
  return deadline
}

/** The deadlines after one of their own facts. */
export function afterDeadlineFact(deadlines: readonly HeldDeadline[], fact: Fact): HeldDeadline[] {
  const { name } = fact.data as { name: string }
  return deadlines.map((deadline) => (deadline.name === name ? marked(deadline, fact.type) : deadline))
}

/** The deadlines after a commit: closed ones go, changed ones come with fresh marks. */
export function afterUpdate(
  deadlines: readonly HeldDeadline[],
  changed: readonly HeldDeadline[],
  closed: readonly string[],
): HeldDeadline[] {
  const gone = new Set([...closed, ...changed.map(({ name }) => name)])
  return [...deadlines.filter(({ name }) => !gone.has(name)), ...changed]
}

/** The passed deadline that an act answers, if it does: the act is recorded as late. */
export function latenessOf(
  deadlines: readonly HeldDeadline[],
  act: string,
  at: Instant,
): { name: string; due: Instant } | undefined {
  const late = deadlines.find(({ waitsFor, due }) => waitsFor === act && due !== undefined && due <= at)
  return late?.due === undefined ? undefined : { name: late.name, due: late.due }
}

/** Facts of the clock, keyed by the deadline as it was last set, so that each is recorded once. */
export function timely(stream: string, due: readonly DueFact[]): FactToRecord[] {
  return due.map(({ setBy, ...fact }) => {
    const key = `${stream}/${fact.data.name}/${fact.type}/${setBy}`
    return { ...fact, key, hasContent: false }
  })
}
