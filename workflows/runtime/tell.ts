import { getExternalWorkflowHandle } from '@temporalio/workflow'
import { type ToldFact, told } from '../contract'

/**
 * Tells another process a fact. Returns when the other has it in its history, so that an act which follows
 * there finds it known. One that has ended meanwhile needs to know nothing: PostgreSQL decided in the same
 * transaction.
 */
export async function tell(stream: string, fact: ToldFact): Promise<void> {
  try {
    await getExternalWorkflowHandle(stream).signal(told, fact)
  } catch (error) {
    if (!hasEnded(error)) throw error
  }
}

function hasEnded(error: unknown): boolean {
  return error instanceof Error && /not found|already completed/i.test(error.message)
}
