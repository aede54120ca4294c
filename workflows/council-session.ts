import { councilSessionMachine } from '../domain/councils/session'
import type { SessionBrief } from '../domain/councils/state'
import type { ProcessInput, StageResult } from './contract'
import { openProcess } from './runtime/process'

/**
 * A council from its appointment to the end of its agenda: determination, selection and acceptance alike.
 * Each fact that a stage waits for is told to the stages of the agenda.
 */
export async function councilSession(input: ProcessInput<SessionBrief>): Promise<StageResult> {
  const council = openProcess(councilSessionMachine, input)
  await council.until(({ status }) => status !== 'new')
  await council.until(({ status }) => status === 'sitting')
  await council.until(({ status }) => status === 'concluded')
  return council.ended()
}
