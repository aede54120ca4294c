import { type Client, isGrpcServiceError } from '@temporalio/client'
import { encodeToPayloads } from '@temporalio/common/lib/internal-non-workflow'
import { type ToldFact, told, workflowIdOf } from '../workflows/contract'
import type { Activities, DeadlineUpdate, FactToRecord, Recorded, RecordInput } from './contract'

/** A fact on its way to a process of another workflow. */
interface Message {
  readonly stream: string
  readonly fact: ToldFact
  /** The server takes a signal under the same id once, however often a commit is tried. */
  readonly id: string
}

/**
 * Lets a commit also tell the processes of other workflows what concerns them, before it is answered: an act
 * that follows there finds it known. A signal from here costs its sender no events and no workflow task.
 * Processes of the same workflow are told by that.
 */
export function tellingOthers({ recordFacts }: Activities, temporal: Client): Activities {
  return {
    async recordFacts(input) {
      const recorded = await recordFacts(input)
      for (const message of messagesOf(input, recorded)) await send(temporal, message)
      return recorded
    },
  }
}

function messagesOf(input: RecordInput, { told: updates, missed = [] }: Recorded): Message[] {
  const facts = [...input.facts, ...missed.map(({ fact }) => fact)]
  return [...updates, ...missed.flatMap((one) => one.told)]
    .filter(({ stream }) => workflowIdOf(stream) !== workflowIdOf(input.stream))
    .flatMap(({ stream, key, deadlines }) => {
      const fact = facts.find((candidate) => candidate.key === key)
      return fact ? [{ stream, id: `${key} ${stream}`, fact: toldFact(fact, deadlines) }] : []
    })
}

function toldFact({ type, at, by, data }: FactToRecord, deadlines: DeadlineUpdate): ToldFact {
  return { type, at, by, data, ...deadlines }
}

const notFound = 5

/** One that has ended meanwhile needs to know nothing: PostgreSQL decided in the same transaction. */
async function send(temporal: Client, { stream, fact, id }: Message): Promise<void> {
  const { namespace, identity, loadedDataConverter } = temporal.options
  try {
    await temporal.workflowService.signalWorkflowExecution({
      ...{ namespace, identity, requestId: id, signalName: told.name },
      workflowExecution: { workflowId: workflowIdOf(stream) },
      input: { payloads: await encodeToPayloads(loadedDataConverter, stream, fact) },
    })
  } catch (error) {
    if (!(isGrpcServiceError(error) && error.code === notFound)) throw error
  }
}
