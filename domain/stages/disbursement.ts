import { mayPassOn, mayPayInto, type PaidInto, paidInto } from '../beneficiary'
import type { Fact } from '../fact'
import { toLocalDate } from '../instant'
import { actOf, type Context, type Machine } from '../machine'
import { fundingStream } from '../streams'
import {
  appropriationYear,
  type ContractAccount,
  type Hands,
  mayApproveTranche,
  mayConfirmPayment,
  mayRequestTranche,
} from '../tranche-rules'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type { RequestedTranche } from './funding-state'

/** One request for money, as the contract's money hands it over. */
export interface TrancheBrief extends RequestedTranche {
  readonly taskId: string
  readonly requestedBy: string
  readonly requestedOn: ReturnType<typeof toLocalDate>
}

/** What the process of a request starts from: the fact by which the money was asked for. */
export function trancheBrief(taskId: string, { data, by, at }: Fact): TrancheBrief {
  return { ...(data as RequestedTranche), taskId, requestedBy: by!, requestedOn: toLocalDate(at) }
}

/** Where a request stands, and whose hands it went through. */
export interface DisbursementState {
  readonly status: 'awaitingCheck' | 'awaitingApproval' | 'awaitingPayment' | 'ended'
  readonly outcome?: 'paid' | 'refused' | 'returned' | 'cancelled'
  readonly tranche: TrancheBrief
  readonly hands: Hands
  /** The task is paused: nothing is approved or paid. */
  readonly frozen: boolean
  /** The treasury has taken the payment order in: nobody takes it back any more. */
  readonly received?: true
  /** The version of the beneficiary's account that the last hand has seen, which the order is made with. */
  readonly beneficiary?: string
}

/** How many reasons an act names; their texts are content of the act. */
interface WithReasons {
  readonly reasons: number
}

/**
 * The contract's money without this request, as it is now. Whoever sends the act adds it; approvals that were
 * recorded before the conditions were judged again have none.
 */
interface ApproveTranche extends PaidInto {
  readonly account?: ContractAccount
}

/** What the facts of a hand keep of the account: its version. */
type Ordered = ReturnType<typeof paidInto>

const act = actOf<DisbursementState>()

const flows = ({ frozen }: DisbursementState): Verdict => (frozen ? refuse('funding/frozen') : granted)

const notReceived = ({ received }: DisbursementState): Verdict =>
  received ? refuse('tranche/received-already') : granted

const withReasons = (_state: DisbursementState, { reasons }: WithReasons): Verdict =>
  reasons > 0 ? granted : refuse('tranche/without-reasons')

function mayCheck({ hands, beneficiary }: DisbursementState, body: PaidInto, { by, law }: Context): Verdict {
  const { cite: clause, value: apart } = law.execution.approverIsNotMaker
  if (apart && by === hands.requestedBy) return refuse('tranche/checker-is-maker', { clause })
  return mayPassOn(beneficiary, body)
}

/** Another person approves, while every condition under which the money was asked for holds. */
function mayApprove(
  { hands, tranche, beneficiary }: DisbursementState,
  { account, ...paid }: ApproveTranche,
  { by, law }: Context,
): Verdict {
  return firstRefusal(
    () => mayApproveTranche(by ?? '', hands, law.execution),
    () => (account ? mayRequestTranche(tranche, account, law.execution) : granted),
    () => mayPassOn(beneficiary, paid),
  )
}

/** The treasury confirms; nobody who asked for, checked or approved the money confirms its payment. */
function mayPay({ hands, beneficiary }: DisbursementState, body: PaidInto, { by, law }: Context): Verdict {
  const { cite: clause, value: apart } = law.execution.approverIsNotMaker
  const earlier = by === hands.requestedBy || by === hands.checkedBy
  return firstRefusal(
    () => mayConfirmPayment(by ?? '', hands, law.execution),
    () => (apart && earlier ? refuse('tranche/confirmer-is-maker', { clause }) : granted),
    () => mayPayInto(beneficiary, body),
  )
}

/** What the money and the ledger need of the end of a request. `year` is that in which it was paid. */
export type TrancheEnded = TrancheBrief & Partial<WithReasons>

/** A request that ends is told to the contract's money. */
const endsFor = ({ tranche }: DisbursementState) => [fundingStream(tranche.taskId)]

const ending = (
  outcome: 'refused' | 'returned',
  fact: string,
  from: readonly DisbursementState['status'][],
) =>
  act<WithReasons, TrancheEnded>({
    fact,
    from,
    check: withReasons,
    data: ({ tranche }, body) => ({ ...tranche, ...body }),
    apply: (state) => ({ ...state, status: 'ended', outcome }),
    tells: endsFor,
  })

const cancelled = {
  apply: (state: DisbursementState): DisbursementState => ({
    ...state,
    status: 'ended',
    outcome: 'cancelled',
  }),
}

/**
 * Disbursement: a request is checked, approved by another person, and paid or returned by the treasury. Until
 * the treasury has taken the order in, its approval can be taken back.
 */
export const disbursementMachine = {
  kind: 'disbursement' as const,
  begin: (tranche: TrancheBrief): DisbursementState => ({
    status: 'awaitingCheck',
    tranche,
    hands: { requestedBy: tranche.requestedBy },
    frozen: false,
  }),
  acts: {
    checkTranche: act<PaidInto, Ordered>({
      fact: 'trancheChecked',
      from: ['awaitingCheck'],
      check: mayCheck,
      data: (_state, body) => paidInto(body),
      apply: (state, data, { by }) => ({
        ...state,
        ...data,
        status: 'awaitingApproval',
        hands: { ...state.hands, checkedBy: by! },
      }),
    }),
    approveTranche: act<ApproveTranche, Ordered>({
      fact: 'trancheApproved',
      from: ['awaitingApproval'],
      ready: flows,
      check: mayApprove,
      data: (_state, body) => paidInto(body),
      apply: (state, data, { by }) => ({
        ...state,
        ...data,
        status: 'awaitingPayment',
        hands: { ...state.hands, approvedBy: by! },
      }),
    }),
    refuseTranche: ending('refused', 'trancheRefused', ['awaitingCheck', 'awaitingApproval']),
    receiveTranche: act<PaidInto, Ordered>({
      fact: 'trancheReceived',
      from: ['awaitingPayment'],
      ready: notReceived,
      check: mayPay,
      data: (_state, body) => paidInto(body),
      apply: (state) => ({ ...state, received: true }),
    }),
    recallTranche: act<WithReasons>({
      fact: 'trancheRecalled',
      from: ['awaitingPayment'],
      ready: notReceived,
      check: withReasons,
      apply: ({ hands: { approvedBy: _recalled, ...hands }, ...state }) => ({
        ...state,
        status: 'awaitingApproval',
        hands,
      }),
    }),
    payTranche: act<PaidInto, TrancheEnded>({
      fact: 'tranchePaid',
      from: ['awaitingPayment'],
      ready: flows,
      check: mayPay,
      data: ({ tranche }, _body, { at, law }) => {
        const paidOn = toLocalDate(at)
        const year = appropriationYear({ requestedOn: tranche.requestedOn, paidOn }, law.execution)
        return { ...tranche, year }
      },
      apply: (state) => ({ ...state, status: 'ended', outcome: 'paid' }),
      tells: endsFor,
    }),
    returnTranche: ending('returned', 'trancheReturned', ['awaitingPayment']),
  },
  told: {
    taskPaused: { apply: (state) => ({ ...state, frozen: true }) },
    taskResumed: { apply: (state) => ({ ...state, frozen: false }) },
    terminationDecided: cancelled,
    acceptanceConcluded: cancelled,
  },
  outcome: ({ outcome }) => outcome,
  awaits: ({ status }) => {
    if (status === 'awaitingCheck') return [{ act: 'checkTranche' }]
    if (status === 'awaitingApproval') return [{ act: 'approveTranche' }]
    return status === 'awaitingPayment' ? [{ act: 'payTranche' }] : []
  },
} satisfies Machine<DisbursementState, TrancheBrief>
