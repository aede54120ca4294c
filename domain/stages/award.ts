import { type LocalDate, toLocalDate } from '../instant'
import { actOf, type Machine } from '../machine'
import { granted, refuse } from '../verdict'
import type { AwardedTask } from './handover'
import type { TaskBrief } from './life'

/** The authority's decision; its text is content of the act. */
export interface ApproveAward {
  readonly decisionNumber: string
}

/** How many reasons an act names; their texts are content of the act. */
export interface WithReasons {
  readonly reasons: number
}

/** Where the award stands: the host completes its dossier, the leader proposes, the authority decides. */
export interface AwardState {
  readonly status:
    | 'awaitingCompletion'
    | 'awaitingProposal'
    | 'awaitingAuthority'
    | 'awaitingPublication'
    | 'ended'
  readonly outcome?: 'awarded' | 'refused'
  readonly completionMissed: boolean
  /** Who would perform the task, for how much and how long. */
  readonly proposed: Omit<AwardedTask, 'decidedOn'>
  readonly decidedOn?: LocalDate
}

const act = actOf<AwardState>()

const withReasons = (_state: AwardState, { reasons }: WithReasons) =>
  reasons > 0 ? granted : refuse('award/without-reasons')

/**
 * Award: the completed dossier is proposed to the authority, who approves, returns or refuses it; it is
 * published.
 */
export const awardMachine = {
  kind: 'award' as const,
  begin: ({ order, previous: { selection, appraisal } }: TaskBrief): AwardState => {
    if (!selection || !appraisal) throw new Error('An award follows an appraisal.')
    const { id, host, principalInvestigator, scientificSecretary, keyPersons, partners } = selection.winner
    const { stateDong, counterpartDong, lumpSum } = appraisal
    const performers = { host, principalInvestigator, scientificSecretary, keyPersons, partners }
    const money = { stateDong, counterpartDong, durationMonths: order.durationMonths, lumpSum }
    const proposed = { applicationId: id, ...performers, ...money }
    return { status: 'awaitingCompletion', completionMissed: false, proposed }
  },
  opening: (_state, { law: { award } }) => ({
    opens: [
      {
        name: 'completion',
        waitsFor: 'completeAfterAppraisal',
        term: award.complete.value,
        clause: award.complete.cite,
      },
    ],
  }),
  acts: {
    completeAfterAppraisal: act<Record<string, never>>({
      fact: 'awardDossierCompleted',
      from: ['awaitingCompletion'],
      apply: (state) => ({ ...state, status: 'awaitingProposal' }),
      deadlines: (_state, _data, { law: { award } }) => ({
        closes: ['completion'],
        opens: [
          {
            name: 'decision',
            waitsFor: 'approveAward',
            term: award.decisionFile.value,
            clause: award.decisionFile.cite,
          },
        ],
      }),
    }),
    proposeAward: act<Record<string, never>>({
      fact: 'awardProposed',
      from: ['awaitingProposal'],
      apply: (state) => ({ ...state, status: 'awaitingAuthority' }),
    }),
    approveAward: act<ApproveAward, ApproveAward & AwardedTask>({
      fact: 'awardApproved',
      from: ['awaitingAuthority'],
      data: ({ proposed }, body, { at }) => ({ ...proposed, ...body, decidedOn: toLocalDate(at) }),
      apply: (state, { decidedOn }) => ({ ...state, status: 'awaitingPublication', decidedOn }),
      deadlines: (_state, _data, { law: { award } }) => ({
        closes: ['decision'],
        opens: [
          {
            name: 'publication',
            waitsFor: 'publishAward',
            term: award.publish.value,
            clause: award.publish.cite,
          },
        ],
      }),
    }),
    returnAward: act<WithReasons>({
      fact: 'awardReturned',
      from: ['awaitingAuthority'],
      check: withReasons,
      apply: (state) => ({ ...state, status: 'awaitingProposal' }),
    }),
    refuseAward: act<WithReasons>({
      fact: 'awardRefused',
      from: ['awaitingCompletion', 'awaitingAuthority'],
      ready: ({ status, completionMissed }, { award }) =>
        status === 'awaitingAuthority' || completionMissed
          ? granted
          : refuse('award/completion-not-missed', { clause: award.complete.cite }),
      check: withReasons,
      apply: (state) => ({ ...state, status: 'ended', outcome: 'refused' }),
    }),
    publishAward: act<Record<string, never>>({
      fact: 'awardPublished',
      from: ['awaitingPublication'],
      apply: (state) => ({ ...state, status: 'ended', outcome: 'awarded' }),
    }),
  },
  missed: {
    completion: { apply: (state) => ({ ...state, completionMissed: true }) },
  },
  outcome: ({ outcome }) => outcome,
  handsOver: ({ proposed, decidedOn }) => ({ ...proposed, decidedOn }),
  awaits: ({ status, completionMissed }) => {
    if (status === 'awaitingCompletion')
      return [{ act: 'completeAfterAppraisal' }, ...(completionMissed ? [{ act: 'refuseAward' }] : [])]
    if (status === 'awaitingProposal') return [{ act: 'proposeAward' }]
    if (status === 'awaitingAuthority') return [{ act: 'approveAward' }]
    return status === 'awaitingPublication' ? [{ act: 'publishAward' }] : []
  },
} satisfies Machine<AwardState, TaskBrief>
