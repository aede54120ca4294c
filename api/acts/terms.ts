import { loadCalendarYears } from '../../db/calendar'
import type { Db } from '../../db/connection'
import { openProcessOf } from '../../db/processes'
import { WorkCalendar } from '../../domain/calendar'
import type { LocalDate } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import { lawFor } from '../../regulations'
import type { Law, Term } from '../../regulations/schema'

/** A process that is open for a task, with its law and the working calendar as its law counts. */
export interface OpenStage<S> {
  readonly state: S
  readonly law: Law
  /** The last day of a term. */
  dayAfter(from: LocalDate, term: Term): LocalDate | undefined
}

/** The open process of a kind; undefined when there is none: the act itself is refused then. */
export async function openStage<S>(
  db: Db,
  taskId: string,
  kind: ProcessKind,
): Promise<OpenStage<S> | undefined> {
  const process = await openProcessOf(db, taskId, kind)
  if (!process) return undefined
  const law = lawFor(process.law.editionId, process.law.overlay)
  const calendar = new WorkCalendar(await loadCalendarYears(db), law.clock)
  const state = process.state as { readonly status: string } & S
  return { state, law, dayAfter: (from, term) => calendar.addTerm(from, term)?.date }
}
