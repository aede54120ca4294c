import type { Db } from '../../db/connection'
import { tiesBetween } from '../../db/reads/council-stages'
import type { SessionState } from '../../domain/councils/state'
import type { Tie } from '../../domain/councils/ties'
import { type Instant, toLocalDate } from '../../domain/instant'

/** What is on record between people and the parties of a council's agenda. */
export async function tiesToParties(
  db: Db,
  { agenda }: Pick<SessionState, 'agenda'>,
  people: readonly string[],
  at: Instant,
): Promise<Tie[]> {
  const sides = agenda.flatMap((task) => task.sides)
  const parties = {
    people: sides.flatMap(({ keyPeople, otherPeople }) => [...keyPeople, ...(otherPeople ?? [])]),
    organisations: sides.flatMap(({ host, partners }) => [host, ...partners]),
  }
  return tiesBetween(db, people, parties, toLocalDate(at))
}
