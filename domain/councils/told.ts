import type { AcceptanceResult, Level } from '../council/acceptance-rating'
import type { CouncilKind } from '../council/composition'
import type { DeterminationTally } from '../council/determination-tally'
import type { SelectionResult } from '../council/selection-scoring'
import type { Instant } from '../instant'
import type { LumpSumKind } from '../stages/handover'
import type { InvalidOnPaper } from './state'

/** What the stages of the agenda hear when a council is appointed (`councilAppointed`). */
export interface CouncilAppointed {
  readonly kind: CouncilKind
  readonly sessionId: string
}

/** What they hear when the papers have gone out, or the sitting is moved (`papersSent`). */
export interface PapersSent {
  readonly sittingAt: Instant
}

/** What they hear when the council sits (`sittingHeld`); `sitting` counts from 1. */
export interface SittingHeld {
  readonly sitting: number
}

/** How a council concludes on one task; `repeat`: no valid ballot, the council sits again. */
export interface Conclusions {
  readonly determination: 'recommended' | 'recommendedWithChanges' | 'notRecommended' | 'repeat'
  readonly selection: 'winner' | 'tied' | 'none' | 'repeat'
  readonly acceptance: Level | 'repeat'
}

/** What the stage of one task hears when the council has concluded on it (`sittingConcluded`). */
export interface SittingConcluded<K extends CouncilKind = CouncilKind> {
  readonly kind: K
  readonly taskId: string
  readonly sitting: number
  readonly conclusion: Conclusions[K]
  /** Everybody who sat when it was concluded; those in conflict are not among them. */
  readonly councillors: readonly string[]
  /** Chair, vice chair and reviewers. */
  readonly seniorCouncillors: readonly string[]
  /** The tally with its arithmetic; no member's name stands beside a level of an acceptance. */
  readonly result: CouncilResult
  /** Acceptance that passes: the host must mend before the result is recognised. */
  readonly mendingRequired: boolean
  /** Selection: the lump sum that the council proposes. */
  readonly lumpSum?: LumpSumKind
  readonly counting?: CountRecorded
}

/** How the ballots of one task were counted: by whom, how many on paper, and which of these were invalid. */
export interface CountRecorded {
  readonly confirmedBy: readonly string[]
  readonly onPaper: number
  readonly invalid: readonly {
    readonly member: string
    readonly application?: string
    readonly reason: InvalidOnPaper
  }[]
}

/** The results of the three councils as they are recorded. */
export type CouncilResult = DeterminationTally | SelectionResult | Omit<AcceptanceResult, 'members'>

/** What the stage hears when the council has worded the order (`orderTextAdopted`). */
export interface OrderTextAdopted {
  readonly taskId: string
  readonly method: 'openSelection' | 'directAssignment'
  readonly reason?: string
}

/** What the stage hears when the chair confirms that all was mended (`mendingConfirmed`). */
export interface MendingConfirmed {
  readonly taskId: string
}
