import type { ProcessKind } from './life'
import type { Machine } from './machine'
import { callMachine } from './stages/call'
import { lifeMachine } from './stages/life'
import { orderingMachine } from './stages/ordering'

/** A machine whose state's shape is its own business: all that the journal's side needs to know. */
export type AnyMachine = Machine<{ readonly status: string }>

/** Every process of the engine by its kind. */
export const machines: Partial<Record<ProcessKind, AnyMachine>> = {
  researchTask: lifeMachine,
  ordering: orderingMachine,
  call: callMachine,
}

/** The machine of a kind. A kind without one is a bug. */
export function machineOf(kind: ProcessKind): AnyMachine {
  const machine = machines[kind]
  if (!machine) throw new Error(`No machine for ${kind}`)
  return machine
}
