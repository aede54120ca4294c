import { type AwaitedAct, actOf, type Context, type DeadlineChanges, type Machine } from '../machine'
import { dong, minus, plus } from '../money'
import type { SavingsSplit } from '../savings'
import { stageStream, trancheStream } from '../streams'
import { maySettle } from '../tranche-rules'
import { granted, refuse } from '../verdict'
import {
  declarableAccount,
  finalVerdict,
  flows,
  mayClose,
  none,
  owing,
  requested,
  requestVerdict,
  savingsFor,
  settlementVerdict,
  stopped,
  unsettledOf,
  without,
} from './funding-rules'
import type {
  ApproveFinalSettlement,
  ConfirmSettlement,
  FinalSettlementApproved,
  FundingState,
  MovedEnd,
  PaymentBack,
  RefundFact,
  RefundPaid,
  RequestedTranche,
  RequestTranche,
  SettlementConfirmed,
  SubmitSettlement,
} from './funding-state'
import type { TaskBrief } from './life'

const act = actOf<FundingState>()

const closingsOf = ({ taskId }: FundingState) => [
  stageStream(taskId, 'acceptance'),
  stageStream(taskId, 'closing'),
]
const pendingStreams = ({ taskId, pending }: FundingState) =>
  pending.map(({ request }) => trancheStream(taskId, request))
const cancelledStreams = ({ taskId, cancelled }: FundingState) =>
  cancelled.map((request) => trancheStream(taskId, request))

const refundTerm = (
  state: FundingState,
  _data: unknown,
  { law: { execution } }: Context,
): DeadlineChanges => ({
  closes: 'all',
  opens:
    state.refundDong > 0
      ? [
          {
            name: 'refund',
            waitsFor: 'payRefund',
            term: execution.refundPaid.value,
            clause: execution.refundPaid.cite,
          },
        ]
      : [],
})

/** The work may end on another day than was signed: all advances are cleared in a term from then. */
const endingOn = (state: FundingState, { endsOn, granted: given = true }: MovedEnd): FundingState =>
  endsOn && given ? { ...state, endsOn } : state

const clearing = (
  { endsOn, finallySettled }: FundingState,
  _data: unknown,
  { law: { closing } }: Context,
): DeadlineChanges => ({
  opens: finallySettled
    ? []
    : [
        {
          name: 'advancesCleared',
          waitsFor: 'approveFinalSettlement',
          term: closing.hostAdvancesCleared.value,
          clause: closing.hostAdvancesCleared.cite,
          from: endsOn,
        },
      ],
})

function awaited(state: FundingState): AwaitedAct[] {
  const { status, plan, paid, pending, settlement, refundDong, refundedDong } = state
  if (status === 'ended') return []
  const acts: string[] = []
  if (refundDong > refundedDong) acts.push('payRefund')
  if (settlement) acts.push('confirmSettlement')
  else if (status === 'running' && unsettledOf(state) > 0) acts.push('submitSettlement')
  const next = plan.find(({ number }) => !paid.includes(number))
  const payable = next?.kind === 'advance' || state.acceptance === 'pass' || state.acceptance === 'excellent'
  if (next && payable && pending.length === 0 && flows(state).ok) acts.push('requestTranche')
  if (paid.length > 0 && mayClose(state).ok && !next) acts.push('approveFinalSettlement')
  return acts.map((name) => ({ act: name }))
}

/**
 * The money of a contract: tranches are asked for and paid, spending is settled, and what is owed returns.
 */
export const fundingMachine = {
  kind: 'funding' as const,
  begin: ({ taskId, previous: { contracting } }: TaskBrief): FundingState => {
    if (!contracting) throw new Error('Money follows a signed contract.')
    const { stateDong: contractDong, endsOn, tranchePlan: plan } = contracting
    const paidNothing = {
      paid: [],
      paidDong: none,
      advancedDong: none,
      settledDong: none,
      returnedDong: none,
    }
    const settledNothing = { equipmentExceptedDong: none, settlements: 0, finallySettled: false }
    return {
      ...{ status: 'running', taskId, contractDong, endsOn, plan, requests: 0, pending: [], cancelled: [] },
      ...{ ...paidNothing, ...settledNothing, refundDong: none, refundedDong: none },
    }
  },
  opening: (state, context) => clearing(state, undefined, context),
  acts: {
    requestTranche: act<RequestTranche, RequestedTranche>({
      fact: 'trancheRequested',
      ready: flows,
      check: requestVerdict,
      data: requested,
      apply: (state, data) => ({ ...state, requests: data.request, pending: [...state.pending, data] }),
    }),
    submitSettlement: act<SubmitSettlement, SubmitSettlement & { readonly number: number }>({
      fact: 'settlementSubmitted',
      from: ['running', 'frozen'],
      ready: ({ settlement }) => (settlement ? refuse('settlement/still-pending') : granted),
      check: (state, { amountDong }) => maySettle(dong(amountDong), declarableAccount(state)),
      data: ({ settlements }, body) => ({ ...body, number: settlements + 1 }),
      apply: (state, { number, amountDong }) => ({
        ...state,
        settlements: number,
        settlement: { number, declaredDong: dong(amountDong) },
      }),
      deadlines: (_state, _data, { law: { execution } }) => ({
        opens: [
          {
            name: 'settlement',
            waitsFor: 'confirmSettlement',
            term: execution.settlementConfirm.value,
            clause: execution.settlementConfirm.cite,
          },
        ],
      }),
    }),
    confirmSettlement: act<ConfirmSettlement, SettlementConfirmed>({
      fact: 'settlementConfirmed',
      ready: ({ settlement }) => (settlement ? granted : refuse('settlement/none-submitted')),
      check: settlementVerdict,
      data: ({ settlement, settledDong, paidDong }, body) => ({
        ...body,
        number: settlement?.number ?? 0,
        declaredDong: settlement?.declaredDong ?? none,
        settledDong: plus(settledDong, dong(body.confirmedDong)),
        paidDong,
      }),
      apply: ({ settlement: _confirmed, ...state }, { settledDong, equipmentExceptedDong }) => ({
        ...state,
        settledDong,
        equipmentExceptedDong: dong(equipmentExceptedDong),
      }),
      deadlines: () => ({ closes: ['settlement'] }),
      tells: closingsOf,
    }),
    returnSettlement: act<{ readonly reasons: number }>({
      fact: 'settlementReturned',
      ready: ({ settlement }) => (settlement ? granted : refuse('settlement/none-submitted')),
      check: (_state, { reasons }) => (reasons > 0 ? granted : refuse('settlement/without-reasons')),
      apply: ({ settlement: _returned, ...state }) => state,
      deadlines: () => ({ closes: ['settlement'] }),
    }),
    returnUnspent: act<PaymentBack>({
      fact: 'unspentReturned',
      from: ['running', 'frozen'],
      check: (state, { amountDong }) =>
        amountDong > 0 && amountDong <= unsettledOf(state)
          ? granted
          : refuse('funding/above-unsettled', { amountDong, unsettledDong: unsettledOf(state) }),
      apply: (state, { amountDong }) => ({
        ...state,
        returnedDong: plus(state.returnedDong, dong(amountDong)),
      }),
    }),
    approveFinalSettlement: act<ApproveFinalSettlement, FinalSettlementApproved>({
      fact: 'finalSettlementApproved',
      from: ['running'],
      ready: mayClose,
      check: finalVerdict,
      data: (_state, body, { law }) => {
        const split = savingsFor(body, law)
        const { host, hostFund, authorityFund, stateBudget } = split as SavingsSplit
        return { ...body, savings: { host, hostFund, authorityFund, stateBudget } }
      },
      apply: (state) => ({ ...state, finallySettled: true }),
      deadlines: () => ({ closes: ['advancesCleared'] }),
      tells: closingsOf,
    }),
    payRefund: act<PaymentBack, RefundPaid>({
      fact: 'refundPaid',
      ready: ({ refundDong, refundedDong }, { execution }) =>
        refundDong > refundedDong
          ? granted
          : refuse('refund/none-due', { clause: execution.refundPaid.cite }),
      check: ({ refundDong, refundedDong }, { amountDong }, { law: { execution } }) => {
        const leftDong = minus(refundDong, refundedDong)
        const { cite: clause } = execution.refundPaid
        return amountDong > 0 && amountDong <= leftDong
          ? granted
          : refuse('refund/above-due', { clause, amountDong, leftDong })
      },
      data: ({ refundDong, refundedDong }, { amountDong }) => {
        const paidBack = plus(refundedDong, dong(amountDong))
        return { amountDong, refundedDong: paidBack, remainingDong: minus(refundDong, paidBack) }
      },
      apply: (state, { refundedDong }) => ({ ...state, refundedDong }),
      deadlines: (_state, { remainingDong }) => (remainingDong === 0 ? { closes: ['refund'] } : {}),
      tells: closingsOf,
    }),
  },
  told: {
    tranchePaid: {
      apply: (state, data) => {
        const { request, number, kind, amountDong } = data as RequestedTranche
        return {
          ...without(state, request),
          paid: [...state.paid, number],
          paidDong: plus(state.paidDong, amountDong),
          advancedDong: kind === 'advance' ? plus(state.advancedDong, amountDong) : state.advancedDong,
        }
      },
    },
    trancheRefused: { apply: (state, data) => without(state, (data as RequestedTranche).request) },
    trancheReturned: { apply: (state, data) => without(state, (data as RequestedTranche).request) },
    taskPaused: {
      apply: (state) => (state.status === 'running' ? { ...state, status: 'frozen' } : state),
      relays: pendingStreams,
    },
    taskResumed: {
      apply: (state, data) => ({
        ...endingOn(state, data as MovedEnd),
        status: state.status === 'frozen' ? 'running' : state.status,
      }),
      deadlines: clearing,
      relays: pendingStreams,
    },
    amendmentDecided: {
      apply: (state, data) => endingOn(state, data as MovedEnd),
      deadlines: (next, data, context) => ((data as MovedEnd).endsOn ? clearing(next, data, context) : {}),
    },
    terminationDecided: {
      apply: (state, data) => owing(state, data as RefundFact),
      deadlines: refundTerm,
      relays: cancelledStreams,
    },
    acceptanceConcluded: {
      apply: (state, data) => {
        const { rating } = data as { rating: 'excellent' | 'pass' | 'fail' }
        const rated = { ...state, acceptance: rating }
        return rating === 'fail' ? stopped(rated) : rated
      },
      relays: cancelledStreams,
    },
    refundDecided: {
      apply: (state, data) => owing(state, data as RefundFact),
      deadlines: refundTerm,
    },
    contractLiquidated: {
      apply: (state) => ({
        ...state,
        status: 'ended',
        outcome: state.finallySettled ? 'settled' : 'recovered',
      }),
    },
  },
  outcome: ({ outcome }) => outcome,
  awaits: awaited,
} satisfies Machine<FundingState, TaskBrief>
