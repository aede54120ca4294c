import type { Law } from '../../regulations/schema'
import {
  type AcceptanceBallot,
  acceptanceBallotDefects,
  acceptanceResult,
} from '../council/acceptance-rating'
import { acceptanceConflicts } from '../council/conflict'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type { Practice } from './practice'
import { activeSeats, type SessionBallot, type SessionState } from './state'

const asBallot = ({ member, acceptance }: SessionBallot): AcceptanceBallot[] =>
  acceptance ? [{ member, ...acceptance }] : []

function commentsIn(state: SessionState, { acceptance: law }: Law): Verdict {
  const missing = activeSeats(state).filter(({ person }) =>
    state.agenda.some(
      ({ taskId, stands }) =>
        stands === 'open' &&
        !state.commented.some((comment) => comment.member === person && comment.taskId === taskId),
    ),
  )
  if (missing.length === 0 || !law.commentsFromAll.value) return granted
  const people = missing.map(({ person }) => person)
  return refuse('acceptance/comments-missing', { clause: law.commentsFromAll.cite, people })
}

function expertsReported({ agenda, expertGroup, expertReports }: SessionState, law: Law): Verdict {
  const missing = agenda.some(({ taskId, stands }) => stands === 'open' && !expertReports.includes(taskId))
  if (!missing || expertGroup.length === 0) return granted
  return refuse('acceptance/expert-report-missing', { clause: law.acceptance.expertGroupReport.cite })
}

/** Acceptance: each member rates every product and the report; the council rates the task. */
export const acceptancePractice: Practice = {
  papers: (law) => law.acceptance.papers,
  countingPanel: (law) => law.acceptance.countingPanel,
  conflicts: (candidate, { sides }, law) =>
    sides.flatMap((side) => acceptanceConflicts(candidate, side, law.acceptance)),
  readyToSit: (state, law) =>
    firstRefusal(
      () => commentsIn(state, law),
      () => expertsReported(state, law),
    ),
  ballotDefects: (ballot, { delivery }, { acceptance: law }) => {
    const [own] = asBallot(ballot)
    const { cite: clause } = law.amountCriteriaShare
    if (!own || !delivery) return [refuse('council/ballot-of-another-kind', { clause })]
    return acceptanceBallotDefects(own, delivery.deliveries, law)
  },
  ballotsEach: () => 1,
  conclude: ({ delivery }, { ballots, appointed, present }, law) => {
    const { deliveries, filedTooLate } = delivery ?? { deliveries: [], filedTooLate: false }
    const sitting = { ballots: ballots.flatMap(asBallot), deliveries, appointed, present, filedTooLate }
    // Ballots are secret: the members' levels stay in the ballots and are not part of the result.
    const { members: _secret, ...result } = acceptanceResult(sitting, law)
    return { conclusion: result.conclusion, result }
  },
  after: (conclusion, mendingRequired) => {
    if (conclusion === 'repeat') return 'repeat'
    return mendingRequired ? 'awaitingMending' : 'done'
  },
}
