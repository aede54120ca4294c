import { acceptanceRecord, closingRecord, executionRecord, followUpReports } from '../db/reads/after-contract'
import { processesOf } from '../db/reads/task'
import type { ProcessKind } from '../domain/life'
import { isOffice } from '../domain/rights/view'
import { type ClosingState, liquidationChecklist } from '../domain/stages/closing/state'
import { lawFor } from '../regulations'
import { closingStepTitles } from '../regulations/titles'
import type { AppDeps } from './deps'
import type { VisibleTask } from './routes/visible-task'
import type { Viewer } from './viewer'

async function processOf({ db }: AppDeps, { task }: VisibleTask, kind: ProcessKind) {
  const processes = await processesOf(db, task.id)
  return processes.find((process) => process.kind === kind)
}

/** Reports, inspections, changes and early ends of a running or ended contract. */
export async function executionAnswer(
  deps: AppDeps,
  _viewer: Viewer,
  visible: VisibleTask,
): Promise<unknown> {
  const execution = await processOf(deps, visible, 'execution')
  return execution && executionRecord(deps.db, visible.task.id)
}

/** The acceptance dossier. Who advises independently stays with the offices (TT 11/2014, Điều 18.3). */
export function acceptanceAnswer({ db }: AppDeps, viewer: Viewer, { task }: VisibleTask): Promise<unknown> {
  return acceptanceRecord(db, task.id, isOffice(viewer.roles))
}

/**
 * The closing, with what must be done before the contract is liquidated, each done or not, and its clause.
 */
export async function closingAnswer(deps: AppDeps, _viewer: Viewer, visible: VisibleTask): Promise<unknown> {
  const closing = await processOf(deps, visible, 'closing')
  if (!closing) return undefined
  const law = lawFor(closing.law.editionId, closing.law.overlay)
  const { cite: clause, status } = law.closing.liquidationNeeds
  const checklist = liquidationChecklist(closing.state as ClosingState, law).map(({ step, done }) => ({
    step,
    title: closingStepTitles[step] ?? step,
    done,
  }))
  const record = await closingRecord(deps.db, visible.task.id)
  return { ...record, liquidationNeeds: { clause, assumed: status === 'assumed', checklist } }
}

/** The yearly reports on the use of the results, and how many the edition wants. */
export async function followUpAnswer(deps: AppDeps, _viewer: Viewer, visible: VisibleTask): Promise<unknown> {
  const followUp = await processOf(deps, visible, 'followUp')
  if (!followUp) return undefined
  const { years } = lawFor(followUp.law.editionId, followUp.law.overlay).followUp
  return { years: years.value, clause: years.cite, reports: await followUpReports(deps.db, visible.task.id) }
}
