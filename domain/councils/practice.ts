import type { Cited, Law } from '../../regulations/schema'
import type { CouncilKind } from '../council/composition'
import type { Candidate, ConflictOfInterest } from '../council/conflict'
import type { Refusal, Verdict } from '../verdict'
import type { AgendaTask, SessionBallot, SessionState, Standing } from './state'
import type { Conclusions, CouncilResult } from './told'

/** A sitting's ballots on one task, and the attendance that its shares are taken of. */
export interface Counting {
  readonly ballots: readonly SessionBallot[]
  readonly appointed: number
  readonly present: number
  readonly presiding: string
}

/** What a council concludes on one task, with the tally that shows why. */
export interface Counted {
  readonly conclusion: Conclusions[CouncilKind]
  readonly result: CouncilResult
}

/** What differs between the three councils; the session is the same. */
export interface Practice {
  /** How long before the sitting the papers go out. */
  papers(law: Law): Law['selection']['papers']
  /** The size of the counting panel; undefined where there is none. */
  countingPanel(law: Law): Cited<number> | undefined
  /** Every conflict of a councillor with the parties of a task. */
  conflicts(candidate: Candidate, task: AgendaTask, law: Law): readonly ConflictOfInterest[]
  /** What must be in before the council may sit. */
  readyToSit(state: SessionState, law: Law): Verdict
  /** Defects of a ballot; an incomplete one is given back to its member. */
  ballotDefects(ballot: SessionBallot, task: AgendaTask, law: Law): readonly Refusal[]
  /** How many ballots a member casts on the task. */
  ballotsEach(task: AgendaTask): number
  conclude(task: AgendaTask, counting: Counting, law: Law): Counted
  /** Where the task stands after the conclusion. */
  after(conclusion: string, mendingRequired: boolean): Standing
}
