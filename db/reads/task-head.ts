import type { Instant } from '../../domain/instant'
import type { ProcessKind, Stage, TaskOutcome } from '../../domain/life'
import { type Db, planned } from '../connection'

/** A task as every answer about it begins. */
export interface TaskHead {
  readonly id: string
  readonly code: string
  readonly stage: Stage
  readonly status: string
  readonly outcome: TaskOutcome | null
  readonly classified: boolean
  readonly proposerOrganisation: string | null
  readonly hostOrganisation: string | null
}

/** The head of a `task` as one column of a statement. */
export const headColumns = `jsonb_build_object('id', task.id, 'code', task.code, 'stage', task.stage,
  'status', task.status, 'outcome', task.outcome, 'classified', task.classified,
  'proposerOrganisation', task.proposer_organisation, 'hostOrganisation', task.host_organisation)`

/** A task by its id or its code. */
export async function taskHead(db: Db, idOrCode: string): Promise<TaskHead | undefined> {
  return db('tasks')
    .where({ id: idOrCode })
    .orWhere({ code: idOrCode })
    .first('id', 'code', 'stage', 'status', 'outcome', 'classified')
    .select('proposer_organisation as proposerOrganisation', 'host_organisation as hostOrganisation')
    .options(planned('task head'))
}

/** A process without its state; its outcome is null while it is open. */
export interface ProcessOutline {
  readonly stream: string
  readonly kind: ProcessKind
  readonly outcome: string | null
  /** Number in the journal of its own last fact. */
  readonly seq: number
}

/** Processes in the order of their opening as one column of a statement, before its `where`. */
export const processesOutlined = `
  select coalesce(jsonb_agg(jsonb_build_object('stream', stream, 'kind', kind, 'outcome', outcome,
    'seq', last_seq) order by opened_at, stream), '[]') from processes`

/** A task on its way from stage to stage, as it is at one moment: nothing may have happened in between. */
export interface TaskOnItsWay {
  readonly task: TaskHead
  readonly processes: readonly ProcessOutline[]
  /** Deadlines that run and have passed by then. */
  readonly passed: readonly { readonly stream: string; readonly kind: ProcessKind; readonly name: string }[]
}

const onItsWay = `
  select ${headColumns} as task,
    (${processesOutlined} where task_id = task.id) as processes,
    (select coalesce(jsonb_agg(jsonb_build_object('stream', stream, 'kind', kind, 'name', name)), '[]')
      from deadlines
      where task_id = task.id and state = 'running' and closed_at is null and due <= :at) as passed
  from tasks as task where task.id = :id`

/** A task with its processes, and the deadlines that have passed by then, in one statement. */
export async function taskOnItsWay(db: Db, id: string, at: Instant): Promise<TaskOnItsWay | undefined> {
  const { rows } = await db.raw(onItsWay, { id, at }).options(planned('task on its way'))
  return rows[0]
}
