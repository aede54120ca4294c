import {
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { type Refusal, refuse } from '../../domain/verdict'
import {
  type Act,
  type ActArguments,
  type ActReceipt,
  goneFailure,
  refusalFailure,
  workflowIdOf,
} from '../../workflows/contract'
import { isUnprocessed, reject } from '../http'
import { lanes } from '../lanes'
import type { ProcessStart } from './act'

const retries = 6
const firstPauseMs = 60
const resourceExhausted = 8

/** An act on its way to its workflow. */
export interface Sending {
  readonly stream: string
  readonly name: string
  readonly act: Act
  /** Present when the workflow may have to be started. */
  readonly start: ProcessStart | undefined
  /** Milliseconds since 1970 after which nobody waits for the answer any more. */
  readonly deadline: number
}

/** The process does not run, any more or yet: what the caller makes of it depends on the journal. */
export class ProcessGone extends Error {
  override readonly name = 'ProcessGone'

  constructor(readonly stream: string) {
    super(`${stream} does not run`)
  }
}

/**
 * Sends acts as updates whose id is the act's key, so that sending again is one act. Of one workflow
 * `inFlight` are on their way at once: Temporal refuses more than it is set up for, and a queue is faster
 * than refusals.
 */
export function updateSender(
  client: Client,
  taskQueue: string,
  inFlight: number,
): (sending: Sending) => Promise<ActReceipt> {
  const inLine = lanes(inFlight)
  return (sending) => inLine(workflowIdOf(sending.stream), () => persistently(client, taskQueue, sending))
}

async function persistently(client: Client, taskQueue: string, sending: Sending): Promise<ActReceipt> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await client.withDeadline(sending.deadline, () => once(client, taskQueue, sending))
    } catch (error) {
      const refusal = refusalIn(error)
      if (refusal) throw reject(refusal)
      if (isGone(error)) throw new ProcessGone(sending.stream)
      const pause = firstPauseMs * 2 ** attempt
      if (!isPassing(error) || attempt >= retries || Date.now() + pause > sending.deadline) throw error
      await new Promise((resume) => setTimeout(resume, pause))
    }
  }
}

function once(client: Client, taskQueue: string, { stream, name, act, start }: Sending): Promise<ActReceipt> {
  const args: ActArguments = [stream, act]
  const workflowId = workflowIdOf(stream)
  if (!start) {
    return client.workflow
      .getHandle(workflowId)
      .executeUpdate<ActReceipt, ActArguments>(name, { args, updateId: act.key })
  }
  const startWorkflowOperation = new WithStartWorkflowOperation(start.workflowType, {
    ...{ workflowId, taskQueue },
    args: [{ ...start.input, opensWithAct: true }],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
  })
  // A start that fails also fails the update, which the caller hears of.
  startWorkflowOperation.workflowHandle().catch(() => undefined)
  return client.workflow.executeUpdateWithStart(name, {
    args,
    updateId: act.key,
    startWorkflowOperation,
  }) as Promise<ActReceipt>
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'params' in value
}

/** What the workflow itself failed the update with. */
function failureOf(error: unknown): ApplicationFailure | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
  return cause instanceof ApplicationFailure ? cause : undefined
}

/** The workflow has ended or never was, or the process is not open in it. */
function isGone(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true
  return error instanceof WorkflowExecutionAlreadyStartedError || failureOf(error)?.type === goneFailure
}

function refusalIn(error: unknown): Refusal | undefined {
  const cause = failureOf(error)
  if (cause?.type !== refusalFailure) return undefined
  const [refusal] = cause.details ?? []
  return isRefusal(refusal) ? refusal : refuse(cause.message)
}

/** A slot refused, or an update that the server gave back unprocessed: the same update is sent again. */
function isPassing(error: unknown): boolean {
  if (isUnprocessed(error)) return true
  const grpc = error instanceof Error && error.cause !== undefined ? error.cause : error
  return isGrpcServiceError(grpc) && grpc.code === resourceExhausted
}
