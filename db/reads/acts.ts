import { fromMillis, type Instant } from '../../domain/instant'
import type { ProcessKind, Relation } from '../../domain/life'
import { type Db, planned } from '../connection'
import type { JournalEntry } from '../journal'
import { type Asker, type AskerRow, askerColumns, idsOfAsker, toAsker } from '../people'
import { headColumns, type ProcessOutline, processesOutlined, type TaskHead } from './task-head'

/** The fact that an act has become. */
export interface RecordedAct extends Pick<JournalEntry, 'stream' | 'type' | 'at' | 'late' | 'requestHash'> {
  readonly seq: number
}

/** What a person is to a process of a task, or to the task as a whole (stream ''). */
export interface RelationIn {
  /** The id under which the person is that. */
  readonly person: string
  readonly taskId: string
  readonly stream: string
  readonly relation: Relation
}

/** What has to be known before an act is sent, as it is at one moment. */
export interface BeforeAct {
  readonly asker: Asker
  /** Present where the key was used before. */
  readonly recorded: RecordedAct | undefined
  readonly task: TaskHead | undefined
  /** What the asker is to the task and to the process that was named. */
  readonly relations: readonly RelationIn[]
  /** Whose record was merged into whose, by the merged id. */
  readonly merged: Readonly<Record<string, string>>
  /** The task's processes and the one that was named, in the order of their opening. */
  readonly processes: readonly ProcessOutline[]
}

/** What names an act's place, as far as its address says it. */
export interface NamedPlace {
  /** Id or code. */
  readonly task: string | null
  readonly stream: string | null
}

const recordedColumns = `jsonb_build_object('seq', entry.seq, 'stream', entry.stream, 'type', entry.type,
  'at', entry.at, 'late', entry.late, 'requestHash', entry.request_hash)`

/**
 * Its values stand apart, where the planner does not look into them: a plan that is good for all of them is
 * kept, and one that is cheaper where a value is absent would be made anew at every call.
 */
const beforeActs = `
  select ${askerColumns},
    (select coalesce(jsonb_object_agg(other.id, other.merged_into), '{}') from people as other
      where other.merged_into is not null) as merged,
    case when entry.seq is not null then ${recordedColumns} end as recorded,
    case when task.id is not null then ${headColumns} end as task,
    (select coalesce(jsonb_agg(distinct jsonb_build_object('person', person_id, 'taskId', task_id,
        'stream', stream, 'relation', relation)), '[]')
      from task_people
      where person_id = any(${idsOfAsker})
        and until is null and (task_id = task.id or stream = act.stream)) as relations,
    (${processesOutlined} where task_id = task.id or stream = act.stream) as processes
  from (select :personId as person, :key as key, :task as task, :stream as stream offset 0) as act
  join people on people.id = act.person
  left join journal as entry on entry.key = act.key
  left join tasks as task on task.id = act.task or task.code = act.task`

type Stored<T> = Omit<T, 'at'> & { readonly at: string }

interface Row extends AskerRow, Omit<BeforeAct, 'asker' | 'recorded' | 'task'> {
  readonly recorded: Stored<RecordedAct> | null
  readonly task: TaskHead | null
}

const instantIn = (text: string): Instant => fromMillis(Date.parse(text))

/** Everything that is known before an act is sent, in one statement; undefined for an unknown person. */
export async function beforeAct(
  db: Db,
  act: NamedPlace & { readonly personId: string; readonly key: string },
): Promise<BeforeAct | undefined> {
  const { rows } = await db.raw(beforeActs, { ...act }).options(planned('before an act'))
  const row: Row | undefined = rows[0]
  if (!row) return undefined
  const { recorded, task, relations, merged, processes } = row
  return {
    asker: toAsker(row),
    recorded: recorded ? { ...recorded, at: instantIn(recorded.at) } : undefined,
    task: task ?? undefined,
    ...{ relations, merged, processes },
  }
}

/** The fact that the act of a key has become, if it has. */
export async function recordedAct(db: Db, key: string): Promise<RecordedAct | undefined> {
  const row = await db('journal as entry')
    .where({ key })
    .first(db.raw(`${recordedColumns} as recorded`))
  return row && { ...row.recorded, at: instantIn(row.recorded.at) }
}

/** Facts of some types about tasks, the oldest first, with who recorded them. */
export async function factsAbout(
  db: Db,
  taskIds: readonly string[],
  types: readonly string[],
): Promise<{ readonly taskId: string; readonly type: string; readonly by: string | null }[]> {
  return db('journal')
    .whereIn('task_id', [...taskIds])
    .whereIn('type', [...types])
    .orderBy('seq')
    .select('task_id as taskId', 'type', 'by_person as by')
}

/** Where an act was recorded: its process and, unless it belongs to no single task, its task. */
export async function placeOfAct(
  db: Db,
  key: string,
): Promise<
  { readonly stream: string; readonly kind: ProcessKind; readonly task: TaskHead | null } | undefined
> {
  return db('journal as entry')
    .leftJoin('tasks as task', 'task.id', 'entry.task_id')
    .where({ key })
    .first('stream', 'kind', db.raw(`case when task.id is not null then ${headColumns} end as task`))
    .options(planned('place of an act'))
}
