import type { ProcessOutline } from '../../db/reads/task-head'
import { machineOf } from '../../domain/machines'
import { refuse } from '../../domain/verdict'
import { reject } from '../http'

/** The header in which a page says how far it had read: the number of the task's last fact that it showed. */
export const seenHeader = 'X-Seen-Seq'

/** Whether something may be recorded in a process that nobody else is to know of before it ends. */
const isDiscreet = ({ kind, outcome }: ProcessOutline): boolean =>
  outcome === null && Object.values(machineOf(kind).acts).some(({ discreet }) => discreet)

/** The number of a task's last fact that pages may know of, by its processes; 0 without any. */
function lastSeqOf(processes: readonly ProcessOutline[]): number {
  return Math.max(0, ...processes.filter((one) => !isDiscreet(one)).map(({ seq }) => seq))
}

/**
 * Refuses an act whose page says how far it had read where something has been recorded since: whoever decides
 * has to see it first. What is sealed makes no page stale: that would tell of it. Costs no statement: the
 * processes were read for the act anyway.
 */
export function refuseUnseen(seen: string | undefined, processes: readonly ProcessOutline[]): void {
  if (seen === undefined) return
  if (!/^\d{1,15}$/.test(seen)) throw reject(refuse('request/seen-form'))
  if (lastSeqOf(processes) > Number(seen)) throw reject(refuse('request/changed-since'))
}
