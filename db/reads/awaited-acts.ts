import type { CouncilKind } from '../../domain/council/composition'
import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import { decidedMakings, decidesOnMade, decisions, everyMaking } from '../../domain/rights/two-persons'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'
import type { StoredPause } from '../deadlines'
import { allOf, type Part, part } from './parts'
import { type ListLooker, seenBy } from './tasks'

/** An act that is waited for. */
export interface AwaitedAct {
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

const awaitedColumns = 'awaited.stream, awaited.act, awaited.kind, awaited.task_id, awaited.since'

/**
 * Acts that wait for a person by a token, or for what they are to a task or in a council. Each is found by
 * its key: "offset 0" keeps PostgreSQL from reading a whole table instead, which takes longer with every
 * task.
 */
export const ownActs = `
  select ${awaitedColumns} from awaited_acts as awaited where tokens && ?::text[]
  union select ${awaitedColumns} from awaited_acts as awaited
    where tokens && ?::text[] and act = any(?::text[])
  union select ${awaitedColumns}
    from task_people as mine cross join lateral
      (select * from awaited_acts where task_id = mine.task_id offset 0) as awaited
    where person_id = any(?) and until is null and relation <> 'conflicted' and mine.stream = ''
      and 'task/' || mine.task_id || ':' || relation = any(tokens)
  union select ${awaitedColumns}
    from task_people as mine cross join lateral
      (select * from awaited_acts where stream = mine.stream offset 0) as awaited
    where person_id = any(?) and until is null and relation <> 'conflicted'
      and mine.stream || ':' || relation = any(tokens)`

/** The values of `ownActs`: tokens by which acts are found, delegations for some acts only, and whose. */
export function ownActsOf({ ids, limited }: ListLooker, tokens: readonly string[]) {
  const some = limited.map(({ role }) => `role:${role}`)
  const acts = limited.flatMap((one) => one.acts ?? [])
  return [[...tokens], some, acts, [...ids], [...ids]]
}

/** The term of an awaited act, joined by its key. */
export const term = `lateral (select * from deadlines
  where stream = awaited.stream and waits_for = awaited.act and closed_at is null offset 0) as term`
/** The task of an awaited act, joined by its key. */
export const task = `left join lateral (select * from tasks
  where id = awaited.task_id offset 0) as tasks on true`

/** The columns of an awaited act. */
export const shown = `awaited.stream, awaited.act, awaited.kind, awaited.task_id as "taskId", awaited.since,
  tasks.code, tasks.title, term.due, term.clause, term.state as "deadlineState"`

/** A row of those columns. */
export function toAwaited(row: Record<'since' | 'due', Date> & AwaitedAct): AwaitedAct {
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
export async function withDetails(db: Db, acts: readonly AwaitedAct[]): Promise<WaitingAct[]> {
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

const listed = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ')
const makings = decidedMakings.map(({ act, types }) => `('${act}', array[${listed(types)}])`)

const isMaking = `type in (${listed(everyMaking)})`

/** As `mayDecideOnMade` has it, of the facts in the journal: first the person's own, which are few. */
const decidesOnOwn = `(
  awaited.act in (${listed(decisions)}) and exists (
    select from (select type, seq from journal
      where task_id = awaited.task_id and by_person = any(?) and ${isMaking} offset 0) as made
    cross join lateral (select from (values ${makings.join(', ')}) as making (act, types)
      where making.act = awaited.act and made.type = any(making.types) and made.seq >= coalesce((
        select max(seq) from journal
        where task_id = awaited.task_id and ${isMaking} and type = making.types[1]), 0)
      offset 0) as decided))`

/**
 * What holds of decisions that wait for a person's role and not for them, who made what they are about.
 * Whether they have made anything at all is asked for before: the condition takes longer to plan than to try.
 */
export async function awaitedOfAnother(db: Db, { ids, roles }: ListLooker): Promise<Part> {
  const made = `select from journal where by_person = any(?) and ${isMaking} limit 1`
  const isMaker = decidesOnMade(roles) && (await db.raw(made, [[...ids]])).rows.length > 0
  return isMaker ? part(decidesOnOwn, [...ids]) : part('false')
}

/** What holds of the awaited acts that a person may see. */
export async function seenActs(db: Db, looker: ListLooker): Promise<Part> {
  const { sql, bindings } = allOf(await seenBy(db, looker))
  return part(`(awaited.task_id is null or ${sql})`, ...bindings)
}
