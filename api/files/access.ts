import type { Db } from '../../db/connection'
import type { FoundReference } from '../../db/files'
import { dossierSeal, judgesDossiers } from '../../db/reads/call'
import { conclusionOn } from '../../db/reads/paper-ballots'
import { type TaskHead, taskHead } from '../../db/reads/task-head'
import { councilView, scansAreOpen } from '../../domain/rights/council-view'
import {
  type DossierReader,
  type DossierSeal,
  mayReadDossier,
  mayReadPersonal,
} from '../../domain/rights/dossier'
import { sessionStream } from '../../workflows/contract'
import type { AppDeps } from '../deps'
import { standingToSession, standingToTask, type TaskStanding } from '../standing'
import type { Viewer } from '../viewer'

type MaySee = (deps: AppDeps, viewer: Viewer, reference: FoundReference) => Promise<boolean>

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

/** A viewer as a reader of a task's dossiers. */
export async function readerOf(db: Db, viewer: Viewer, { task, standing }: SeenTask): Promise<DossierReader> {
  const judges = await judgesDossiers(db, task.id, viewer.ids)
  return { ids: viewer.ids, roles: viewer.roles, conflicted: standing.view === 'recused', judges }
}

/** What of a dossier a viewer may read: nothing, all but what is about people, or all. */
export async function mayRead(
  db: Db,
  viewer: Viewer,
  task: TaskHead,
  dossier: DossierSeal,
): Promise<{ readonly dossier: boolean; readonly personal: boolean }> {
  const standing = await standingToTask(db, viewer, task)
  const reader = await readerOf(db, viewer, { task, standing })
  return { dossier: mayReadDossier(reader, dossier), personal: mayReadPersonal(reader, dossier) }
}

/** A dossier's files are its applicants' alone until the opening, and CVs not everybody's after it. */
const seesDossier: MaySee = async ({ db }, viewer, { taskId, objectId, personal }) => {
  const [task, dossier] = await Promise.all([taskHead(db, taskId), dossierSeal(db, objectId)])
  if (!task || !dossier) return false
  const may = await mayRead(db, viewer, task, dossier)
  return personal ? may.personal : may.dossier
}

/** The scan of a ballot on paper is as secret as the ballot, and is nobody's in a secret vote. */
const seesScan: MaySee = async ({ db }, viewer, { objectId, taskId }) => {
  const [sessionId = ''] = objectId.split('/')
  const concluded = await conclusionOn(db, sessionId, taskId)
  if (!concluded || !scansAreOpen(concluded.kind, concluded.concludedAt)) return false
  const { standing } = await standingToSession(db, viewer, sessionStream(sessionId), taskId)
  return ['office', 'member'].includes(councilView(viewer.roles, standing.relations))
}

/** Of a classified task: for the cleared, while the network is declared a closed one. */
const seesClassified: MaySee = async ({ db, closedNetwork }, viewer, { taskId }) => {
  const task = closedNetwork === undefined ? undefined : await taskHead(db, taskId)
  return task !== undefined && (await standingToTask(db, viewer, task)).view === 'metadata'
}

/** Objects with a rule of their own, by the kind that they are referred to under: one line a kind. */
const rules: Readonly<Record<string, MaySee>> = {
  application: seesDossier,
  paperBallot: seesScan,
  classifiedContent: seesClassified,
}

/** Whether a viewer may read a file because of an object that refers to it. */
export function maySee(deps: AppDeps, viewer: Viewer, reference: FoundReference): Promise<boolean> {
  return (rules[reference.objectKind] ?? seesTask)(deps, viewer, reference)
}
