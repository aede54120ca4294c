import {
  allHandlersFinished,
  type ChildWorkflowHandle,
  condition,
  defineSignal,
  defineUpdate,
  executeChild,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  proxyLocalActivities,
  setHandler,
  startChild,
} from '@temporalio/workflow'
import { oneAtATime } from '../../workflows/runtime/one-at-a-time'

/** What a message makes a bare workflow do: local activities that do nothing, and signals to others. */
export interface RawWork {
  /** As many bytes as the real message has. */
  readonly pad: string
  /** Bytes that each activity answers. */
  readonly activities: readonly number[]
  readonly signals: readonly { readonly to: string; readonly pad: string }[]
}

/** An update: work, and the bytes of its answer. */
export type RawAct = RawWork & { readonly answerBytes: number }

/** A bare workflow's input. */
export interface RawStart {
  readonly id: string
  readonly pad: string
  readonly activities: readonly number[]
  readonly signals: RawWork['signals']
  /** Messages after which it ends. */
  readonly messages: number
  readonly answerBytes: number
  readonly children: readonly (Omit<RawStart, 'children'> & { readonly beside: boolean })[]
}

/** The activities of the bare worker: their bodies are empty. */
export interface RawActivities {
  nothing(pad: string, answerBytes: number): Promise<string>
  /** The first one of a workflow: whoever drives hears that it is there. */
  opened(id: string, answerBytes: number): Promise<string>
}

const { nothing, opened } = proxyLocalActivities<RawActivities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '200ms', maximumInterval: '5s' },
})

/** An act. */
export const rawAct = defineUpdate<string, [RawAct]>('act')
/** A word of another workflow, or of the clock. */
export const rawTold = defineSignal<[RawWork]>('told')

/** Signals an other workflow; one that has ended need not hear. */
async function tell(to: string, pad: string): Promise<void> {
  try {
    await getExternalWorkflowHandle(to).signal(rawTold, { pad, activities: [], signals: [] })
  } catch (error) {
    if (!(error instanceof Error && /not found|already completed/i.test(error.message))) throw error
  }
}

/** The same starts, updates, local activities and signals as a process of the product, and nothing else. */
export async function rawProcess(input: RawStart): Promise<string> {
  const inTurn = oneAtATime()
  let received = 0
  const work = ({ pad, activities, signals }: RawWork) =>
    inTurn(async () => {
      for (const bytes of activities) await nothing(pad, bytes)
      for (const { to, pad: said } of signals) await tell(to, said)
      received += 1
    })
  const first = inTurn(async () => {
    for (const [index, bytes] of input.activities.entries()) {
      await (index === 0 ? opened(input.id, bytes) : nothing(input.pad, bytes))
    }
    for (const { to, pad } of input.signals) await tell(to, pad)
  })
  setHandler(
    rawAct,
    async (act) => {
      await work(act)
      return 'x'.repeat(act.answerBytes)
    },
    { validator: (_act: RawAct) => undefined },
  )
  setHandler(rawTold, work)
  await first
  if (input.children.length > 0) await mainFlow(input, () => received > 0)
  await condition(() => received >= input.messages)
  await condition(allHandlersFinished)
  return 'x'.repeat(input.answerBytes)
}

async function mainFlow(input: RawStart, begun: () => boolean): Promise<void> {
  await condition(begun)
  const running: ChildWorkflowHandle<typeof rawProcess>[] = []
  for (const { beside, ...child } of input.children) {
    const args: [RawStart] = [{ ...child, children: [] }]
    const options = { workflowId: child.id, args, parentClosePolicy: ParentClosePolicy.ABANDON }
    if (beside) running.push(await startChild(rawProcess, options))
    else await executeChild(rawProcess, options)
  }
  for (const handle of running) await handle.result()
}
