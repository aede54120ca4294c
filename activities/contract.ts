import type { Instant } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import type { Refusal } from '../domain/verdict'
import type { PinnedLaw } from '../regulations'

/** A fact on its way into the journal. */
export interface FactToRecord {
  /** Names the fact, never the attempt: the journal holds each key once. */
  readonly key: string
  readonly type: string
  readonly at: Instant
  readonly by: string | null
  /**
   * The act, the right under which it was done, and the hash of its contents; absent for what the clock does.
   */
  readonly act?: { readonly name: string; readonly under: string; readonly hash: string }
  readonly data: unknown
  /** Whether `act_contents` holds texts under the key, to be joined to the fact. */
  readonly hasContent: boolean
  /** The deadline that the act came after. */
  readonly late?: { readonly name: string; readonly due: Instant }
}

/** One commit: the facts of one process, in their order. */
export interface RecordInput {
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
  /** Present with the fact that opens the process: its law and its brief. */
  readonly opening?: { readonly law: PinnedLaw }
  readonly facts: readonly FactToRecord[]
}

/** A deadline after the commit. Paused ones have no due instant. */
export interface RecordedDeadline {
  readonly name: string
  readonly waitsFor: string
  readonly due?: Instant
  readonly remindAt?: Instant
  readonly escalateAt?: Instant
  /** Number in the journal of the fact that set its moments: their own facts are named by it. */
  readonly setBy: number
}

/** What a commit did to the deadlines of one process. */
export interface DeadlineUpdate {
  /** Opened, resumed (with instants) or paused (without due). */
  readonly changed: readonly RecordedDeadline[]
  /** Names of those that no longer run. */
  readonly closed: readonly string[]
}

/** What the commit answers: deadlines of the process and of those to be told, or the database's refusal. */
export interface Recorded {
  readonly refusal?: Refusal
  readonly deadlines: DeadlineUpdate
  /** Per told process and fact. */
  readonly told: readonly ToldUpdate[]
}

/** A fact that another process has to hear, and what it did to that process's deadlines. */
export interface ToldUpdate {
  readonly stream: string
  readonly key: string
  readonly deadlines: DeadlineUpdate
}

/** The activities as workflows see them. */
export interface Activities {
  /**
   * Commits facts in one SQL transaction: journal, projections, deadlines, ledger, letters owed. Idempotent
   * by the facts' keys. A refusal of the database comes back as a value; faults are thrown and retried.
   */
  recordFacts(input: RecordInput): Promise<Recorded>
}
