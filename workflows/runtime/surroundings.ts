import type { OpenedProcess } from '../../activities/contract'
import type { Fact } from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import type { ProcessInput, StageResult, ToldFact } from '../contract'
import type { InTurn } from './one-at-a-time'

/** All that the engine asks of any state. */
export type Status = { readonly status: string }

/** A fact that is about to be committed, with what its process will be after it. */
export interface Coming {
  readonly fact: Fact
  readonly of: ProcessInput
  readonly at: Instant
  readonly state: Status
  /** The result of the process, where the fact ends it. */
  readonly ended?: StageResult
}

/** The processes that will open by a fact: they open in its own commit, and the flow finds them open. */
export type Foresight = (coming: Coming) => readonly ProcessInput[]

/** What a process needs of the workflow that it lives in. */
export interface Surroundings {
  /** The workflow's one lock. */
  readonly inTurn: InTurn
  /** The processes that a fact will open. */
  readonly foresee: Foresight
  /** Hears which of those the journal has opened with the fact. */
  opened(foreseen: readonly ProcessInput[], opened: readonly OpenedProcess[]): void
  /** Tells another process of the workflow a fact. Those of other workflows heard of it with the commit. */
  tell(stream: string, fact: ToldFact): void
  /** What the workflow does besides when a fact of the process has been committed. */
  after(fact: Fact, of: ProcessInput): Promise<void>
}
