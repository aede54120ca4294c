import { fromMillis, type Instant } from '../../domain/instant'
import type { Db } from '../connection'
import { isPersonal } from '../files'
import { type ChainHead, chainOf } from '../journal'

/** A file that an act of a task refers to. */
export interface TaskFile {
  readonly sha256: string
  readonly objectKind: string
  readonly objectId: string
  readonly name: string
  readonly sizeBytes: number
  readonly mediaType: string
  /** Whether it is about a person: a CV of a dossier. */
  readonly personal: boolean
}

/** Every file that the acts of a task refer to. */
export async function filesOfTask(db: Db, taskId: string): Promise<TaskFile[]> {
  return db('file_references as reference')
    .join('files as f', 'f.sha256', 'reference.sha256')
    .where('reference.task_id', taskId)
    .orderBy(['reference.object_kind', 'reference.object_id', 'reference.name'])
    .select('reference.sha256', 'reference.object_kind as objectKind', 'reference.object_id as objectId')
    .select('reference.name', 'f.size_bytes as sizeBytes', 'f.media_type as mediaType')
    .select(db.raw(`${isPersonal} as personal`))
}

/**
 * The end of a task's chain: how many facts it has, and the hash that holds all of them. While dossiers are
 * sealed it is told as of their call's notice: the facts after it would be counted.
 */
export async function chainOfTask(db: Db, taskId: string): Promise<ChainHead | undefined> {
  const notice: ChainHead | undefined = await db('calls as c')
    .join('processes as p', 'p.stream', 'c.stream')
    .join('journal as j', 'j.stream', 'c.stream')
    .where('c.task_id', taskId)
    .whereNull('c.opened_at')
    .whereNull('p.closed_at')
    .whereIn('j.act', ['postNotice', 'postNoticeAgain'])
    .orderBy('j.seq', 'desc')
    .first('j.chain_seq as length', 'j.hash as head')
  if (notice) return notice
  return db('chains')
    .where({ chain: chainOf('', taskId) })
    .first('length', 'head')
}

/** The minutes of a council over a task. */
export interface TaskMinutes {
  readonly sessionId: string
  readonly kind: string
  readonly sitting: number
  readonly decisionNumber: string | null
  readonly conclusion: string
  readonly concludedAt: Instant
}

/** The minutes of the councils over a task, oldest first. */
export async function minutesOfTask(db: Db, taskId: string): Promise<TaskMinutes[]> {
  const rows = await db('minutes as m')
    .join('councils as c', 'c.session_id', 'm.session_id')
    .where('m.task_id', taskId)
    .orderBy('m.concluded_at')
    .select('m.session_id as sessionId', 'c.kind', 'm.sitting', 'm.conclusion')
    .select('c.decision_number as decisionNumber')
    .select('m.concluded_at as concludedAt')
  return rows.map((row) => ({ ...row, concludedAt: fromMillis(row.concludedAt.getTime()) }))
}
