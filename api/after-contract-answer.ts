import { acceptanceRecord, closingRecord, executionRecord, followUpReports } from '../db/reads/after-contract'
import type { TaskProcess } from '../db/reads/task'
import { isOffice } from '../domain/rights/view'
import { type ClosingState, liquidationChecklist } from '../domain/stages/closing/state'
import { lawFor } from '../regulations'
import { closingStepTitles } from '../regulations/titles'
import type { AppDeps } from './deps'
import type { PartOf } from './part-shapes'
import type { VisibleTask } from './routes/visible-task'
import type { Viewer } from './viewer'

/** Reports, inspections, changes and early ends of a running or ended contract. */
export function executionAnswer(
  { db }: AppDeps,
  _viewer: Viewer,
  { task }: VisibleTask,
): Promise<PartOf<'execution'>> {
  return executionRecord(db, task.id) as Promise<PartOf<'execution'>>
}

/** The acceptance dossier. Who advises independently stays with the offices (TT 11/2014, Điều 18.3). */
export function acceptanceAnswer(
  { db }: AppDeps,
  viewer: Viewer,
  { task }: VisibleTask,
): Promise<PartOf<'acceptance'> | undefined> {
  const record = acceptanceRecord(db, task.id, isOffice(viewer.roles))
  return record as Promise<PartOf<'acceptance'> | undefined>
}

/**
 * The closing, with what must be done before the contract is liquidated, each done or not, and its clause.
 */
export async function closingAnswer(
  { db }: AppDeps,
  _viewer: Viewer,
  { task }: VisibleTask,
  closing: TaskProcess,
): Promise<PartOf<'closing'>> {
  const law = lawFor(closing.law.editionId, closing.law.overlay)
  const { cite: clause, status } = law.closing.liquidationNeeds
  const checklist = liquidationChecklist(closing.state as ClosingState, law).map(({ step, done }) => ({
    step,
    title: closingStepTitles[step] ?? step,
    done,
  }))
  const record = (await closingRecord(db, task.id)) as Omit<PartOf<'closing'>, 'liquidationNeeds'>
  return { ...record, liquidationNeeds: { clause, assumed: status === 'assumed', checklist } }
}

/** The yearly reports on the use of the results, and how many the edition wants. */
export async function followUpAnswer(
  { db }: AppDeps,
  _viewer: Viewer,
  { task }: VisibleTask,
  followUp: TaskProcess,
): Promise<PartOf<'followUp'>> {
  const { years } = lawFor(followUp.law.editionId, followUp.law.overlay).followUp
  const reports = (await followUpReports(db, task.id)) as PartOf<'followUp'>['reports']
  return { years: years.value, clause: years.cite, reports }
}
