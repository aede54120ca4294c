import type { Client } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'

type HistoryEvent = temporal.api.history.v1.IHistoryEvent
type Payloads = readonly { readonly data?: Uint8Array | null }[] | null | undefined

/** A message to a workflow, with the bytes of its payloads and of what it led to. */
export interface Message {
  /** The workflow's place in the score. */
  readonly workflow: number
  readonly kind: 'update' | 'signal'
  readonly bytes: number
  readonly answerBytes: number
  /** Bytes that each local activity answered until the next message. */
  readonly activities: readonly number[]
}

/** A workflow of the life: its first message starts it. */
export interface Part {
  readonly id: string
  /** Bytes of its input. */
  readonly bytes: number
  readonly answerBytes: number
  /** Messages until it ends; more than it ever gets where it does not end. */
  readonly messages: number
}

/** One whole life as Temporal saw it: what was started, sent, recorded and answered, in order and by size. */
export interface Score {
  readonly parts: readonly Part[]
  readonly messages: readonly Message[]
  /** History events of the life on the system that it was taken from. */
  readonly events: number
  /** Bytes of these histories, as the server counts them. */
  readonly historyBytes: number
}

const bytesOf = (payloads: Payloads): number =>
  (payloads ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0)

const timeOf = ({ eventTime }: HistoryEvent): number =>
  Number(eventTime?.seconds ?? 0) * 1e9 + Number(eventTime?.nanos ?? 0)

type Draft = Omit<Message, 'activities'> & { readonly at: number; readonly activities: number[] }

/** The messages of one workflow; what it recorded before the first belongs to the first. */
function messagesOf(events: readonly HistoryEvent[], workflow: number): Draft[] {
  const answers = new Map<string, number>()
  for (const { workflowExecutionUpdateCompletedEventAttributes: done } of events) {
    const id = done?.meta?.updateId
    if (id) answers.set(id, bytesOf(done.outcome?.success?.payloads))
  }
  const drafts: Draft[] = []
  const before: number[] = []
  for (const event of events) {
    const at = timeOf(event)
    const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest
    const signal = event.workflowExecutionSignaledEventAttributes
    const marker = event.markerRecordedEventAttributes
    const activities = drafts.length === 0 ? before : []
    if (update) {
      const bytes = bytesOf(update.input?.args?.payloads)
      const answerBytes = answers.get(update.meta?.updateId ?? '') ?? 0
      drafts.push({ at, workflow, kind: 'update', bytes, answerBytes, activities })
    } else if (signal) {
      const bytes = bytesOf(signal.input?.payloads)
      drafts.push({ at, workflow, kind: 'signal', bytes, answerBytes: 0, activities })
    } else if (marker?.markerName === 'core_local_activity') {
      const recorded = drafts.at(-1)?.activities ?? before
      recorded.push(bytesOf(marker.details?.result?.payloads))
    }
  }
  return drafts
}

/** Takes the score of a life from the histories of its workflows. */
export async function scoreOf(client: Client, ids: readonly string[]): Promise<Score> {
  const handles = ids.map((id) => client.workflow.getHandle(id))
  const histories = await Promise.all(handles.map((handle) => handle.fetchHistory()))
  const descriptions = await Promise.all(handles.map((handle) => handle.describe()))
  const drafts: Draft[] = []
  const parts = histories.map(({ events }, index): Part => {
    const first = events?.[0]?.workflowExecutionStartedEventAttributes
    const last = events?.at(-1)?.workflowExecutionCompletedEventAttributes
    const own = messagesOf(events ?? [], index)
    drafts.push(...own)
    return {
      id: ids[index]!,
      bytes: bytesOf(first?.input?.payloads),
      answerBytes: bytesOf(last?.result?.payloads),
      messages: last ? own.length : own.length + 1,
    }
  })
  return {
    parts,
    messages: drafts.sort((a, b) => a.at - b.at).map(({ at: _at, ...message }) => message),
    events: histories.reduce((sum, { events }) => sum + (events?.length ?? 0), 0),
    historyBytes: descriptions.reduce((sum, { historySize = 0 }) => sum + historySize, 0),
  }
}
