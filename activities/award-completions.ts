import { loadCalendarYears } from '../db/calendar'
import type { Trx } from '../db/connection'
import { processByStream } from '../db/processes'
import { WorkCalendar } from '../domain/calendar'
import { processOpened } from '../domain/fact'
import { type Instant, toLocalDate } from '../domain/instant'
import type { AwardedTask } from '../domain/stages/handover'
import type { TaskBrief } from '../domain/stages/life'
import { lawFor } from '../regulations'
import type { Completion } from './completions'

/** Who represents an organisation on the day. */
async function representatives(trx: Trx, host: string, at: Instant): Promise<string[]> {
  const today = toLocalDate(at)
  const rows: { person_id: string }[] = await trx('person_roles')
    .where({ role: 'hostRepresentative', organisation_id: host })
    .where('valid_from', '<=', today)
    .where((still) => still.whereNull('valid_to').orWhere('valid_to', '>=', today))
    .distinct('person_id')
    .orderBy('person_id')
  return rows.map(({ person_id: person }) => person)
}

/** Who acts for the host: those who represent it on the day of the decision. */
const withHostPersons: Completion = async (trx, { data, at }) => {
  const { host } = data as Record<string, unknown> & AwardedTask
  return { ...data, hostPersons: await representatives(trx, host, at) }
}

/** Who acts for the winner while its estimate is appraised. */
const withWinnersPersons: Completion = async (trx, { kind, data, at }) => {
  if (kind !== 'appraisal') return data
  const { previous } = data as Record<string, unknown> & TaskBrief
  const host = previous.selection?.winner.host ?? ''
  return { ...data, hostPersons: await representatives(trx, host, at) }
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
  [processOpened]: withWinnersPersons,
  awardApproved: withHostPersons,
  awardPublished: withPublicTerm,
}
