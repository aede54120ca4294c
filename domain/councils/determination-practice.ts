import {
  type DeterminationBallot,
  determinationBallotDefects,
  tallyDetermination,
} from '../council/determination-tally'
import { granted, refuse } from '../verdict'
import type { Practice } from './practice'
import type { SessionBallot } from './state'

const asBallot = ({ member, determination }: SessionBallot): DeterminationBallot[] =>
  determination ? [{ member, ...determination }] : []

/** Determination: criteria passed or failed; a recommended order is then worded and adopted. */
export const determinationPractice: Practice = {
  papers: (law) => law.determination.papers,
  countingPanel: () => undefined,
  conflicts: () => [],
  readyToSit: () => granted,
  ballotDefects: (ballot, { type }, { determination: law }) => {
    const [own] = asBallot(ballot)
    if (!own) return [refuse('council/ballot-of-another-kind', { clause: law.ballotForm.cite })]
    return determinationBallotDefects(own, type, law)
  },
  ballotsEach: () => 1,
  conclude: ({ type }, { ballots, appointed, present }, law) => {
    const result = tallyDetermination(ballots.flatMap(asBallot), { appointed, present }, type, law)
    return { conclusion: result.conclusion, result }
  },
  after: (conclusion) => {
    if (conclusion === 'repeat') return 'repeat'
    return conclusion === 'notRecommended' ? 'done' : 'awaitingText'
  },
}
