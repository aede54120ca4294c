import type { ProcessKind } from '../../domain/life'
import type { PartName } from '../../scripts/runtime/part'

/** When a part is killed, as the act sees it. */
export const moments = {
  before: 'before the call',
  effect: 'after the effect',
  acknowledgement: 'after the acknowledgement',
} as const
/** One of them. */
export type Moment = keyof typeof moments

/** An act of the scenario: its name, and the Idempotency-Key under which the scenario does it. */
export interface ScriptedAct {
  readonly act: string
  readonly key: string
}

/** A kind of process, with the act around which the parts are killed at each moment. */
export interface Step {
  readonly kind: ProcessKind
  readonly acts: Readonly<Record<Moment, ScriptedAct>>
}

/** An act of task T01, by its row of the timeline; a row may stand for several acts. */
const on = (row: number, act: string, number = 1): ScriptedAct => ({ act, key: `demo-${row}-${number}` })
const budget = (key: string, act: string): ScriptedAct => ({ act, key: `demo-budget-${key}` })

/** The first act goes through with the part killed in it and after it; the second finds the part dead. */
const step = (kind: ProcessKind, first: ScriptedAct, second = first): Step => ({
  kind,
  acts: { before: second, effect: first, acknowledgement: first },
})

/** Row of the report that the tests add to the scenario, in which T01 reports once. */
export const secondReport = 2001

/** Every kind of process, in the order of T01's life, each with acts that owe letters where it has any. */
export const steps: readonly Step[] = [
  step(
    'yearBudget',
    budget('2025-province', 'proposeAppropriation'),
    budget('2025-province-approval', 'approveAppropriation'),
  ),
  step('researchTask', on(1, 'submitProposal')),
  step('ordering', on(4, 'acceptProposal')),
  step('councilSession', on(13, 'appointCouncil'), on(14, 'sendPapers')),
  step('determination', on(35, 'proposeOrderList'), on(41, 'approveOrderList')),
  step('call', on(70, 'submitApplication'), on(72, 'submitApplication')),
  step('selection', on(147, 'tellApplicants')),
  step('appraisal', on(167, 'sendAppraisalPapers'), on(177, 'concludeAppraisal')),
  step('award', on(194, 'completeAfterAppraisal'), on(203, 'proposeAward')),
  step('contracting', on(242, 'prepareContract'), on(255, 'signContractAsAgency', 2)),
  step('disbursement', on(273, 'checkTranche'), on(279, 'approveTranche')),
  step('funding', on(528, 'submitSettlement'), on(557, 'confirmSettlement')),
  step('execution', on(698, 'announceInspection'), on(711, 'inspect')),
  step('acceptance', on(766, 'fileAcceptanceDossier'), on(768, 'checkAcceptanceDossier')),
  step('closing', on(822, 'fileForRecognition'), on(827, 'recognise')),
  step('followUp', on(1273, 'reportApplication'), on(secondReport, 'reportApplication')),
]

/** What is killed, in words. */
export const victims: Readonly<Record<PartName, string>> = {
  worker: 'worker',
  server: 'API',
  temporal: 'Temporal server',
  postgres: 'PostgreSQL',
  mail: 'SMTP sink',
}

/** What becomes of the act when a part is killed: in every case the act is one fact, and life goes on. */
export const outcomes: Readonly<Record<PartName, Readonly<Record<Moment, string>>>> = {
  worker: {
    before: 'the act waits in Temporal for the next worker, and is answered',
    effect: 'the next worker finds the commit in the journal, and the act is answered',
    acknowledgement: 'the next worker goes on from the history, and the next act is answered',
  },
  server: {
    before: 'asked again under its key, the act is done and answered',
    effect: 'asked again under its key, the act gives the receipt of its commit',
    acknowledgement: 'the next act is answered, in the same session',
  },
  temporal: {
    before: 'the API asks again until the server is back, and the act is answered',
    effect: 'the workflow learns of its commit, and the act is answered',
    acknowledgement: 'the workflow has the act in its history, and the next act is answered',
  },
  postgres: {
    before: 'the act is done when the database is back, and answered',
    effect: 'the commit was durable: the next attempt finds it, and the act is answered',
    acknowledgement: 'the fact is there, and the next act is answered',
  },
  mail: {
    before: 'the act is answered meanwhile, and its letters go out when the sink is back',
    effect: 'the letter that was kept without a word comes again under its Message-ID',
    acknowledgement: 'the letters that wait go out when the sink is back',
  },
}

/** One cell of the table: a part is killed at a moment of a step. */
export interface Cell extends ScriptedAct {
  readonly kind: ProcessKind
  readonly moment: Moment
}

/** The cells of one part, in the order in which a life comes to them. */
export const cells: readonly Cell[] = steps.flatMap(({ kind, acts }) =>
  (Object.keys(acts) as Moment[]).map((moment) => ({ kind, moment, ...acts[moment] })),
)

/** Whether the act of a cell owes letters: then the mail server's moments are those of a letter. */
export const owesLetters = ({ kind }: Cell): boolean => kind !== 'yearBudget'
