import type { Law } from '../../regulations/schema'
import { toLocalDate } from '../instant'
import { type AwaitedAct, actOf, type Context, type DeadlineSpec, type Machine } from '../machine'
import { fundingStream } from '../streams'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'
import {
  type ClosingState,
  type ClosingStatus,
  type ClosingStep,
  isSettled,
  liquidationChecklist,
  missingOf,
  type RecoveryStep,
  type WaivableStep,
} from './closing/state'
import type { ClosedContract } from './handover'
import type { TaskBrief } from './life'

/** The certificate of registration: one for a task, never issued again. */
export interface RegisterResult {
  readonly certificate: string
}

/** To whom the results go. */
export interface HandOver {
  readonly organisation: string
}

/** What does not have to be done before the liquidation. */
export interface WaiveClosingStep {
  readonly step: WaivableStep
}

/** The liquidation as recorded. */
export interface ContractLiquidated {
  readonly way: ClosingState['way']
}

type Nothing = Record<string, never>

const act = actOf<ClosingState>()

const having = (state: ClosingState, step: ClosingStep | RecoveryStep): ClosingState => ({
  ...state,
  done: [...new Set([...state.done, step])],
})

const step = (
  name: string,
  waitsFor: string,
  { value, cite }: Law['closing']['recognition'],
): DeadlineSpec => ({
  name,
  waitsFor,
  term: value,
  clause: cite,
})

function begun({ taskId, previous }: TaskBrief): ClosingState {
  const { contracting: contract, execution, acceptance } = previous
  if (!contract || !execution) throw new Error('Closing follows the work on a contract.')
  const way = !acceptance ? 'terminated' : acceptance.rating === 'fail' ? 'failed' : 'accepted'
  const refundDue = way === 'terminated' && execution.refundDong > 0
  return {
    status: way === 'accepted' ? 'awaitingRegistration' : 'recovering',
    taskId,
    host: contract.host,
    principalInvestigator: execution.principalInvestigator,
    way,
    rating: acceptance?.rating ?? null,
    acceptedOn: acceptance?.acceptedOn ?? null,
    refundDong: execution.refundDong,
    // A failed task comes here when its refund has been paid.
    done: [
      ...(way === 'accepted' || refundDue ? [] : ['refund' as const]),
      ...(acceptance?.settled ? ['finalSettlement' as const] : []),
    ],
    ...{ recognisedOn: null, liquidatedOn: null },
  }
}

function mayLiquidate(state: ClosingState, law: Law): Verdict {
  const missing = liquidationChecklist(state, law)
    .filter(({ done, waived }) => !done && !waived)
    .map((item) => item.step)
  return missing.length === 0
    ? granted
    : refuse('closing/not-all-done', { clause: law.closing.liquidationNeeds.cite, missing })
}

function notYet(state: ClosingState, done: ClosingStep | RecoveryStep, clause: string): Verdict {
  return state.done.includes(done) ? refuse('closing/already-done', { clause, step: done }) : granted
}

/** Of what the edition lets be waived: a step that this contract still needs. */
function mayWaive(state: ClosingState, { step: one }: WaiveClosingStep, { law }: Context): Verdict {
  const { cite: clause, value: waivable } = law.closing.waivable
  const needed = state.way === 'accepted' ? one !== 'assets' : one === 'assets'
  return firstRefusal(
    () =>
      waivable.includes(one) && needed ? granted : refuse('closing/not-waivable', { clause, step: one }),
    () => (isSettled(state, one) ? refuse('closing/already-done', { clause, step: one }) : granted),
  )
}

/** The results are registered and recognised, made public (TT 14/2014, Điều 10; TT 11/2014, Điều 16-17). */
const recognitionActs = {
  registerResult: act<RegisterResult>({
    fact: 'resultRegistered',
    from: ['awaitingRegistration'],
    apply: (state) => ({ ...having(state, 'registration'), status: 'awaitingRecognitionFile' }),
    deadlines: () => ({ closes: ['registration'] }),
  }),
  fileForRecognition: act<Nothing>({
    fact: 'recognitionFiled',
    from: ['awaitingRecognitionFile'],
    ready: (state, { closing }) => {
      const missing = missingOf(state, closing.recognitionNeeds)
      return missing.length === 0
        ? granted
        : refuse('closing/not-all-done', { clause: closing.recognitionNeeds.cite, missing })
    },
    apply: (state) => ({ ...state, status: 'awaitingRecognition' }),
    deadlines: (_next, _data, { law }) => ({
      opens: [step('recognition', 'recognise', law.closing.recognition)],
    }),
  }),
  returnRecognitionFile: act<{ readonly defects: number }>({
    fact: 'recognitionFileReturned',
    from: ['awaitingRecognition'],
    check: (_state, { defects }, { law }) =>
      defects > 0 ? granted : refuse('closing/no-defects', { clause: law.closing.recognition.cite }),
    apply: (state) => ({ ...state, status: 'awaitingRecognitionFile' }),
    deadlines: () => ({ closes: ['recognition'] }),
  }),
  recognise: act<Nothing, { readonly rating: ClosingState['rating'] }>({
    fact: 'resultRecognised',
    from: ['awaitingRecognition'],
    data: ({ rating }) => ({ rating }),
    apply: (state, _data, { at }) => ({
      ...having(state, 'recognition'),
      status: 'awaitingPublication',
      recognisedOn: toLocalDate(at),
    }),
    deadlines: (_next, _data, { law: { closing } }) => ({
      closes: ['recognition'],
      opens: [
        step('publication', 'publishRecognition', closing.publish),
        step('finalDossier', 'submitFinalDossier', closing.finalDossier),
        step('liquidation', 'liquidateContract', closing.liquidate),
      ],
    }),
  }),
  publishRecognition: act<Nothing>({
    fact: 'recognitionPublished',
    from: ['awaitingPublication'],
    apply: (state) => ({ ...state, status: 'awaitingLiquidation' }),
    deadlines: () => ({ closes: ['publication'] }),
  }),
}

/**
 * The last dossier, results and assets handed over, the recovery told, and the liquidation (TT 11/2014, Điều
 * 15).
 */
const handoverActs = {
  submitFinalDossier: act<Nothing>({
    fact: 'finalDossierSubmitted',
    from: ['awaitingPublication', 'awaitingLiquidation'],
    ready: (state, { closing }) => notYet(state, 'finalDossier', closing.finalDossier.cite),
    apply: (state) => having(state, 'finalDossier'),
    deadlines: () => ({ closes: ['finalDossier'] }),
  }),
  handOver: act<HandOver>({
    fact: 'resultHandedOver',
    from: ['awaitingPublication', 'awaitingLiquidation'],
    ready: (state, { closing }) => notYet(state, 'handover', closing.liquidationNeeds.cite),
    apply: (state) => having(state, 'handover'),
  }),
  handOverAssets: act<HandOver>({
    fact: 'assetsHandedOver',
    from: ['recovering'],
    ready: (state, { closing }) => notYet(state, 'assets', closing.liquidationNeeds.cite),
    apply: (state) => having(state, 'assets'),
  }),
  publishRecovery: act<Nothing>({
    fact: 'recoveryPublished',
    from: ['recovering'],
    apply: (state) => state,
  }),
  waiveClosingStep: act<WaiveClosingStep>({
    fact: 'closingStepWaived',
    from: ['awaitingPublication', 'awaitingLiquidation', 'recovering'],
    check: mayWaive,
    apply: (state, { step: one }) => ({ ...state, waived: [...(state.waived ?? []), one] }),
    deadlines: (_next, { step: one }) => (one === 'finalDossier' ? { closes: ['finalDossier'] } : {}),
  }),
  liquidateContract: act<Nothing, ContractLiquidated>({
    fact: 'contractLiquidated',
    from: ['awaitingLiquidation', 'recovering'],
    ready: mayLiquidate,
    data: ({ way }) => ({ way }),
    apply: (state, { way }, { at }) => ({
      ...state,
      status: way === 'accepted' ? 'liquidated' : way === 'terminated' ? 'terminated' : 'recovered',
      liquidatedOn: toLocalDate(at),
    }),
    deadlines: () => ({ closes: 'all' }),
    tells: ({ taskId }) => [fundingStream(taskId)],
  }),
}

const awaitedIn: Partial<Record<ClosingStatus, string>> = {
  awaitingRegistration: 'registerResult',
  awaitingRecognitionFile: 'fileForRecognition',
  awaitingRecognition: 'recognise',
  awaitingPublication: 'publishRecognition',
}

/** The host's last duties; the leader's turn comes when all of them are done. */
function awaitedOf(state: ClosingState): AwaitedAct[] {
  const { status } = state
  const settled = (one: ClosingStep | RecoveryStep) => isSettled(state, one)
  const first = awaitedIn[status]
  const hostDuties =
    status === 'awaitingPublication' || status === 'awaitingLiquidation'
      ? [
          ...(settled('finalDossier') ? [] : ['submitFinalDossier']),
          ...(settled('handover') ? [] : ['handOver']),
        ]
      : []
  const acts = [
    ...(first ? [first] : []),
    ...hostDuties,
    ...(status === 'awaitingLiquidation' ? ['liquidateContract'] : []),
    ...(status === 'recovering' && !settled('assets') ? ['handOverAssets'] : []),
    ...(status === 'recovering' && settled('assets') && settled('refund') ? ['liquidateContract'] : []),
  ]
  return acts.map((name) => ({ act: name }))
}

const outcomes: Partial<Record<ClosingStatus, 'liquidated' | 'recovered'>> = {
  liquidated: 'liquidated',
  terminated: 'recovered',
  recovered: 'recovered',
}

/** Closing: registration, recognition, settlement, handover and liquidation; or recovery and liquidation. */
export const closingMachine = {
  kind: 'closing' as const,
  begin: begun,
  opening: ({ way, acceptedOn }, { law: { closing } }) => ({
    opens:
      way === 'accepted' && acceptedOn
        ? [{ ...step('registration', 'registerResult', closing.registration), from: acceptedOn }]
        : [],
  }),
  acts: { ...recognitionActs, ...handoverActs },
  told: {
    finalSettlementApproved: { apply: (state) => having(state, 'finalSettlement') },
    refundPaid: {
      apply: (state, data) =>
        (data as { remainingDong: number }).remainingDong === 0 ? having(state, 'refund') : state,
    },
  },
  outcome: ({ status }) => outcomes[status],
  handsOver: ({ recognisedOn, liquidatedOn }): ClosedContract => ({
    recognisedOn,
    liquidatedOn: liquidatedOn!,
  }),
  awaits: awaitedOf,
} satisfies Machine<ClosingState, TaskBrief>
