import { loadCalendarYears } from '../db/calendar'
import { processByStream } from '../db/processes'
import { WorkCalendar } from '../domain/calendar'
import { toLocalDate } from '../domain/instant'
import type { AwardedTask } from '../domain/stages/handover'
import { lawFor } from '../regulations'
import type { Completion } from './completions'

/** Who represents the host on the day of the decision: they act for it from then on. */
const withHostPersons: Completion = async (trx, { data, at }) => {
  const { host } = data as Record<string, unknown> & AwardedTask
  const today = toLocalDate(at)
  const rows: { person_id: string }[] = await trx('person_roles')
    .where({ role: 'hostRepresentative', organisation_id: host })
    .where('valid_from', '<=', today)
    .where((still) => still.whereNull('valid_to').orWhere('valid_to', '>=', today))
    .distinct('person_id')
    .orderBy('person_id')
  return { ...data, hostPersons: rows.map(({ person_id: person }) => person) }
}

/** Until when the notice stays public, counted with the calendar as it stands. */
const withPublicTerm: Completion = async (trx, { data, at, stream }) => {
  const process = await processByStream(trx, stream)
  const law = lawFor(process!.law.editionId, process!.law.overlay)
  const calendar = new WorkCalendar(await loadCalendarYears(trx), law.clock)
  const publishedOn = toLocalDate(at)
  const keptUntil = calendar.addTerm(publishedOn, law.award.keepPublished.value)?.date
  return { ...data, publishedOn, keptUntil }
}

/** What an award's facts need of the database. */
export const awardCompletions: Readonly<Record<string, Completion>> = {
  awardApproved: withHostPersons,
  awardPublished: withPublicTerm,
}
