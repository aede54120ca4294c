import type { Law } from '../../regulations/schema'
import { compareShare } from '../fractions'
import { type Refusal, refuse } from '../verdict'
import { type Turnout, votersIn } from './vote-base'

/** A kind of task. */
export type TaskType = keyof Law['determination']['criteria']['value']

/** What a member proposes on a determination ballot. */
export type Proposal = Law['determination']['recommendingProposals']['value'][number]

/** One member's ballot on one proposed order. */
export interface DeterminationBallot {
  readonly member: string
  /** Passed or failed, by criterion. */
  readonly criteria: Readonly<Record<string, boolean>>
  readonly proposal: Proposal
  readonly comment?: string
}

/** The law that a determination is judged by. */
export type DeterminationLaw = Pick<Law, 'determination' | 'council'>

/** How a determination council concludes; `repeat` when no valid ballot was cast. */
export type DeterminationConclusion = 'recommended' | 'recommendedWithChanges' | 'notRecommended' | 'repeat'

/** The count of the ballots, explained. */
export interface DeterminationTally {
  readonly turnout: Turnout
  /** Members whose ballots do not count. */
  readonly invalidBallots: readonly string[]
  readonly recommend: number
  readonly recommendWithChanges: number
  readonly against: number
  /** Ballots that recommend, with changes or without. */
  readonly for: number
  /** The number that the share is taken of. */
  readonly base: number
  readonly adopted: boolean
  readonly conclusion: DeterminationConclusion
  readonly clause: string
}

/**
 * Every defect of a ballot: criteria that apply and are not judged, others, a proposal that contradicts
 * them.
 */
export function determinationBallotDefects(
  ballot: DeterminationBallot,
  type: TaskType,
  law: Law['determination'],
): Refusal[] {
  const { cite: clause, value: criteriaOf } = law.criteria
  const applying: readonly string[] = criteriaOf[type]
  const missing = applying.filter((criterion) => ballot.criteria[criterion] === undefined)
  const foreign = Object.keys(ballot.criteria).filter((criterion) => !applying.includes(criterion))
  const defects: Refusal[] = []
  if (missing.length > 0)
    defects.push(refuse('determination/criteria-missing', { clause, criteria: missing }))
  if (foreign.length > 0)
    defects.push(refuse('determination/criteria-unknown', { clause, criteria: foreign }))
  const failed = applying.filter((criterion) => ballot.criteria[criterion] === false)
  const recommends = law.recommendingProposals.value.includes(ballot.proposal)
  if (law.allCriteriaMustPass.value && missing.length === 0 && recommends !== (failed.length === 0)) {
    const { cite } = law.allCriteriaMustPass
    const params = { clause: cite, criteria: failed }
    defects.push(
      recommends
        ? refuse('determination/failed-yet-recommended', params)
        : refuse('determination/passed-yet-refused', params),
    )
  }
  return defects
}

/**
 * Counts the ballots on one proposed order (TT 06/2023, Điều 12.7). One ballot a member: an earlier one
 * gives way. A share is never rounded; a ballot with defects is invalid.
 */
export function tallyDetermination(
  ballots: readonly DeterminationBallot[],
  attendance: { readonly appointed: number; readonly present: number },
  type: TaskType,
  law: DeterminationLaw,
): DeterminationTally {
  const { determination, council } = law
  const final = [...new Map(ballots.map((ballot) => [ballot.member, ballot])).values()]
  const valid = final.filter((ballot) => determinationBallotDefects(ballot, type, determination).length === 0)
  const turnout = { ...attendance, cast: final.length, valid: valid.length }
  const count = (proposal: Proposal) => valid.filter((ballot) => ballot.proposal === proposal).length
  const recommending = determination.recommendingProposals.value.reduce((sum, kind) => sum + count(kind), 0)
  const base = votersIn(determination.adoptionBase.value, turnout, council)
  const { adoptionComparator, adoptionShare, withChangesComparator, withChangesShare } = determination
  const adopted = compareShare(recommending, base, adoptionComparator.value, adoptionShare.value)
  const withChanges = compareShare(
    count('recommendWithChanges'),
    recommending,
    withChangesComparator.value,
    withChangesShare.value,
  )
  const repeated = valid.length === 0 && council.repeatedWithoutValidBallot.value
  const recommended = withChanges ? 'recommendedWithChanges' : 'recommended'
  return {
    turnout,
    invalidBallots: final.filter((ballot) => !valid.includes(ballot)).map((ballot) => ballot.member),
    recommend: count('recommend'),
    recommendWithChanges: count('recommendWithChanges'),
    against: valid.length - recommending,
    for: recommending,
    base,
    adopted,
    conclusion: repeated ? 'repeat' : adopted ? recommended : 'notRecommended',
    clause: adoptionShare.cite,
  }
}

/**
 * Whether the text of the order is adopted by so many (TT 06/2023, Điều 12.9), with the number it is taken
 * of.
 */
export function tallyOrderText(
  agreeing: number,
  turnout: Turnout,
  { determination, council }: DeterminationLaw,
): { readonly adopted: boolean; readonly agreeing: number; readonly base: number; readonly clause: string } {
  const { orderTextBase, orderTextComparator, orderTextShare } = determination
  const base = votersIn(orderTextBase.value, turnout, council)
  const adopted = compareShare(agreeing, base, orderTextComparator.value, orderTextShare.value)
  return { adopted, agreeing, base, clause: orderTextShare.cite }
}
