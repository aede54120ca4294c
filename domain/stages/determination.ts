import type { CouncilAppointed, OrderTextAdopted, SittingConcluded } from '../councils/told'
import { type LocalDate, toLocalDate } from '../instant'
import { type AwaitedAct, actOf, type DeadlineChanges, type Machine, type Reaction, toldTo } from '../machine'
import { granted, refuse } from '../verdict'
import type { DeterminedOrder } from './handover'
import type { TaskBrief } from './life'

/** Where the determination of an order stands. */
export interface DeterminationState {
  readonly status:
    | 'awaitingCouncil'
    | 'councilAppointed'
    | 'papersSent'
    | 'sittingHeld'
    | 'recommended'
    | 'notRecommended'
    | 'orderTextAdopted'
    | 'listProposed'
    | 'approved'
    | 'published'
    | 'notApproved'
  readonly sessionIds: readonly string[]
  readonly councillors: readonly string[]
  readonly method: DeterminedOrder['method'] | null
  readonly approvedOn: LocalDate | null
  readonly outcome?: 'ordered' | 'notRecommended' | 'notApproved'
}

/** The list goes back to the department; `anotherCouncil`: the task is to be determined anew. */
export interface ReturnOrderList {
  readonly anotherCouncil: boolean
}

/** Reasons are texts of the act; the rule only needs to know how many there are. */
export interface RefuseOrder {
  readonly reasons: number
}

const act = actOf<DeterminationState>()
type Nothing = Record<string, never>

const told = toldTo<DeterminationState>()

const outcomeOf: Partial<Record<DeterminationState['status'], NonNullable<DeterminationState['outcome']>>> = {
  published: 'ordered',
  notRecommended: 'notRecommended',
  notApproved: 'notApproved',
}

/** What the department does with the council's advice has its term; until then the council's own runs. */
function afterTheCouncil({ status }: DeterminationState, at: DeadlineContext): DeadlineChanges {
  if (status === 'councilAppointed') return {}
  const { value: term, cite: clause } = at.law.determination.review
  const waitsFor = status === 'recommended' ? 'proposeOrderList' : 'tellProposer'
  return { closes: ['councilConclusion'], opens: [{ name: 'review', waitsFor, term, clause }] }
}

type DeadlineContext = Parameters<NonNullable<Reaction<DeterminationState>['deadlines']>>[2]

const councilTerm = ({ law }: DeadlineContext): DeadlineChanges => ({
  opens: [
    {
      name: 'councilConclusion',
      waitsFor: 'concludeSitting',
      term: law.determination.concludeWithin.value,
      clause: law.determination.concludeWithin.cite,
    },
  ],
})

/** What the stage hears of its council. */
const heard = {
  councilAppointed: told<CouncilAppointed>({
    apply: (state, { sessionId }) => ({
      ...state,
      status: 'councilAppointed',
      sessionIds: [...state.sessionIds, sessionId],
    }),
  }),
  papersSent: told({ apply: (state) => ({ ...state, status: 'papersSent' }) }),
  sittingHeld: told({ apply: (state) => ({ ...state, status: 'sittingHeld' }) }),
  sittingConcluded: told<SittingConcluded<'determination'>>({
    apply: (state, { conclusion, councillors }) => {
      if (conclusion === 'repeat') return { ...state, status: 'councilAppointed' }
      const status = conclusion === 'notRecommended' ? 'notRecommended' : 'recommended'
      return { ...state, status, councillors: [...new Set([...state.councillors, ...councillors])] }
    },
    deadlines: (next, _data, context) => afterTheCouncil(next, context),
  }),
  orderTextAdopted: told<OrderTextAdopted>({
    apply: (state, { method }) => ({ ...state, status: 'orderTextAdopted', method }),
  }),
}

/** The department proposes the list of orders, the authority decides, the department makes it known. */
const listActs = {
  proposeOrderList: act<Nothing>({
    fact: 'orderListProposed',
    from: ['orderTextAdopted'],
    apply: (state) => ({ ...state, status: 'listProposed' }),
    deadlines: () => ({ closes: ['review'] }),
  }),
  approveOrderList: act<Nothing>({
    fact: 'orderListApproved',
    from: ['listProposed'],
    apply: (state, _data, { at }) => ({ ...state, status: 'approved', approvedOn: toLocalDate(at) }),
    deadlines: (_next, _data, { law: { determination } }) => ({
      opens: [
        {
          name: 'publication',
          waitsFor: 'publishOrder',
          term: determination.publish.value,
          clause: determination.publish.cite,
        },
      ],
    }),
  }),
  returnOrderList: act<ReturnOrderList>({
    fact: 'orderListReturned',
    from: ['listProposed'],
    apply: (state, { anotherCouncil }) => ({
      ...state,
      ...(anotherCouncil ? { status: 'awaitingCouncil', method: null } : { status: 'orderTextAdopted' }),
    }),
    deadlines: ({ status }, _data, context) => {
      if (status === 'awaitingCouncil') return councilTerm(context)
      const { value: term, cite: clause } = context.law.determination.review
      return { opens: [{ name: 'review', waitsFor: 'proposeOrderList', term, clause }] }
    },
  }),
  refuseOrder: act<RefuseOrder>({
    fact: 'orderNotApproved',
    from: ['listProposed'],
    check: (_state, { reasons }) => (reasons > 0 ? granted : refuse('determination/refusal-without-reasons')),
    apply: (state) => ({ ...state, status: 'notApproved' }),
  }),
  publishOrder: act<Nothing>({
    fact: 'orderPublished',
    from: ['approved'],
    apply: (state) => ({ ...state, status: 'published' }),
    deadlines: () => ({ closes: ['publication'] }),
  }),
  tellProposer: act<Nothing>({
    fact: 'proposerTold',
    from: ['published', 'notRecommended', 'notApproved'],
    apply: (state) => {
      const outcome = outcomeOf[state.status]
      return { ...state, ...(outcome ? { outcome } : {}) }
    },
  }),
}

const awaited: Readonly<Record<DeterminationState['status'], readonly string[]>> = {
  awaitingCouncil: ['appointCouncil'],
  councilAppointed: [],
  papersSent: [],
  sittingHeld: [],
  recommended: [],
  notRecommended: ['tellProposer'],
  orderTextAdopted: ['proposeOrderList'],
  listProposed: ['approveOrderList'],
  approved: ['publishOrder'],
  published: ['tellProposer'],
  notApproved: ['tellProposer'],
}

/** Determination: a council words the order or advises against it, and the authority decides. */
export const determinationMachine = {
  kind: 'determination' as const,
  begin: (): DeterminationState => ({
    status: 'awaitingCouncil',
    sessionIds: [],
    councillors: [],
    method: null,
    approvedOn: null,
  }),
  opening: (_state, context) => councilTerm(context),
  acts: listActs,
  told: heard,
  outcome: (state: DeterminationState) => state.outcome,
  handsOver: ({ method, approvedOn, sessionIds, councillors }: DeterminationState): DeterminedOrder | null =>
    method && approvedOn ? { method, approvedOn, sessionIds, councillors } : null,
  awaits: ({ status }: DeterminationState): readonly AwaitedAct[] =>
    awaited[status].map((name) => ({ act: name })),
} satisfies Machine<DeterminationState, TaskBrief>
