import { actOf, type Machine } from '../machine'
import { granted, refuse } from '../verdict'
import type { TaskBrief } from './life'

/** Where an order stands at the agency that takes it in. */
export interface OrderingState {
  readonly status:
    | 'awaitingCompletenessCheck'
    | 'returnedForSupplement'
    | 'awaitingOverlapSearch'
    | 'refusalProposed'
    | 'refused'
    | 'ended'
  readonly outcome?: 'accepted' | 'refused' | 'withdrawn'
  readonly supplements: number
}

/** The defects of an order, all at once; the texts are contents of the act. */
export interface ReturnForSupplement {
  readonly defects: number
}

/** Reasons are texts of the act; the rule only needs to know how many there are. */
export interface RefuseProposal {
  readonly reasons: number
}

/** What the officer found among proposed, running and finished tasks, and what follows from it. */
export interface RecordOverlapSearch {
  readonly hits: readonly { readonly taskId: string | null; readonly similarity: 'low' | 'medium' | 'high' }[]
  readonly conclusion: 'clear' | 'referToCouncil' | 'proposeRefusal'
}

const act = actOf<OrderingState>()

const end = (state: OrderingState, outcome: NonNullable<OrderingState['outcome']>): OrderingState => ({
  ...state,
  status: 'ended',
  outcome,
})

/**
 * Ordering: the order is checked for completeness and overlap, then accepted, returned, refused or withdrawn.
 */
export const orderingMachine = {
  kind: 'ordering' as const,
  begin: (): OrderingState => ({ status: 'awaitingCompletenessCheck', supplements: 0 }),
  opening: (_state, { law: { ordering } }) => ({
    opens: [
      {
        name: 'completenessCheck',
        waitsFor: 'acceptProposal',
        term: ordering.completenessCheck.value,
        clause: ordering.completenessCheck.cite,
      },
    ],
  }),
  acts: {
    acceptProposal: act<Record<string, never>>({
      fact: 'proposalAccepted',
      from: ['awaitingCompletenessCheck'],
      apply: (state) => ({ ...state, status: 'awaitingOverlapSearch' }),
      deadlines: () => ({ closes: ['completenessCheck'] }),
    }),
    returnForSupplement: act<ReturnForSupplement>({
      fact: 'proposalReturned',
      from: ['awaitingCompletenessCheck'],
      check: (_state, { defects }, { law }) =>
        defects > 0
          ? granted
          : refuse('ordering/no-defects', { clause: law.ordering.completenessCheck.cite }),
      apply: (state) => ({ ...state, status: 'returnedForSupplement', supplements: state.supplements + 1 }),
      deadlines: (_state, _data, { law: { ordering } }) => ({
        pauses: ['completenessCheck'],
        opens: [
          {
            name: 'supplement',
            waitsFor: 'supplementProposal',
            term: ordering.supplement.value,
            clause: ordering.supplement.cite,
          },
        ],
      }),
    }),
    supplementProposal: act<Record<string, never>>({
      fact: 'proposalSupplemented',
      from: ['returnedForSupplement'],
      apply: (state) => ({ ...state, status: 'awaitingCompletenessCheck' }),
      deadlines: () => ({ closes: ['supplement'], resumes: ['completenessCheck'] }),
    }),
    withdrawProposal: act<Record<string, never>>({
      fact: 'proposalWithdrawn',
      from: ['awaitingCompletenessCheck', 'returnedForSupplement', 'awaitingOverlapSearch'],
      apply: (state) => end(state, 'withdrawn'),
      deadlines: () => ({ closes: 'all' }),
    }),
    recordOverlapSearch: act<RecordOverlapSearch>({
      fact: 'overlapSearchRecorded',
      from: ['awaitingOverlapSearch'],
      check: (_state, { hits, conclusion }, { law }) =>
        conclusion === 'clear' && hits.some(({ similarity }) => similarity === 'high')
          ? refuse('ordering/overlap-not-clear', { clause: law.ordering.overlapSearchRequired.cite })
          : granted,
      apply: (state, { conclusion }) =>
        conclusion === 'proposeRefusal' ? { ...state, status: 'refusalProposed' } : end(state, 'accepted'),
    }),
    admitProposal: act<Record<string, never>>({
      fact: 'proposalAdmitted',
      from: ['refusalProposed'],
      apply: (state) => end(state, 'accepted'),
    }),
    refuseProposal: act<RefuseProposal>({
      fact: 'proposalRefused',
      from: ['awaitingCompletenessCheck', 'refusalProposed'],
      check: (_state, { reasons }, { law }) =>
        reasons > 0 || !law.ordering.refusalNeedsReasons.value
          ? granted
          : refuse('ordering/refusal-without-reasons', { clause: law.ordering.refusalNeedsReasons.cite }),
      apply: (state) => ({ ...state, status: 'refused' }),
      deadlines: () => ({ closes: 'all' }),
    }),
    tellRefusedProposer: act<Record<string, never>>({
      fact: 'refusedProposerTold',
      from: ['refused'],
      apply: (state) => end(state, 'refused'),
    }),
  },
  outcome: (state) => state.outcome,
  awaits: ({ status }) => {
    if (status === 'awaitingCompletenessCheck') return [{ act: 'acceptProposal' }]
    if (status === 'returnedForSupplement') return [{ act: 'supplementProposal' }]
    if (status === 'awaitingOverlapSearch') return [{ act: 'recordOverlapSearch' }]
    if (status === 'refusalProposed') return [{ act: 'refuseProposal' }]
    return status === 'refused' ? [{ act: 'tellRefusedProposer' }] : []
  },
} satisfies Machine<OrderingState, TaskBrief>
