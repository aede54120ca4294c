import { planned, type Trx } from '../../db/connection'
import { type Instant, toLocalDate } from '../../domain/instant'
import type { Recipients } from './owed/owed-letter'

/** What is looked up for one letter: whom it goes to, the task it is about, the deadline that it states. */
export interface Sought {
  readonly to: Recipients
  readonly taskId: string | null
  readonly deadline?: string | undefined
}

/** A person whom a letter goes to, with what the letter says of its task and its deadline. */
export interface Addressee {
  /** The letter, by its place among those that were asked for. */
  readonly place: number
  readonly id: string
  readonly name: string
  readonly degree: string | null
  readonly code: string | null
  readonly title: string | null
  readonly classified: boolean | null
  readonly clause: string | null
  readonly due: Date | null
  readonly waitsFor: string | null
}

const lookup = `
  select distinct on (sought.place, people.id) sought.place, people.id, people.name, people.degree,
    tasks.code, tasks.title, tasks.classified, term.clause, term.due, term.waits_for as "waitsFor"
  from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
    as sought (place, person, role, relation, stream, task_id, deadline)
  cross join lateral (
    select sought.person as id
    union all
    select person_id from person_roles
    where role = sought.role and valid_from <= ? and (valid_to is null or valid_to >= ?)
    union all
    select delegate from delegations
    where role = sought.role and acts is null and revoked_at is null and valid_from <= ? and valid_to >= ?
    union all
    select person_id from task_people
    where task_id = sought.task_id and stream = sought.stream and relation = sought.relation and until is null
  ) as addressee
  join people as known on known.id = addressee.id
  join people on people.id =
    case when known.merged_into is null then known.id else kept_person(known.id, ?) end
  left join tasks on tasks.id = sought.task_id
  left join lateral (
    select clause, due, waits_for from deadlines
    where stream = ? and name = sought.deadline
    order by opened_seq desc limit 1
  ) as term on true
  order by sought.place, people.id`

const columns = ['place', 'person', 'role', 'relation', 'stream', 'taskId', 'deadline'] as const

/** The ways that lead to recipients: one a person, one a role or relation. What is empty matches nothing. */
function waysTo(to: Recipients) {
  const none = { person: '', role: '', relation: '', stream: '' }
  if ('persons' in to) return to.persons.map((person) => ({ ...none, person }))
  if ('role' in to) return [{ ...none, role: to.role }]
  return [{ ...none, relation: to.relation, stream: to.stream ?? '' }]
}

/** Looks up for all letters of a fact at once whom they go to: each person once a letter. */
export async function addresseesOf(
  trx: Trx,
  { stream, at }: { readonly stream: string; readonly at: Instant },
  letters: readonly Sought[],
): Promise<Addressee[]> {
  const ways = letters.flatMap(({ to, taskId, deadline }, place) =>
    waysTo(to).map((way) => ({ ...way, place, taskId: taskId ?? '', deadline: deadline ?? '' })),
  )
  const sought = columns.map((column) => ways.map((way) => String(way[column])))
  const today = toLocalDate(at)
  const { rows } = await trx
    .raw(lookup, [...sought, today, today, today, today, at, stream])
    .options(planned('addressees'))
  return rows
}
