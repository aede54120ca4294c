import type { Db } from '../db/connection'
import { type RelationRow, relationsToStream, relationsToTask } from '../db/people'
import { factsAbout, type RelationIn } from '../db/reads/acts'
import type { TaskHead } from '../db/reads/task-head'
import type { Relation } from '../domain/life'
import type { Standing } from '../domain/rights'
import { decidesOnMade, decisionsOnOwn, everyMaking } from '../domain/rights/two-persons'
import { isOffice, partyRoles, type TaskView, taskView } from '../domain/rights/view'
import { organisationsAs, type Viewer } from './viewer'

const distinct = (relations: readonly Relation[]): Relation[] => [...new Set(relations)]

/**
 * What a viewer is to a task: how much they see of it, and their relations per process ('' for the whole
 * task).
 */
export interface TaskStanding {
  readonly view: TaskView
  /** Every relation to the task, sittings included. */
  readonly relations: readonly Relation[]
  /**
   * The viewer before a process of the task: relations to the whole task and to that process. A conflict, in
   * whatever sitting it was declared, is one with the task.
   */
  before(stream: string): Standing
}

/**
 * A viewer before an object: what they may do by their roles, their relations to it, and by delegations. A
 * process that began before two records of theirs were merged may know them by an older id.
 */
export function standingOf(
  viewer: Viewer,
  relations: readonly Relation[],
  personId = viewer.id,
  onOwn: readonly string[] = [],
): Standing {
  const { ownRoles: roles, cleared, delegated } = viewer
  return { personId, roles, relations, cleared, delegated, onOwn }
}

/** By task, the decisions that a viewer may not take there, having made what they are about. */
export async function decisionsOnOwnIn(
  db: Db,
  { ids, roles }: Pick<Viewer, 'ids' | 'roles'>,
  taskIds: readonly string[],
): Promise<(taskId: string) => string[]> {
  const made = decidesOnMade(roles) ? await factsAbout(db, taskIds, everyMaking) : []
  return (taskId) =>
    decisionsOnOwn(
      ids,
      made.filter((fact) => fact.taskId === taskId),
    )
}

/** The looker that a viewer is. */
export function lookerOf(viewer: Viewer) {
  const { roles, cleared } = viewer
  return { roles, cleared, organisations: organisationsAs(viewer, partyRoles) }
}

/** What a viewer is to a task. */
export async function standingToTask(db: Db, viewer: Viewer, task: TaskHead): Promise<TaskStanding> {
  return standingBy(await relationsToTask(db, task.id, viewer.ids), viewer, task)
}

/** The same where the viewer's relations to the task are known already, and their decisions on their own. */
export function standingBy(
  rows: readonly RelationRow[],
  viewer: Viewer,
  task: TaskHead,
  onOwn: readonly string[] = [],
): TaskStanding {
  const relations = distinct(rows.map(({ relation }) => relation))
  return {
    view: taskView(lookerOf(viewer), task, relations),
    relations,
    before(stream) {
      const near = rows.filter((row) => ['', stream].includes(row.stream) || row.relation === 'conflicted')
      const knownAs = near.find((row) => row.stream === stream)?.person
      return standingOf(viewer, distinct(near.map(({ relation }) => relation)), knownAs, onOwn)
    },
  }
}

/** What a viewer is to a council's sitting; `sees` is false where they must not even know of it. */
export interface SessionStanding {
  readonly sees: boolean
  readonly standing: Standing
}

/**
 * What a viewer is to a council's sitting. A conflict concerns one task of the agenda: it counts only for
 * acts about that task.
 */
export async function standingToSession(
  db: Db,
  viewer: Viewer,
  stream: string,
  concerns: string | undefined,
): Promise<SessionStanding> {
  return standingIn(await relationsToStream(db, stream, viewer.ids), viewer, concerns)
}

/** The same where the viewer's relations to the sitting are known already. */
export function standingIn(
  rows: readonly Omit<RelationIn, 'stream'>[],
  viewer: Viewer,
  concerns: string | undefined,
): SessionStanding {
  const counting = rows.filter(({ taskId, relation }) => relation !== 'conflicted' || taskId === concerns)
  const relations = distinct(counting.map(({ relation }) => relation))
  return {
    sees: isOffice(viewer.roles) || rows.length > 0,
    standing: standingOf(viewer, relations, counting[0]?.person),
  }
}
