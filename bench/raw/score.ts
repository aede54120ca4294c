import type { Client } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'

type HistoryEvent = temporal.api.history.v1.IHistoryEvent
type Payloads =
  | readonly { readonly data?: Uint8Array | null; readonly metadata?: unknown }[]
  | null
  | undefined

/** Work that one message to a workflow leads to: local activities and signals to others, by size in bytes. */
export interface Effects {
  /** Bytes that each local activity answers. */
  readonly activities: readonly number[]
  /** Signals to other workflows of the life, by their place in the score. */
  readonly signals: readonly { readonly to: number; readonly bytes: number }[]
}

/** A message of a client to a workflow: an update, or a signal that moves the clock. */
export interface Message extends Effects {
  readonly workflow: number
  readonly kind: 'update' | 'signal'
  readonly bytes: number
  readonly answerBytes: number
}

/** A workflow of the life: who starts it, and how many messages end it. */
export interface Part extends Effects {
  readonly id: string
  readonly bytes: number
  readonly answerBytes: number
  /** Started by the main flow, in order; otherwise by its first message. */
  readonly child: boolean
  /** Runs beside the children that follow it. */
  readonly beside: boolean
  /** Updates and signals until it ends; more than it ever gets where it does not end. */
  readonly messages: number
}

/** One whole life as Temporal saw it: what was started, sent, recorded and answered, in order and by size. */
export interface Score {
  readonly parts: readonly Part[]
  readonly messages: readonly Message[]
  /** History events of the life on the system that it was taken from. */
  readonly events: number
  readonly historyBytes: number
}

const bytesOf = (payloads: Payloads): number =>
  (payloads ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0)

const timeOf = ({ eventTime }: HistoryEvent): number =>
  Number(eventTime?.seconds ?? 0) * 1e9 + Number(eventTime?.nanos ?? 0)

interface Draft {
  readonly at: number
  readonly message: Omit<Message, 'activities' | 'signals'>
  readonly activities: number[]
  readonly signals: { to: number; bytes: number }[]
}

/** What follows a message belongs to it, until the next message of the same workflow. */
function read(events: readonly HistoryEvent[], workflow: number, placeOf: (id: string) => number) {
  const drafts: Draft[] = []
  const opening = { activities: [] as number[], signals: [] as { to: number; bytes: number }[] }
  const answers = new Map<string, number>()
  for (const { workflowExecutionUpdateCompletedEventAttributes: done } of events) {
    const id = done?.meta?.updateId
    if (id) answers.set(id, bytesOf(done.outcome?.success?.payloads))
  }
  let signalled = 0
  for (const event of events) {
    const current = drafts.at(-1) ?? opening
    const update = event.workflowExecutionUpdateAcceptedEventAttributes
    const signal = event.workflowExecutionSignaledEventAttributes
    const sent = event.signalExternalWorkflowExecutionInitiatedEventAttributes
    if (update) {
      const id = update.acceptedRequest?.meta?.updateId ?? ''
      const bytes = bytesOf(update.acceptedRequest?.input?.args?.payloads)
      const message = { workflow, kind: 'update', bytes, answerBytes: answers.get(id) ?? 0 } as const
      drafts.push({ at: timeOf(event), message, activities: [], signals: [] })
    } else if (signal?.signalName === 'advanceClock') {
      const message = {
        workflow,
        kind: 'signal',
        bytes: bytesOf(signal.input?.payloads),
        answerBytes: 0,
      } as const
      drafts.push({ at: timeOf(event), message, activities: [], signals: [] })
    } else if (event.markerRecordedEventAttributes?.markerName === 'core_local_activity') {
      current.activities.push(bytesOf(event.markerRecordedEventAttributes.details?.result?.payloads))
    } else if (sent) {
      const to = placeOf(sent.workflowExecution?.workflowId ?? '')
      current.signals.push({ to, bytes: bytesOf(sent.input?.payloads) })
    }
    if (signal) signalled += 1
  }
  const updates = drafts.filter(({ message }) => message.kind === 'update').length
  return { drafts, opening, messages: updates + signalled }
}

/** Takes the score of a life from the histories of its workflows, the main flow first. */
export async function scoreOf(client: Client, ids: readonly string[]): Promise<Score> {
  const handles = ids.map((id) => client.workflow.getHandle(id))
  const histories = await Promise.all(handles.map((handle) => handle.fetchHistory()))
  const descriptions = await Promise.all(handles.map((handle) => handle.describe()))
  const placeOf = (id: string) => ids.indexOf(id)
  const parts: Part[] = []
  const drafts: Draft[] = []
  for (const [index, { events }] of histories.entries()) {
    const first = events?.[0]?.workflowExecutionStartedEventAttributes
    const last = events?.at(-1)?.workflowExecutionCompletedEventAttributes
    const found = read(events ?? [], index, placeOf)
    drafts.push(...found.drafts)
    parts.push({
      ...found.opening,
      id: ids[index]!,
      bytes: bytesOf(first?.input?.payloads),
      answerBytes: bytesOf(last?.result?.payloads),
      // A request for money is started by the money's own workflow: here by its first act.
      child: Boolean(first?.parentWorkflowExecution) && !/\/tranche\//.test(ids[index]!),
      beside: /\/funding$/.test(ids[index]!),
      messages: last ? found.messages : found.messages + 1,
    })
  }
  const messages = drafts
    .sort((a, b) => a.at - b.at)
    .map(({ message, activities, signals }) => ({ ...message, activities, signals }))
  return {
    parts,
    messages,
    events: histories.reduce((sum, { events }) => sum + (events?.length ?? 0), 0),
    historyBytes: descriptions.reduce((sum, { historySize = 0 }) => sum + historySize, 0),
  }
}
