import type { LocalDate } from '../instant'
import type { TaskOutcome, TaskType } from '../life'
import { actOf, type Machine } from '../machine'
import type { Dong } from '../money'
import { granted, refuse, type Verdict } from '../verdict'
import {
  type ClassifiedTask,
  datesOfClassified,
  endOfClassified,
  movedBy,
  moveOfClassified,
  type NextStage,
} from './classified'
import type { Handovers } from './handover'

/** What a proposing agency orders, without its texts. Amounts in đồng. */
export interface SubmitProposal {
  readonly type: TaskType
  readonly field: string
  readonly organisation: string
  readonly resultUserOrganisation: string
  readonly resultUserPerson: string | null
  readonly stateDong: Dong
  readonly counterpartDong: Dong
  readonly durationMonths: number
  readonly products: readonly OrderedProduct[]
}

/**
 * A product of the order: what acceptance will measure against. Its name and quality are texts of the act.
 */
export interface OrderedProduct {
  readonly id: string
  readonly quantity: number
  readonly measurable: boolean
}

/** A classified task as it was registered before it had a stage: with type and field, and ended at once. */
interface RegisteredAsEnded {
  readonly type: TaskType
  readonly field: string
  readonly classification: string
}

/** The registration of a classified task. */
export type RegisterClassifiedMetadata = ClassifiedTask | RegisteredAsEnded

/** The order as the stages see it. */
export interface Order extends SubmitProposal {
  readonly proposerPerson: string
}

/** A task as a whole: from its order to its end. */
export interface LifeState {
  readonly status: 'new' | 'running' | 'ended'
  readonly order?: Order
  readonly classified?: ClassifiedTask
  readonly outcome?: TaskOutcome
}

const act = actOf<LifeState>()

const isClassified = ({ classified }: LifeState): Verdict =>
  classified ? granted : refuse('classified/not-classified')

/** The facts hold more, such as the code: the state holds what the rules look at. */
const keptOf = ({ stage, on, startsOn, endsOn }: ClassifiedTask): ClassifiedTask => ({
  ...{ stage, on, startsOn, endsOn },
})

/** The task as a whole: how it comes in, and that it has ended. Its stages are processes of their own. */
export const lifeMachine = {
  kind: 'researchTask' as const,
  begin: (): LifeState => ({ status: 'new' }),
  acts: {
    submitProposal: act<SubmitProposal>({
      fact: 'proposalSubmitted',
      from: ['new'],
      check: (_state, { products }) =>
        new Set(products.map(({ id }) => id)).size === products.length
          ? granted
          : refuse('ordering/product-twice'),
      apply: (state, order, { by }) => ({
        ...state,
        status: 'running',
        order: { ...order, proposerPerson: by! },
      }),
    }),
    registerClassifiedMetadata: act<RegisterClassifiedMetadata>({
      fact: 'classifiedMetadataRegistered',
      from: ['new'],
      check: (_state, task, { at }) => ('stage' in task ? datesOfClassified(task, at) : granted),
      apply: (state, task) =>
        'stage' in task
          ? { ...state, status: 'running', classified: keptOf(task) }
          : { ...state, status: 'ended', outcome: 'classified' },
    }),
    advanceClassifiedTask: act<NextStage>({
      fact: 'classifiedTaskAdvanced',
      ready: isClassified,
      check: ({ classified }, next, { at }) => moveOfClassified(classified!, next, at),
      apply: (state, next) => ({ ...state, classified: { ...state.classified!, ...movedBy(next) } }),
    }),
    // Its texts and files are contents of the act: where there is no closed network, none is taken in.
    noteClassifiedContent: act<Record<string, never>>({
      fact: 'classifiedContentNoted',
      ready: isClassified,
      apply: (state) => state,
    }),
    closeClassifiedTask: act<{ readonly on: LocalDate }>({
      fact: 'classifiedTaskClosed',
      ready: isClassified,
      check: ({ classified }, { on }, { at }) => endOfClassified(classified!, on, at),
      apply: (state) => ({ ...state, status: 'ended', outcome: 'classified' }),
    }),
  },
  steps: {
    taskEnded: {
      apply: (state: LifeState, data: unknown): LifeState => ({
        ...state,
        status: 'ended',
        outcome: (data as { outcome: TaskOutcome }).outcome,
      }),
    },
  },
  outcome: (state: LifeState) => state.outcome,
  awaits: () => [],
} satisfies Machine<LifeState>

/** What the main flow hands to every stage besides what the stages hand to one another. */
export interface TaskBrief {
  readonly taskId: string
  readonly order: Order
  /** How many times this stage has been opened for the task. */
  readonly round: number
  readonly previous: Handovers
}
