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

/** The process that facts are of. */
export interface ProcessPlace {
  readonly stream: string
  readonly kind: ProcessKind
  readonly taskId: string | null
}

/** One commit: the facts of one process, in their order. */
export interface RecordInput extends ProcessPlace {
  /** Present where the first fact opens the process: its law. */
  readonly opening?: { readonly law: PinnedLaw }
  /** None: the process only asks what it has missed. */
  readonly facts: readonly FactToRecord[]
  /** The processes that open with the last fact, in the same commit. */
  readonly opens?: readonly Opening[]
  /** Number in the journal of the last own fact that the process knows: later ones it learns first. */
  readonly knows?: number
}

/** A process that opens with the last fact of another one: `fact` carries its brief. */
export interface Opening extends ProcessPlace {
  readonly law: PinnedLaw
  readonly fact: FactToRecord
}

/** A process that was opened with a fact of another one, as it goes on from there. */
export interface OpenedProcess {
  readonly stream: string
  /** Number in the journal of its opening. */
  readonly seq: number
  readonly deadlines: DeadlineUpdate
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

/** What a fact did to deadlines: those of the process, and those of the processes to be told. */
export interface FactEffects {
  readonly deadlines: DeadlineUpdate
  /** Per told process and fact. */
  readonly told: readonly ToldUpdate[]
}

/** What the commit answers: its effects, the database's refusal, or what the process has to learn before. */
export interface Recorded extends FactEffects {
  readonly refusal?: Refusal
  /** Number in the journal of the last fact. */
  readonly seq?: number
  /** Own facts that the process does not know: a crash kept them from it after they were committed. */
  readonly missed?: readonly MissedFact[]
  /** The processes that were opened with the facts. */
  readonly opened?: readonly OpenedProcess[]
}

/** A fact that was committed, and whose process never heard that it was. */
export interface MissedFact extends FactEffects {
  readonly fact: FactToRecord
  readonly seq: number
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
   * by the facts' keys. Then tells processes of other workflows what concerns them. Commits nothing for a
   * process that has missed something. A refusal of the database comes back as a value; faults are thrown
   * and retried.
   */
  recordFacts(input: RecordInput): Promise<Recorded>
}
