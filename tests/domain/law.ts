import { type CalendarYear, WorkCalendar } from '../../domain/calendar'
import { localDate } from '../../domain/instant'
import { lawFor } from '../../regulations'
import { calendarSeed } from '../../regulations/calendar'
import type { GroupLaw, GroupName, Term } from '../../regulations/schema'

/** The national law that the demonstration runs under, and whose limits the tables test. */
export const law = lawFor('2023')

/** The seeded table of days off. */
export const seededYears: CalendarYear[] = calendarSeed.map((seed) => ({
  year: seed.year,
  holidays: seed.holidays.flatMap((part) => part.days.map(localDate)),
  swappedWorkingSaturdays: seed.workingSaturdays.flatMap((part) => part.days.map(localDate)),
  provisional: seed.status === 'provisional',
}))

/** The seeded calendar under the law of 2023. */
export const seededCalendar = new WorkCalendar(seededYears, law.clock)

/** A group of the law with one value changed, to test that a rule takes it from the law. */
export function varied<G extends GroupName, P extends keyof GroupLaw<G>>(
  group: GroupLaw<G>,
  parameter: P,
  value: GroupLaw<G>[P] extends { readonly value: infer V } ? V : never,
): GroupLaw<G> {
  return { ...group, [parameter]: { ...group[parameter], value } }
}

/** The codes of refusals, in their order. */
export const codes = (refusals: readonly { readonly code: string }[]): string[] =>
  refusals.map((refusal) => refusal.code)

/** A term of the law, in short. */
export const term = (count: number, unit: Term['unit'], direction?: 'before'): Term => ({
  count,
  unit,
  ...(direction === undefined ? {} : { direction }),
})
