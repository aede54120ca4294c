import { fromMillis, type Instant } from '../../domain/instant'
import { sessionIdIn } from '../../domain/streams'
import type { AuditKind } from '../audit'
import type { Db } from '../connection'
import { allOf, type Part, part } from './parts'

/** Where an event is kept, in the order in which events of one moment are told. */
export const auditSources = ['journal', 'audit', 'identity'] as const
/** One of the logs. */
export type AuditSource = (typeof auditSources)[number]
/** What an event is about. */
export type AuditEventKind = AuditKind | 'act' | 'identity'

/** The place of an event among all: newest first. */
export interface AuditPlace {
  /** To the microsecond, as PostgreSQL keeps it. */
  readonly at: string
  readonly source: AuditSource
  readonly seq: number
}

/** What is looked for. */
export interface AuditSearch {
  /** The ids of whose doings. */
  readonly persons?: readonly string[] | undefined
  /** Everything by which the object is known; undefined for any. */
  readonly objects?: readonly string[] | undefined
  /** An act or a route. */
  readonly name?: string | undefined
  readonly kind?: AuditEventKind | undefined
  readonly result?: 'done' | 'refused' | 'lost' | undefined
  readonly from?: Instant | undefined
  /** Not any more included. */
  readonly until?: Instant | undefined
  /** Acts that are not shown while their process runs. */
  readonly sealed: readonly string[]
  /** Tasks and sittings from which the asker is kept out by a conflict. */
  readonly keptOut: readonly string[]
  /** Whether the asker knows of classified tasks. */
  readonly cleared: boolean
}

/** Something that was done, read, changed or refused. */
export interface AuditEvent extends AuditPlace {
  readonly moment: Instant
  readonly businessAt: Instant | null
  readonly person: string | null
  readonly personName: string | null
  readonly under: string | null
  readonly kind: AuditEventKind
  readonly name: string
  readonly objects: readonly string[]
  readonly taskId: string | null
  readonly taskCode: string | null
  readonly result: 'done' | 'refused' | 'lost'
  readonly reason: string | null
  readonly address: string | null
  readonly agent: string | null
}

/** One log as the search reads it: with the columns of an event. */
interface Source {
  readonly name: AuditSource
  /** Whether it can hold anything that is looked for. */
  holds(search: AuditSearch): boolean
  /** Its rows, those of the objects alone where objects are asked for: they are few, and sorted by hand. */
  rows(objects: readonly string[] | undefined): Part
  readonly columns: string
  readonly joins: string
  readonly at: string
  readonly person: string
  readonly act: string
  /** What it leaves out, and what it is narrowed to besides. */
  narrowed(search: AuditSearch): Part[]
}

const journal: Source = {
  name: 'journal',
  holds: ({ kind = 'act', result = 'done' }) => kind === 'act' && result === 'done',
  rows: (objects) =>
    objects === undefined
      ? part('journal as e')
      : part(
          `(select * from journal where task_id = any(?) or stream = any(?) offset 0) as e`,
          [...objects],
          objects.flatMap((one) => [one, `session/${one}`]),
        ),
  columns: `e.by_person as person, e.under, 'act' as kind, e.act as name, array[e.stream] as objects,
    e.at as "businessAt", e.task_id as "taskId", tasks.code as "taskCode", 'done' as result,
    null as reason, null as address, null as agent`,
  joins: `left join processes on processes.stream = e.stream
    left join tasks on tasks.id = e.task_id left join people on people.id = e.by_person`,
  at: 'e.recorded_at',
  person: 'e.by_person',
  act: 'e.act',
  narrowed: ({ sealed, keptOut }) => [
    part('e.act is not null'),
    part('(e.act <> all(?) or processes.closed_at is not null)', [...sealed]),
    // Of a classified task its history is nobody's who knows no more than that it exists.
    part('tasks.classified is not true'),
    ...(keptOut.length > 0
      ? [part(`e.stream <> all(?) and coalesce(e.task_id, '') <> all(?)`, [...keptOut], [...keptOut])]
      : []),
  ],
}

const accesses: Source = {
  name: 'audit',
  holds: ({ kind }) => kind !== 'act' && kind !== 'identity',
  rows: (objects) =>
    objects === undefined
      ? part('audit_log as e')
      : part('(select * from audit_log where objects && ?::text[] offset 0) as e', [...objects]),
  columns: `e.person, e.under, e.kind, e.name, e.objects, null::timestamptz as "businessAt",
    case when not tasks.classified then tasks.id end as "taskId",
    case when not tasks.classified then tasks.code end as "taskCode", e.result, e.reason, e.address, e.agent`,
  joins: `left join lateral (
      select id, code, classified from tasks
      where id = any(e.objects) or code = any(e.objects) limit 1) as tasks on true
    left join people on people.id = e.person`,
  at: 'e.at',
  person: 'e.person',
  act: 'e.name',
  narrowed: ({ kind, result, keptOut, cleared, sealed }) => [
    // Whoever guesses an address finds nothing, and that is on record whether or not there is something.
    ...(cleared ? [] : [part(`(tasks.classified is not true or e.reason = 'request/not-found')`)]),
    // That somebody prepares what is sealed is nobody's to know.
    part(`(e.kind <> 'input' or e.name <> all(?))`, [...sealed]),
    ...(kind ? [part('e.kind = ?', kind)] : []),
    ...(result ? [part('e.result = ?', result)] : []),
    ...(keptOut.length > 0 ? [part('not (e.objects && ?::text[])', [...keptOut])] : []),
  ],
}

const accounts: Source = {
  name: 'identity',
  holds: ({ kind = 'identity', result }) => kind === 'identity' && result !== 'lost',
  rows: (objects) =>
    objects === undefined
      ? part('identity_events as e')
      : part('(select * from identity_events where person_id = any(?) offset 0) as e', [...objects]),
  columns: `coalesce(e.by_person, e.person_id) as person, null as under, 'identity' as kind, e.kind as name,
    array_remove(array[e.person_id], null) as objects, null::timestamptz as "businessAt",
    null as "taskId", null as "taskCode", e.outcome as result, null as reason,
    e.from_address as address, null as agent`,
  joins: 'left join people on people.id = coalesce(e.by_person, e.person_id)',
  at: 'e.at',
  person: 'e.person_id',
  act: 'e.kind',
  narrowed: ({ result }) => (result ? [part('e.outcome = ?', result)] : []),
}

/** Every log that is searched. */
const sources: readonly Source[] = [journal, accesses, accounts]

const rankOf = (source: AuditSource) => auditSources.indexOf(source)

/** What of a source comes after a place. */
function after({ name, at }: Source, place: AuditPlace): Part {
  if (place.source === name) return part(`(${at}, e.seq) < (?, ?)`, place.at, place.seq)
  return part(rankOf(name) < rankOf(place.source) ? `${at} < ?` : `${at} <= ?`, place.at)
}

/** Of one id the rows are found in their order. */
function personIs({ person }: Source, ids: readonly string[] | undefined): Part[] {
  if (ids === undefined) return []
  return [ids.length === 1 ? part(`${person} = ?`, ids[0]!) : part(`${person} = any(?)`, [...ids])]
}

function conditions(source: Source, search: AuditSearch, place: AuditPlace | undefined): Part {
  const { persons, name, from, until } = search
  return allOf([
    ...source.narrowed(search),
    ...personIs(source, persons),
    ...(name === undefined ? [] : [part(`${source.act} = ?`, name)]),
    ...(from === undefined ? [] : [part(`${source.at} >= ?`, from)]),
    ...(until === undefined ? [] : [part(`${source.at} < ?`, until)]),
    ...(place ? [after(source, place)] : []),
    part('true'),
  ])
}

type Row = Omit<AuditEvent, 'moment' | 'businessAt' | 'source'> & { readonly businessAt: Date | null }

const asText = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`

async function eventsIn(
  db: Db,
  source: Source,
  search: AuditSearch,
  { after: place, limit }: { readonly after: AuditPlace | undefined; readonly limit: number },
): Promise<AuditEvent[]> {
  if (!source.holds(search)) return []
  const from = source.rows(search.objects)
  const shown = conditions(source, search, place)
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select e.seq, ${asText(source.at)}, people.name as "personName", ${source.columns}
     from ${from.sql} ${source.joins} where ${shown.sql}
     order by ${source.at} desc, e.seq desc limit ?`,
    [...from.bindings, ...shown.bindings, limit],
  )
  return rows.map((row) => ({
    ...row,
    source: source.name,
    moment: fromMillis(Date.parse(row.at)),
    businessAt: row.businessAt && fromMillis(row.businessAt.getTime()),
  }))
}

const inOrder = (a: AuditEvent, b: AuditEvent) => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return a.source === b.source ? b.seq - a.seq : rankOf(a.source) - rankOf(b.source)
}

/** A page of everything that was done, read, changed or refused, newest first. */
export async function searchAudit(
  db: Db,
  search: AuditSearch,
  page: { readonly after: AuditPlace | undefined; readonly limit: number },
): Promise<AuditEvent[]> {
  const found = await Promise.all(sources.map((source) => eventsIn(db, source, search, page)))
  return found.flat().sort(inOrder).slice(0, page.limit)
}

/** The ids of the person of an id, an address or a name; undefined for nobody. */
export async function personSought(db: Db, sought: string): Promise<string[] | undefined> {
  const { rows } = await db.raw<{ rows: { ids: string[] }[] }>(
    `select ids_of_person(id) as ids from people where id = :sought
       or id = (select person_id from person_emails where address = lower(:sought))
       or plain_text(name) = plain_text(:sought)
     order by (id = :sought) desc, merged_into nulls first, id limit 1`,
    { sought },
  )
  return rows[0]?.ids
}

/** Everything by which an object is known: a task by its id and code, a classified one as it was sought. */
export async function objectsSought(db: Db, sought: string): Promise<string[]> {
  const task = await db('tasks')
    .where({ classified: false })
    .where((either) => either.where({ id: sought }).orWhere({ code: sought }))
    .first('id', 'code')
  return [...new Set([sought, ...(task ? [task.id, task.code] : [])])]
}

/** The tasks and sittings from which a person is kept out by a conflict, by all their names. */
export async function namesKeptFrom(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows: { task_id: string; stream: string; code: string | null }[] = await db('task_people')
    .leftJoin('tasks', 'tasks.id', 'task_people.task_id')
    .where({ relation: 'conflicted' })
    .whereIn('person_id', [...ids])
    .whereNull('until')
    .select('task_id', 'task_people.stream', 'code')
  const names = rows.flatMap(({ task_id, stream, code }) => [
    ...[task_id, code, stream],
    stream.startsWith('session/') ? sessionIdIn(stream) : null,
  ])
  return [...new Set(names.filter((name): name is string => Boolean(name)))]
}
