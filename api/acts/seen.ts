import type { ProcessOutline } from '../../db/reads/task-head'
import { refuse } from '../../domain/verdict'
import { reject } from '../http'

/** The header in which a page says how far it had read: the number of the task's last fact that it showed. */
export const seenHeader = 'X-Seen-Seq'

/** The number of a task's last fact, by its processes; 0 without any. */
export function lastSeqOf(processes: readonly Pick<ProcessOutline, 'seq'>[]): number {
  return Math.max(0, ...processes.map(({ seq }) => seq))
}

/**
 * Refuses an act whose page says how far it had read where something has been recorded since: whoever decides
 * has to see it first. Costs no statement: the processes were read for the act anyway.
 */
export function refuseUnseen(seen: string | undefined, processes: readonly ProcessOutline[]): void {
  if (seen === undefined) return
  if (!/^\d{1,15}$/.test(seen)) throw reject(refuse('request/seen-form'))
  if (lastSeqOf(processes) > Number(seen)) throw reject(refuse('request/changed-since'))
}
