import type { ActivityInterceptors } from '@temporalio/worker'
import type { Db } from '../db/connection'
import { type Fault, faultOf, withoutValues } from '../db/faults'
import { type AttemptedCommit, forgetStuckCommit, noteStuckCommit } from '../db/stuck-commits'
import { refuse } from '../domain/verdict'
import type { Recorded, RecordInput } from './contract'
import { refusedBy } from './outcomes'
import { TextsLost } from './record-facts'

/** A connection that was cut is mended by the next attempt; what fails this often is told. */
const patience = 3

/**
 * Lost texts come back when whoever sent them asks again, as they are told to after some seconds. Nobody else
 * can bring them: after two minutes of attempts the act is refused, and its process goes on.
 */
const patienceForTexts = 30

/** One attempt of an activity, as the worker describes it. */
interface Attempt {
  readonly info: { readonly attempt: number }
  readonly cancellationSignal: AbortSignal
}

const outOfTime: Fault = {
  errorClass: 'OutOfTime',
  errorCode: null,
  constraintName: null,
  tableName: null,
}

/** Whether the attempt was given up because it took too long, and not because the worker stops. */
function ranOutOfTime({ reason }: AbortSignal): boolean {
  return reason instanceof Error && reason.message === 'TIMED_OUT'
}

/** A commit without facts only asks what its process has missed. */
function attempted({ stream, kind, taskId, facts }: RecordInput): AttemptedCommit {
  const { key: factKey, type: factType } = facts.at(-1) ?? { key: stream, type: 'catchUp' }
  return { stream, kind, taskId, factKey, factType }
}

/**
 * Looks over the commits of a worker: one that keeps failing is noted in the database for its operators until
 * it goes through. A commit that succeeds soon costs no statement. What cannot be noted is told to `warn`.
 */
export function watchCommits(
  db: Db,
  warn: (message: string, details: Record<string, unknown>) => void,
): (attempt: Attempt) => ActivityInterceptors {
  const note = (input: RecordInput, attempt: number, fault: Fault) => {
    const commit = attempted(input)
    return noteStuckCommit(db, commit, attempt, fault).catch((error: unknown) =>
      warn('A commit is stuck and could not be noted.', { ...commit, attempt, fault, cause: faultOf(error) }),
    )
  }
  const forget = (input: RecordInput) => {
    const { factKey } = attempted(input)
    return forgetStuckCommit(db, factKey).catch((error: unknown) =>
      warn('A commit went through and is still noted as stuck.', { factKey, cause: faultOf(error) }),
    )
  }
  return ({ info: { attempt }, cancellationSignal }) => ({
    inbound: {
      async execute(input, next) {
        const [commit] = input.args as [RecordInput]
        if (attempt >= patience) {
          // Nobody waits for this attempt any more: what becomes of it is told by the next one.
          cancellationSignal.addEventListener('abort', () => {
            if (ranOutOfTime(cancellationSignal)) void note(commit, attempt, outOfTime)
          })
        }
        try {
          const recorded = (await next(input)) as Recorded
          if (attempt > patience || recorded.refusal) await forget(commit)
          return recorded
        } catch (error) {
          if (error instanceof TextsLost && attempt >= patienceForTexts) {
            await forget(commit)
            return refusedBy(refuse('idempotency/texts-lost'))
          }
          if (attempt >= patience && !cancellationSignal.aborted) await note(commit, attempt, faultOf(error))
          throw withoutValues(error)
        }
      },
    },
  })
}
