import { councilSessionMachine } from '../domain/councils/session'
import type { SessionBrief } from '../domain/councils/state'
import type { StageResult, WorkflowInput } from './contract'
import { Host } from './runtime/host'

/**
 * A council from its appointment to the end of its agenda: determination, selection and acceptance alike.
 * Each fact that a stage waits for is told to the stages of the agenda.
 */
export function councilSession(input: WorkflowInput<SessionBrief>): Promise<StageResult> {
  const host = new Host(input)
  return host.run(() => host.open(councilSessionMachine, input).ended())
}
