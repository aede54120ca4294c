import type { CouncilKind } from '../../domain/council/composition'
import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import type { StoredPause } from '../deadlines'
import { allOf, type ListLooker, type Part, part, seenBy } from './tasks'

/** An act that is waited for. */
interface AwaitedAct {
  readonly stream: string
  readonly act: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  readonly code: string | null
  readonly title: string | null
  readonly since: Instant
  readonly due: Instant | null
  readonly clause: string | null
  readonly deadlineState: 'running' | 'paused' | 'missed' | null
}

/** What is told of an awaited act besides: its law, its term's pauses, who may do it, which council sits. */
interface AwaitedDetail {
  readonly pauses: readonly StoredPause[] | null
  readonly law: PinnedLaw
  /** `role:…`, `person:…`, or a relation to a stream (`task/…:host`). */
  readonly tokens: readonly string[]
  /** Of a council's sitting: the council, and the codes of the tasks on its agenda. */
  readonly council: {
    readonly kind: CouncilKind
    readonly name: string | null
    readonly tasks: string
  } | null
}

/** An act that is waited for, with all that its row in a queue tells. */
export type WaitingAct = AwaitedAct & AwaitedDetail

/** The place in the list after which a page begins. */
export interface WorkPlace {
  readonly due: string | null
  readonly since: string
  readonly stream: string
  readonly act: string
}

/** More acts than these, waiting for a role, are looked for in the order of the list and not all at once. */
const many = 1_000

const awaitedColumns = 'awaited.stream, awaited.act, awaited.kind, awaited.task_id, awaited.since'

/**
 * Acts that wait for a person by a token, or for what they are to a task or in a council. Each is found by
 * its key: "offset 0" keeps PostgreSQL from reading a whole table instead, which takes longer with every
 * task.
 */
const ownActs = `
  select ${awaitedColumns} from awaited_acts as awaited where tokens && ?::text[]
  union select ${awaitedColumns}
    from task_people as mine cross join lateral
      (select * from awaited_acts where task_id = mine.task_id offset 0) as awaited
    where person_id = ? and until is null and relation <> 'conflicted' and mine.stream = ''
      and 'task/' || mine.task_id || ':' || relation = any(tokens)
  union select ${awaitedColumns}
    from task_people as mine cross join lateral
      (select * from awaited_acts where stream = mine.stream offset 0) as awaited
    where person_id = ? and until is null and relation <> 'conflicted'
      and mine.stream || ':' || relation = any(tokens)`

const term = `lateral (select * from deadlines
  where stream = awaited.stream and waits_for = awaited.act and closed_at is null offset 0) as term`
const task = `left join lateral (select * from tasks where id = awaited.task_id offset 0) as tasks on true`

/** Acts whose term runs come first, in the order of their terms. */
const dated = {
  own: `own as awaited cross join ${term} ${task} where term.due is not null`,
  ofRole: `deadlines as term cross join lateral (select * from awaited_acts
      where stream = term.stream and act = term.waits_for and tokens && ?::text[] offset 0) as awaited
    ${task} where term.closed_at is null and term.due is not null`,
  keys: 'term.due, term.stream, term.waits_for',
  order: 'due, stream, act',
}
/** Then those without a term, or whose term stands, by their age. */
const undated = {
  own: `own as awaited left join ${term} on true ${task} where term.due is null`,
  ofRole: `awaited_acts as awaited left join ${term} on true
    ${task} where awaited.tokens && ?::text[] and term.due is null`,
  keys: 'awaited.since, awaited.stream, awaited.act',
  order: 'since, stream, act',
}

/** For whom acts wait: tokens by which all are found, and those that too many acts have. */
interface Tokens {
  readonly few: string[]
  readonly many: string[]
}

async function tokensOf(db: Db, { personId, roles }: ListLooker): Promise<Tokens> {
  const tokens = roles.map((role) => `role:${role}`)
  const person = `person:${personId}`
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    'select count(*) from (select from awaited_acts where tokens && ?::text[] limit ?) as waiting',
    [tokens, many],
  )
  return rows[0]!.count < many ? { few: [person, ...tokens], many: [] } : { few: [person], many: tokens }
}

const shown = `awaited.stream, awaited.act, awaited.kind, awaited.task_id as "taskId", awaited.since,
  tasks.code, tasks.title, term.due, term.clause, term.state as "deadlineState"`

interface Wanted {
  readonly personId: string
  readonly tokens: Tokens
  readonly seen: Part
  /** The values of the keys after which the page begins; none for the first. */
  readonly after: readonly string[]
  readonly limit: number
}

async function waiting(
  db: Db,
  { own, ofRole, keys, order }: typeof dated,
  { personId, tokens, seen, after, limit }: Wanted,
): Promise<AwaitedAct[]> {
  const { sql, bindings } = allOf([
    seen,
    ...(after.length > 0 ? [part(`(${keys}) > (?, ?, ?)`, ...after)] : []),
  ])
  const rowsFrom = (acts: string) => `(select ${shown} from ${acts} and ${sql} order by ${keys} limit ?)`
  const isMany = tokens.many.length > 0
  const { rows } = await db.raw(
    `with own as materialized (${ownActs})
     select * from (${rowsFrom(own)} ${isMany ? `union ${rowsFrom(ofRole)}` : ''}) as found
     order by ${order} limit ?`,
    [
      ...[tokens.few, personId, personId, ...bindings, limit],
      ...(isMany ? [tokens.many, ...bindings, limit] : []),
      limit,
    ],
  )
  return rows.map(toAwaited)
}

function toAwaited(row: Record<'since' | 'due', Date> & AwaitedAct): AwaitedAct {
  return {
    ...row,
    since: fromMillis((row.since as Date).getTime()),
    due: row.due && fromMillis((row.due as Date).getTime()),
  }
}

const councilOf = `
  select jsonb_build_object('kind', councils.kind, 'name', councils.name, 'tasks', (
    select string_agg(tasks.code, ', ' order by position) from council_agenda
    join tasks on tasks.id = council_agenda.task_id where council_agenda.session_id = councils.session_id))
  from councils where awaited.kind = 'councilSession'
    and councils.session_id = substr(awaited.stream, length('session/') + 1)`

/** The same acts with what is told of them besides. */
async function withDetails(db: Db, acts: readonly AwaitedAct[]): Promise<WaitingAct[]> {
  if (acts.length === 0) return []
  const { rows } = await db.raw(
    `select awaited.stream, awaited.act, awaited.tokens, processes.law, term.pauses, (${councilOf}) as council
     from unnest(?::text[], ?::text[]) as wanted (stream, act)
     cross join lateral (select * from awaited_acts
       where stream = wanted.stream and act = wanted.act offset 0) as awaited
     cross join lateral (select law from processes where stream = awaited.stream offset 0) as processes
     left join ${term} on true`,
    [acts.map(({ stream }) => stream), acts.map(({ act }) => act)],
  )
  const details = new Map<string, AwaitedDetail>(
    rows.map((row: AwaitedDetail & Pick<AwaitedAct, 'stream' | 'act'>) => [`${row.stream} ${row.act}`, row]),
  )
  // One that was done between the two statements waits no more.
  return acts.flatMap((one) => {
    const detail = details.get(`${one.stream} ${one.act}`)
    return detail ? [{ ...one, ...detail }] : []
  })
}

/**
 * A page of the acts that wait for a person now, soonest due first, then those without a term, the oldest
 * first; those of tasks that they may not see are left out.
 */
export async function actsWaitingFor(
  db: Db,
  looker: ListLooker,
  { from, limit }: { readonly from: WorkPlace | undefined; readonly limit: number },
): Promise<WaitingAct[]> {
  const seen = await seenActs(db, looker)
  const wanted = { personId: looker.personId, tokens: await tokensOf(db, looker), seen }
  const found: AwaitedAct[] = []
  if (!from || from.due !== null) {
    const after = from?.due ? [from.due, from.stream, from.act] : []
    found.push(...(await waiting(db, dated, { ...wanted, after, limit })))
  }
  const left = limit - found.length
  const after = from?.due === null ? [from.since, from.stream, from.act] : []
  if (left > 0) found.push(...(await waiting(db, undated, { ...wanted, after, limit: left })))
  return withDetails(db, found)
}

/** What holds of the awaited acts that a person may see. */
async function seenActs(db: Db, looker: ListLooker): Promise<Part> {
  const { sql, bindings } = allOf(await seenBy(db, looker))
  return part(`(awaited.task_id is null or ${sql})`, ...bindings)
}

const mostOfOthers = 50

/**
 * The acts of others that a person waits for, soonest due first: in processes where their own act was the
 * last. At most fifty.
 */
export async function actsAwaitedOfOthers(db: Db, looker: ListLooker): Promise<WaitingAct[]> {
  const { personId, roles } = looker
  const seen = await seenActs(db, looker)
  const { rows } = await db.raw(
    `with own as materialized (${ownActs})
     select ${shown} from processes as mine
     cross join lateral (select * from awaited_acts where stream = mine.stream offset 0) as awaited
     left join ${term} on true ${task}
     where mine.last_by = ? and mine.closed_at is null and not awaited.tokens && ?::text[]
       and not exists (select from own where own.stream = awaited.stream and own.act = awaited.act)
       and ${seen.sql}
     order by term.due asc nulls last, awaited.since, awaited.stream, awaited.act limit ?`,
    [
      ...[[`person:${personId}`], personId, personId, personId],
      ...[roles.map((role) => `role:${role}`), ...seen.bindings, mostOfOthers],
    ],
  )
  return withDetails(db, rows.map(toAwaited))
}

/** An awaited act of a process, whoever it waits for. */
export async function waitingAct(db: Db, stream: string, act: string): Promise<WaitingAct | undefined> {
  const { rows } = await db.raw(
    `select ${shown} from awaited_acts as awaited left join ${term} on true ${task}
     where awaited.stream = ? and awaited.act = ?`,
    [stream, act],
  )
  const [found] = await withDetails(db, rows.map(toAwaited))
  return found
}
