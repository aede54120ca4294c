import type { Relation } from '../../domain/council/conflict'
import type { Tie } from '../../domain/councils/ties'
import { processOpened } from '../../domain/fact'
import { addDays, type LocalDate, startOfDay } from '../../domain/instant'
import type { TaskBrief } from '../../domain/stages/life'
import type { Db } from '../connection'
import { idsOfPeople } from '../people'

/** What a stage was opened with: the order, and what the stages before it handed over. */
export async function briefOf(db: Db, stream: string): Promise<TaskBrief> {
  const row = await db('journal').where({ stream, type: processOpened }).first('data')
  if (!row) throw new Error(`No opening of ${stream}`)
  return row.data
}

/** Ids of tasks by id or code; `unknown` are those that there is no task for. */
export async function taskIdsOf(
  db: Db,
  idsOrCodes: readonly string[],
): Promise<{ readonly ids: string[]; readonly unknown: string[] }> {
  const rows: { id: string; code: string }[] = await db('tasks')
    .whereIn('id', [...idsOrCodes])
    .orWhereIn('code', [...idsOrCodes])
    .select('id', 'code')
  const found = idsOrCodes.map((given) => rows.find(({ id, code }) => id === given || code === given)?.id)
  return {
    ids: [...new Set(found.flatMap((id) => id ?? []))],
    unknown: idsOrCodes.filter((_given, index) => found[index] === undefined),
  }
}

/** The organisations of people on a day, by employment and by role. */
export async function organisationsOn(
  db: Db,
  people: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = await idsOfPeople(db, people, startOfDay(addDays(on, 1)))
  const heldOn = (table: string) =>
    db(table)
      .whereIn('person_id', [...ids.values()].flat())
      .where('valid_from', '<=', on)
      .where((until) => until.whereNull('valid_to').orWhere('valid_to', '>=', on))
      .select('person_id as person', 'organisation_id as organisation')
  const rows: { person: string; organisation: string }[] = [
    ...(await heldOn('person_employments')),
    ...(await heldOn('person_roles')),
  ]
  const of = (person: string) =>
    rows.filter((row) => ids.get(person)?.includes(row.person)).map(({ organisation }) => organisation)
  return new Map(people.map((person) => [person, [...new Set(of(person))].sort()]))
}

const inverse: Partial<Record<Relation, Relation>> = { parent: 'child', child: 'parent' }

/** What is on record between people and the parties of an agenda: relations, and shared organisations. */
export async function tiesBetween(
  db: Db,
  people: readonly string[],
  parties: { readonly people: readonly string[]; readonly organisations: readonly string[] },
  on: LocalDate,
): Promise<Tie[]> {
  const organisations = await organisationsOn(db, people, on)
  const ids = await idsOfPeople(db, [...people, ...parties.people])
  const idsOf = (some: readonly string[]) => some.flatMap((id) => ids.get(id) ?? [])
  const [own, theirs] = [idsOf(people), idsOf(parties.people)]
  const partyOf = (id: string) => parties.people.find((party) => ids.get(party)?.includes(id))
  const rows: { person_id: string; other_id: string; kind: Relation }[] = await db('person_relations')
    .where((query) => query.whereIn('person_id', own).whereIn('other_id', theirs))
    .orWhere((query) => query.whereIn('person_id', theirs).whereIn('other_id', own))
    .orderBy(['person_id', 'other_id', 'kind'])
    .select('person_id', 'other_id', 'kind')
  return people.map((person) => {
    const isOwn = (id: string) => ids.get(person)?.includes(id) === true
    const relations = rows.flatMap(({ person_id, other_id, kind }) => {
      if (isOwn(person_id)) return [{ person: partyOf(other_id) ?? other_id, kind }]
      return isOwn(other_id) ? [{ person: partyOf(person_id) ?? person_id, kind: inverse[kind] ?? kind }] : []
    })
    const known = organisations.get(person) ?? []
    return {
      person,
      organisations: known.filter((organisation) => parties.organisations.includes(organisation)),
      relations: [...new Map(relations.map((one) => [`${one.person} ${one.kind}`, one])).values()],
    }
  })
}
