import { addMonths } from '../calendar'
import { daysBetween, type LocalDate, toLocalDate } from '../instant'
import { actOf, type Context, type Machine } from '../machine'
import { dong } from '../money'
import { planDefects } from '../tranche-rules'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import type { AwardedTask, PlannedTranche } from './handover'
import type { TaskBrief } from './life'

/** The contract as drawn up: its number, the products it is for, and the plan of its tranches. */
export interface PrepareContract {
  readonly number: string
  readonly products: readonly string[]
  readonly tranches: readonly { readonly number: number; readonly amountDong: number }[]
}

/**
 * One side's signature. `endsOn` is the end of the work, were this signature the last: the months of the
 * contract from the day, moved off days off with the working calendar, which the rules do not hold. It is
 * recorded with the act, so that a later change of the calendar does not move a contract's end.
 */
export interface SignContract {
  readonly endsOn: LocalDate
}

/** The sides of a contract. */
export type Side = 'host' | 'agency'

/** A signature as recorded; `complete` when both sides have signed: from then on the money is committed. */
export interface Signature extends SignContract {
  readonly side: Side
  readonly complete: boolean
  readonly number: string
  readonly stateDong: number
}

/** Where the contract stands. */
export interface ContractingState {
  readonly status: 'awaitingDraft' | 'awaitingSignature' | 'ended'
  readonly outcome?: 'signed' | 'notSigned'
  readonly award: AwardedTask
  readonly number?: string
  readonly tranchePlan: readonly PlannedTranche[]
  readonly signed: readonly Side[]
  readonly signedOn?: LocalDate
  readonly endsOn?: LocalDate
}

/** Days off in a row never reach this many: an end moved further is a mistake. */
const longestMoveDays = 15

const act = actOf<ContractingState>()

/** All tranches but the last are advances; the last is paid on acceptance. */
function planOf(tranches: PrepareContract['tranches']): PlannedTranche[] {
  return tranches.map(({ number, amountDong }, index) => ({
    number,
    kind: index === tranches.length - 1 ? 'finalPayment' : 'advance',
    amountDong: dong(amountDong),
  }))
}

function contractVerdict({ award }: ContractingState, body: PrepareContract, { law }: Context): Verdict {
  const plan = planOf(body.tranches).map(({ number, kind, amountDong }) => ({
    no: number,
    amountDong,
    last: kind === 'finalPayment',
  }))
  const { cite: clause } = law.contracting.template
  return firstRefusal(
    () => (body.products.length > 0 ? granted : refuse('contract/no-products', { clause })),
    () =>
      new Set(body.products).size === body.products.length
        ? granted
        : refuse('contract/product-twice', { clause }),
    () => planDefects(plan, award.stateDong, law.execution)[0] ?? granted,
  )
}

function endVerdict({ award }: ContractingState, { endsOn }: SignContract, { at, law }: Context): Verdict {
  const plain = addMonths(toLocalDate(at), award.durationMonths, law.clock.monthEndClamps.value)
  const moved = daysBetween(plain, endsOn)
  return moved >= 0 && moved <= longestMoveDays ? granted : refuse('contract/end', { endsOn, plain })
}

const signing = (side: Side, fact: string) =>
  act<SignContract, Signature>({
    fact,
    from: ['awaitingSignature'],
    ready: ({ signed }) => (signed.includes(side) ? refuse('contract/signed-already') : granted),
    check: endVerdict,
    data: ({ signed, number = '', award }, { endsOn }) => ({
      side,
      endsOn,
      complete: signed.length > 0,
      number,
      stateDong: award.stateDong,
    }),
    apply: (state, { endsOn, complete }, { at }) => {
      const signed = [...state.signed, side]
      if (!complete) return { ...state, signed }
      return { ...state, signed, status: 'ended', outcome: 'signed', signedOn: toLocalDate(at), endsOn }
    },
    deadlines: () => ({ closes: [`${side}Signature`] }),
  })

/**
 * Contracting: the agency draws the contract up, both sides sign it, and with the second signature money is
 * committed.
 */
export const contractingMachine = {
  kind: 'contracting' as const,
  begin: ({ previous: { award } }: TaskBrief): ContractingState => {
    if (!award) throw new Error('A contract follows an award.')
    return { status: 'awaitingDraft', award, tranchePlan: [], signed: [] }
  },
  opening: ({ award: { decidedOn } }, { law: { contracting } }) => {
    const { value: term, cite: clause } = contracting.sign
    return {
      opens: [
        { name: 'hostSignature', waitsFor: 'signContractAsHost', term, clause, from: decidedOn },
        { name: 'agencySignature', waitsFor: 'signContractAsAgency', term, clause, from: decidedOn },
      ],
    }
  },
  acts: {
    prepareContract: act<PrepareContract>({
      fact: 'contractPrepared',
      from: ['awaitingDraft', 'awaitingSignature'],
      ready: ({ signed }) => (signed.length > 0 ? refuse('contract/signed-already') : granted),
      check: contractVerdict,
      apply: (state, { number, tranches }) => ({
        ...state,
        status: 'awaitingSignature',
        number,
        tranchePlan: planOf(tranches),
      }),
    }),
    signContractAsHost: signing('host', 'contractSignedByHost'),
    signContractAsAgency: signing('agency', 'contractSignedByAgency'),
    declineContract: act<{ readonly reasons: number }>({
      fact: 'contractDeclined',
      from: ['awaitingDraft', 'awaitingSignature'],
      check: (_state, { reasons }) => (reasons > 0 ? granted : refuse('contract/without-reasons')),
      apply: (state) => ({ ...state, status: 'ended', outcome: 'notSigned' }),
    }),
  },
  outcome: ({ outcome }) => outcome,
  handsOver: ({ award, number, signedOn, endsOn, tranchePlan }) => ({
    ...award,
    contractNumber: number,
    signedOn,
    endsOn,
    tranchePlan,
  }),
  awaits: ({ status, signed }) => {
    if (status === 'awaitingDraft') return [{ act: 'prepareContract' }]
    if (status === 'ended') return []
    const host = signed.includes('host') ? [] : [{ act: 'signContractAsHost' }]
    return [...host, ...(signed.includes('agency') ? [] : [{ act: 'signContractAsAgency' }])]
  },
} satisfies Machine<ContractingState, TaskBrief>
