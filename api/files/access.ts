import type { Db } from '../../db/connection'
import type { FileReference } from '../../db/files'
import { dossierSeal, judgesDossiers } from '../../db/reads/call'
import { conclusionOn } from '../../db/reads/paper-ballots'
import { type TaskHead, taskHead } from '../../db/reads/task-head'
import { councilView, scansAreOpen } from '../../domain/rights/council-view'
import { type DossierReader, type DossierSeal, mayReadDossier } from '../../domain/rights/dossier'
import { isOffice } from '../../domain/rights/view'
import { sessionStream } from '../../workflows/contract'
import type { AppDeps } from '../deps'
import { standingToSession, standingToTask, type TaskStanding } from '../standing'
import type { Viewer } from '../viewer'

type MaySee = (deps: AppDeps, viewer: Viewer, reference: FileReference) => Promise<boolean>

/** Whoever sees the whole task sees what hangs on it. */
const seesTask: MaySee = async ({ db }, viewer, { taskId }) => {
  const task = await taskHead(db, taskId)
  return task !== undefined && (await standingToTask(db, viewer, task)).view === 'full'
}

/** A task with what the viewer is to it. */
export interface SeenTask {
  readonly task: Pick<TaskHead, 'id'>
  readonly standing: TaskStanding
}

/** A viewer as a reader of a task's dossiers. An office reads them whether it judges them or not. */
export async function readerOf(db: Db, viewer: Viewer, { task, standing }: SeenTask): Promise<DossierReader> {
  const judges = !isOffice(viewer.roles) && (await judgesDossiers(db, task.id, viewer.ids))
  return { ids: viewer.ids, roles: viewer.roles, conflicted: standing.view === 'recused', judges }
}

/** Whether a viewer may read a dossier of a task. */
export async function mayRead(
  db: Db,
  viewer: Viewer,
  task: TaskHead,
  dossier: DossierSeal,
): Promise<boolean> {
  const standing = await standingToTask(db, viewer, task)
  return mayReadDossier(await readerOf(db, viewer, { task, standing }), dossier)
}

/** A dossier's files are its applicants' alone until the opening. */
const seesDossier: MaySee = async ({ db }, viewer, { taskId, objectId }) => {
  const [task, dossier] = await Promise.all([taskHead(db, taskId), dossierSeal(db, objectId)])
  return task !== undefined && dossier !== undefined && mayRead(db, viewer, task, dossier)
}

/** The scan of a ballot on paper is as secret as the ballot, and is nobody's in a secret vote. */
const seesScan: MaySee = async ({ db }, viewer, { objectId, taskId }) => {
  const [sessionId = ''] = objectId.split('/')
  const concluded = await conclusionOn(db, sessionId, taskId)
  if (!concluded || !scansAreOpen(concluded.kind, concluded.concludedAt)) return false
  const { standing } = await standingToSession(db, viewer, sessionStream(sessionId), taskId)
  return ['office', 'member'].includes(councilView(viewer.roles, standing.relations))
}

/** Objects with a rule of their own, by the kind that they are referred to under: one line a kind. */
const rules: Readonly<Record<string, MaySee>> = {
  application: seesDossier,
  paperBallot: seesScan,
}

/** Whether a viewer may read a file because of an object that refers to it. */
export function maySee(deps: AppDeps, viewer: Viewer, reference: FileReference): Promise<boolean> {
  return (rules[reference.objectKind] ?? seesTask)(deps, viewer, reference)
}
