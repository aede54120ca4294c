import {
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow'
import { oneAtATime } from '../../workflows/runtime/one-at-a-time'

/** A message to a bare workflow: as many bytes as the real one has, and what it makes the workflow do. */
export interface RawMessage {
  readonly pad: string
  /** Bytes that each local activity answers. */
  readonly activities: readonly number[]
  readonly answerBytes: number
}

/** A bare workflow's input. */
export interface RawStart {
  readonly pad: string
  /** Messages after which it ends. */
  readonly messages: number
  readonly answerBytes: number
}

/** The activity of the bare worker: its body is empty. */
export interface RawActivities {
  nothing(pad: string, answerBytes: number): Promise<string>
}

const { nothing } = proxyLocalActivities<RawActivities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '200ms', maximumInterval: '5s' },
})

/** An act. */
export const rawAct = defineUpdate<string, [RawMessage]>('act')
/** A word of another workflow, or of the clock. */
export const rawTold = defineSignal<[RawMessage]>('told')

/** The same updates, signals and local activities as a workflow of the product, and nothing else. */
export async function rawProcess({ messages, answerBytes }: RawStart): Promise<string> {
  const inTurn = oneAtATime()
  let received = 0
  const work = ({ pad, activities }: RawMessage) =>
    inTurn(async () => {
      for (const bytes of activities) await nothing(pad, bytes)
      received += 1
    })
  const act = async (message: RawMessage) => {
    await work(message)
    return 'x'.repeat(message.answerBytes)
  }
  setHandler(rawAct, act, { validator: (_message: RawMessage) => undefined })
  setHandler(rawTold, work)
  await condition(() => received >= messages)
  await condition(allHandlersFinished)
  return 'x'.repeat(answerBytes)
}
