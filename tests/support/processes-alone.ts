import { defineSignal, setHandler } from '@temporalio/workflow'
import { machineOf } from '../../domain/machines'
import type { ProcessInput, WorkflowInput } from '../../workflows/contract'
import { Host } from '../../workflows/runtime/host'
import { openTranche } from '../../workflows/tranche'

export * from '../../workflows'

/** Opens a process beside those that are open already. */
export const begin = defineSignal<[ProcessInput]>('begin')

/** Processes of a task without its main flow: tests open them one by one. */
export async function processesAlone(input: WorkflowInput): Promise<void> {
  const host = new Host(input, { trancheRequested: openTranche })
  setHandler(begin, (further) => void host.open(machineOf(further.kind), further))
  await host.run(async () => void (await host.open(machineOf(input.kind), input).ended()))
}
