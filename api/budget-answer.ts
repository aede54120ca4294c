import { appraisalOf, awardOf } from '../db/reads/budget'
import { contractOf } from '../db/reads/money'
import { mayKnowRelation } from '../domain/rights/view'
import type { AppDeps } from './deps'
import type { PartOf } from './part-shapes'
import type { VisibleTask } from './routes/visible-task'
import { lookerOf } from './standing'
import type { Viewer } from './viewer'

/**
 * The appraisal as the viewer may see it: the host's side learns the lines and questions, not who sits in the
 * team.
 */
export async function appraisalAnswer(
  { db }: AppDeps,
  viewer: Viewer,
  { task, standing }: VisibleTask,
): Promise<PartOf<'appraisal'> | undefined> {
  const row = await appraisalOf(db, task.id)
  if (!row) return undefined
  const { team, questions, ...shown } = row
  const named = mayKnowRelation(lookerOf(viewer), standing.relations, 'appraisalTeam')
  const open = questions.map(({ askedBy, ...question }) => (named ? { askedBy, ...question } : question))
  return { ...shown, questions: open, ...(named ? { team } : {}) }
}

/** The award of a task. */
export function awardAnswer(
  { db }: AppDeps,
  _viewer: Viewer,
  { task }: VisibleTask,
): Promise<PartOf<'award'> | undefined> {
  return awardOf(db, task.id)
}

/** The contract of a task. */
export function contractAnswer(
  { db }: AppDeps,
  _viewer: Viewer,
  { task }: VisibleTask,
): Promise<PartOf<'contract'> | undefined> {
  return contractOf(db, task.id)
}
