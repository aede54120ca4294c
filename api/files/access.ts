import type { Db } from '../../db/connection'
import type { FileReference } from '../../db/files'
import { dossierSeal, judgesDossiers } from '../../db/reads/call'
import { taskHead } from '../../db/reads/task-head'
import { type DossierReader, mayReadDossier } from '../../domain/rights/dossier'
import type { AppDeps } from '../deps'
import { standingToTask } from '../standing'
import type { Viewer } from '../viewer'

type MaySee = (deps: AppDeps, viewer: Viewer, reference: FileReference) => Promise<boolean>

/** Whoever sees the whole task sees what hangs on it. */
const seesTask: MaySee = async ({ db }, viewer, { taskId }) => {
  const task = await taskHead(db, taskId)
  return task !== undefined && (await standingToTask(db, viewer, task)).view === 'full'
}

/** A viewer as a reader of a task's dossiers. */
export async function dossierReader(db: Db, viewer: Viewer, taskId: string): Promise<DossierReader> {
  const task = await taskHead(db, taskId)
  const conflicted = task !== undefined && (await standingToTask(db, viewer, task)).view === 'recused'
  const judges = await judgesDossiers(db, taskId, viewer.id)
  return { personId: viewer.id, roles: viewer.roles, conflicted, judges }
}

/** A dossier's files are its applicants' alone until the opening. */
const seesDossier: MaySee = async ({ db }, viewer, { taskId, objectId }) => {
  const dossier = await dossierSeal(db, objectId)
  return dossier !== undefined && mayReadDossier(await dossierReader(db, viewer, taskId), dossier)
}

/** Objects with a rule of their own, by the kind that they are referred to under: one line a kind. */
const rules: Readonly<Record<string, MaySee>> = {
  application: seesDossier,
}

/** Whether a viewer may read a file because of an object that refers to it. */
export function maySee(deps: AppDeps, viewer: Viewer, reference: FileReference): Promise<boolean> {
  return (rules[reference.objectKind] ?? seesTask)(deps, viewer, reference)
}
