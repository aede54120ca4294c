import { getExternalWorkflowHandle, type SignalDefinition } from '@temporalio/workflow'
import { type ToldFact, told } from '../contract'

/**
 * Tells another process a fact. Returns when the other has it in its history, so that an act which follows
 * there finds it known. One that has ended meanwhile needs to know nothing: PostgreSQL decided in the same
 * transaction.
 */
export function tell(stream: string, fact: ToldFact): Promise<void> {
  return notify(stream, told, fact)
}

/** Sends a signal to another process; one that has ended, or does not run yet, does without it. */
export async function notify<A>(stream: string, signal: SignalDefinition<[A]>, about: A): Promise<void> {
  try {
    await getExternalWorkflowHandle(stream).signal(signal, about)
  } catch (error) {
    if (!hasEnded(error)) throw error
  }
}

function hasEnded(error: unknown): boolean {
  return error instanceof Error && /not found|already completed/i.test(error.message)
}
