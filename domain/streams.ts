import type { Stage } from './life'

/** The stream of a task. */
export function taskStream(taskId: string): string {
  return `task/${taskId}`
}

/** The stream of a stage; a stage that is gone through again has its round. */
export function stageStream(taskId: string, stage: Stage, round = 1): string {
  return round === 1 ? `task/${taskId}/${stage}` : `task/${taskId}/${stage}/${round}`
}

/** The stream of a contract's money: it runs beside execution, acceptance and closing. */
export function fundingStream(taskId: string): string {
  return `task/${taskId}/funding`
}

/** The stream of one tranche of money; `request` counts the requests, since a refused one is made anew. */
export function trancheStream(taskId: string, request: number): string {
  return `task/${taskId}/tranche/${request}`
}

/** The stream of a council's sitting. */
export function sessionStream(sessionId: string): string {
  return `session/${sessionId}`
}

/** The id of the session whose stream it is. */
export function sessionIdIn(stream: string): string {
  return stream.slice('session/'.length)
}

/** The stream of a year's appropriations. */
export function budgetStream(year: number): string {
  return `budget/${year}`
}

/** The id of the workflow in which a process runs: a task's one workflow, or the process's own. */
export function workflowIdOf(stream: string): string {
  const [first, id] = stream.split('/')
  return first === 'task' && id !== undefined ? taskStream(id) : stream
}
