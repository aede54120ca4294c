import { selectionConflicts } from '../council/conflict'
import { type SelectionBallot, selectionBallotDefects } from '../council/selection-ballots'
import { scoreSelection } from '../council/selection-scoring'
import { granted, refuse } from '../verdict'
import type { Practice } from './practice'
import type { SessionBallot } from './state'

const asBallot = ({ member, selection }: SessionBallot): SelectionBallot[] =>
  selection ? [{ member, ...selection }] : []

/** Selection: points by criterion for every valid dossier; the council recommends one, or none. */
export const selectionPractice: Practice = {
  papers: (law) => law.selection.papers,
  countingPanel: (law) => law.selection.countingPanel,
  conflicts: (candidate, { sides }, law) => selectionConflicts(candidate, sides, law.selection),
  readyToSit: () => granted,
  ballotDefects: (ballot, { scoring }, { selection: law }) => {
    const [own] = asBallot(ballot)
    const { cite: clause } = law.pointsTables
    if (!own || !scoring) return [refuse('council/ballot-of-another-kind', { clause })]
    const { application } = own
    if (!scoring.applications.some(({ id }) => id === application)) {
      return [refuse('selection/application-unknown', { clause, application })]
    }
    return selectionBallotDefects(own, scoring.table, law)
  },
  ballotsEach: ({ scoring }) => scoring?.applications.length ?? 0,
  conclude: ({ scoring }, { ballots, appointed, present, presiding }, law) => {
    const { applications, table } = scoring ?? { applications: [], table: 'applied' as const }
    const counting = {
      applications,
      table,
      ballots: ballots.flatMap(asBallot),
      appointed,
      present,
      presiding,
    }
    const result = scoreSelection(counting, law)
    return { conclusion: result.outcome, result }
  },
  after: (conclusion) => (conclusion === 'repeat' ? 'repeat' : 'done'),
}
