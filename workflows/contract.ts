import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow'
import type { RecordedDeadline } from '../activities/contract'
import type { Instant } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import type { PinnedLaw } from '../regulations'

/**
 * One act of a person, as it travels to its workflow. Texts
 * and personal data stay in PostgreSQL (`act_contents`).
 */
export interface Act {
  /** The request's Idempotency-Key: also the update's id and the fact's key. */
  readonly key: string
  /** SHA-256 of actor, act and contents: the same key with another hash is refused. */
  readonly hash: string
  readonly by: string
  /** The role or relation under which it is done. */
  readonly under: string
  /** Business time of the act. */
  readonly at: Instant
  /** Ids and small values that the rules look at. */
  readonly body: unknown
  /** Whether texts wait under the same key in `act_contents`. */
  readonly hasContent: boolean
}

/** What an act answers when it has been recorded. */
export interface ActReceipt {
  readonly key: string
  readonly hash: string
  readonly fact: string
  readonly at: Instant
  /** The deadline that the act came after, with what it was due. */
  readonly late?: { readonly name: string; readonly due: Instant }
}

/** How business time runs: with the wall, or only when it is moved (training mode). */
export type ClockMode = 'production' | 'training'

/** A deadline as the workflow holds it: as it was recorded, and what has already happened. */
export interface HeldDeadline extends RecordedDeadline {
  readonly reminded?: boolean
  readonly missed?: boolean
  readonly escalated?: boolean
}

/** Everything that a process needs to go on: from its start, or carried over when it continues as new. */
export interface Held {
  readonly state: { readonly status: string }
  readonly deadlines: readonly HeldDeadline[]
  readonly now: Instant
  /** Number in the journal of the last own fact that it knows. */
  readonly seq?: number
}

/** What every process of the engine is started with. `brief` is its own small input. */
export interface ProcessInput<Brief = unknown> {
  readonly stream: string
  readonly kind: ProcessKind
  /** Null for a process that concerns no task or several (a council's sitting). */
  readonly taskId: string | null
  readonly law: PinnedLaw
  readonly clock: ClockMode
  /** Business time at the start. */
  readonly at: Instant
  readonly brief: Brief
  /** Whether the act that came with the start is committed with the opening; not so in old histories. */
  readonly opensWithAct?: boolean
  readonly resumed?: Held
}

/** What a stage returns to the main flow. */
export interface StageResult {
  readonly outcome: string
  readonly at: Instant
  /** The stage's last state: ids and small values that later stages start from. */
  readonly state: unknown
}

/**
 * What a workflow is started with: its own process and, when it goes on in the middle of its life, the others
 * that are open in it and the results of those that have ended.
 */
export interface WorkflowInput<Brief = unknown> extends ProcessInput<Brief> {
  readonly open?: readonly ProcessInput[]
  /** By their streams. */
  readonly passed?: Readonly<Record<string, StageResult>>
}

/** A fact of another process, with what it did to the deadlines here. */
export interface ToldFact {
  readonly type: string
  readonly at: Instant
  readonly by: string | null
  readonly data: unknown
  readonly changed: readonly HeldDeadline[]
  readonly closed: readonly string[]
}

/** An act: the update is named like it, and carries the stream of the process that it belongs to. */
export type ActArguments = [stream: string, act: Act]
/** Moves business time forward (training mode only): that of one process, or of all in the workflow. */
export const advanceClock = defineSignal<[to: Instant, stream?: string]>('advanceClock')
/** Tells a process a fact of another one. */
export const told = defineSignal<[stream: string, fact: ToldFact]>('told')
/**
 * Makes a process learn what the journal holds of it up to a number; false when it had only to finish what
 * was under way. It is refused when the process knows that much.
 */
export const catchUp = defineUpdate<boolean, [stream: string, upTo: number]>('catchUp')
/** What the open processes hold, by their streams: for tests and operators; pages read PostgreSQL. */
export const held = defineQuery<Readonly<Record<string, Held>>>('held')

/** The failure type of a refused act; its first detail is the `Refusal`. */
export const refusalFailure = 'Refusal'
/** The failure type of an act whose process is not open in the workflow that it was sent to. */
export const goneFailure = 'Gone'
/** The failure type of a `catchUp` to what the process knows. */
export const knownFailure = 'Known'

export {
  fundingStream,
  sessionStream,
  stageStream,
  taskStream,
  trancheStream,
  workflowIdOf,
} from '../domain/streams'
