import { z } from 'zod'
import {
  type ClosingFacts,
  closingFacts,
  type HandoverRow,
  handoversOf,
  settledAt,
  type WaiverRow,
  waiversOf,
} from '../db/reads/closing'
import { filesOfTask } from '../db/reads/evidence'
import type { Instant } from '../domain/instant'
import type { ProcessKind } from '../domain/life'
import { awaitedTokens } from '../domain/rights'
import {
  type ClosingState,
  isSettled,
  liquidationChecklist,
  type WaivableStep,
} from '../domain/stages/closing/state'
import { fundingStream, taskStream } from '../domain/streams'
import type { Cited, Law } from '../regulations/schema'
import { type Action, actionShape, actionsOn } from './actions'
import type { AppDeps } from './deps'
import { bodiesAwaited } from './messages/bodies'
import { instantShape, orNull } from './shapes'
import { type StageOfTask, termOfStageShape, termsOf } from './stage-answer'

/** The lines of the checklist, in the order of the work. */
export const closingItems = [
  'registration',
  'settlement',
  'recognition',
  'publication',
  'handover',
  'assets',
  'recovery',
  'record',
] as const
type Item = (typeof closingItems)[number]

const item = z
  .object({
    item: z.enum(closingItems),
    applies: z.boolean().meta({ description: 'Sai khi lối kết thúc của nhiệm vụ không có việc này.' }),
    holdsLiquidation: z.boolean().meta({ description: 'Chưa xong thì chưa thanh lý được.' }),
    done: z.boolean(),
    doneAt: instantShape.nullable(),
    owners: z.array(z.string()),
    clause: z.string(),
    assumed: z.boolean(),
    term: orNull(termOfStageShape),
    proofs: z.array(
      z.object({
        kind: z.string(),
        value: z.string().nullable(),
        at: instantShape.nullable(),
        sha256: z.string().nullable(),
      }),
    ),
    action: orNull(actionShape),
    waived: orNull(
      z.object({ reason: z.string(), decisionNumber: z.string().nullable(), at: instantShape }),
    ).meta({ description: 'Người có thẩm quyền đã cho miễn.' }),
    waive: orNull(z.object({ step: z.string(), action: actionShape })).meta({
      description: 'Việc cho miễn, khi người gọi có thẩm quyền và việc này miễn được.',
    }),
  })
  .meta({ id: 'ClosingItem' })

/** The closing of a task as its page shows it, besides what every stage's page begins with. */
export const closingShape = {
  way: z.enum(['accepted', 'terminated', 'failed']),
  rating: z.enum(['excellent', 'pass', 'fail']).nullable(),
  items: z.array(item),
  missing: z.array(z.enum(closingItems)).meta({ description: 'Việc còn thiếu trước khi thanh lý.' }),
  needs: z.object({ clause: z.string(), assumed: z.boolean() }),
  recoverDong: z.number().meta({ description: 'Số tiền còn phải thu hồi.' }),
  recognitionDefects: z.array(z.string()),
  liquidatedAt: instantShape.nullable(),
  minutesNumber: z.string().nullable(),
}

type Proof = z.input<typeof item>['proofs'][number]

interface Known {
  readonly state: ClosingState
  readonly facts: ClosingFacts
  readonly handovers: readonly HandoverRow[]
  readonly settled: string | null
  readonly law: Law
}

interface Line {
  readonly acts: readonly string[]
  readonly cited: (law: Law) => Cited<unknown>
  readonly applies: (known: Known) => boolean
  readonly doneAt: (known: Known) => string | null
  readonly done?: (known: Known) => boolean
  readonly proofs: (known: Known) => readonly Omit<Proof, 'sha256'>[]
}

const accepted = ({ state }: Known) => state.way === 'accepted'
const recovering = (known: Known) => !accepted(known)
const left = ({ refundDueDong, refundedDong }: ClosingFacts) => refundDueDong - refundedDong

const proof = (kind: string, value: string | null, at: string | null = null) =>
  value === null && at === null ? [] : [{ kind, value, at }]

const handover =
  (what: HandoverRow['what']) =>
  ({ handovers }: Known) =>
    handovers.find((one) => one.what === what)

const lines: Readonly<Record<Item, Line>> = {
  registration: {
    acts: ['registerResult'],
    cited: ({ closing }) => closing.registration,
    applies: accepted,
    doneAt: ({ facts }) => facts.registeredAt,
    proofs: ({ facts }) => proof('certificate', facts.certificate, facts.registeredAt),
  },
  settlement: {
    acts: ['approveFinalSettlement', 'submitSettlement', 'confirmSettlement'],
    cited: ({ closing }) => closing.hostAdvancesCleared,
    applies: () => true,
    doneAt: ({ settled }) => settled,
    proofs: ({ facts, settled }) => (settled ? proof('settled', String(facts.settledDong), settled) : []),
  },
  recognition: {
    acts: ['recognise', 'fileForRecognition'],
    cited: ({ closing }) => closing.recognition,
    applies: accepted,
    doneAt: ({ facts }) => facts.recognisedAt,
    proofs: ({ facts }) => [
      ...proof('recognitionFiled', null, facts.recognitionFiledAt),
      ...proof('recognitionDecision', facts.recognitionDecision, facts.recognisedAt),
    ],
  },
  publication: {
    acts: ['publishRecognition', 'publishRecovery'],
    cited: ({ closing }) => closing.publish,
    applies: () => true,
    doneAt: (known) => (accepted(known) ? known.facts.publishedAt : known.facts.recoveryPublishedAt),
    proofs: ({ facts }) => proof('published', null, facts.publishedAt ?? facts.recoveryPublishedAt),
  },
  handover: {
    acts: ['handOver'],
    cited: ({ closing }) => closing.liquidationNeeds,
    applies: accepted,
    doneAt: (known) => handover('results')(known)?.at ?? null,
    proofs: (known) => {
      const made = handover('results')(known)
      return made ? proof('receiver', made.organisation, made.at) : []
    },
  },
  assets: {
    acts: ['handOverAssets'],
    cited: ({ closing }) => closing.liquidationNeeds,
    applies: recovering,
    doneAt: (known) => handover('assets')(known)?.at ?? null,
    proofs: (known) => {
      const made = handover('assets')(known)
      return made ? proof('receiver', made.organisation, made.at) : []
    },
  },
  recovery: {
    acts: ['payRefund'],
    cited: ({ execution }) => execution.refundFloor,
    applies: ({ state, facts }) => state.way !== 'accepted' || facts.refundDueDong > 0,
    doneAt: () => null,
    done: ({ facts }) => left(facts) === 0,
    proofs: ({ facts }) => [
      ...proof('recoveryDecision', facts.recoveryDecision),
      ...(facts.refundDueDong > 0 ? proof('refunded', String(facts.refundedDong)) : []),
      ...(left(facts) > 0 ? proof('refundLeft', String(left(facts))) : []),
    ],
  },
  record: {
    acts: ['submitFinalDossier'],
    cited: ({ closing }) => closing.finalDossier,
    applies: accepted,
    doneAt: ({ facts }) => facts.finalDossierAt,
    proofs: ({ facts }) => proof('finalDossier', null, facts.finalDossierAt),
  },
}

const itemOfStep: Readonly<Record<string, Item>> = {
  registration: 'registration',
  recognition: 'recognition',
  finalSettlement: 'settlement',
  handover: 'handover',
  finalDossier: 'record',
  refund: 'recovery',
  assets: 'assets',
}

const stepOfItem = Object.fromEntries(Object.entries(itemOfStep).map(([step, name]) => [name, step]))

/** How a line may still be waived by the viewer; null where it may not. */
function waiverOf(name: Item, { state, law }: Known, actions: readonly Action[]) {
  const step = stepOfItem[name] ?? ''
  const action = actions.find(({ act, allowed }) => act === 'waiveClosingStep' && allowed)
  const waivable: readonly string[] = law.closing.waivable.value
  if (!action || !waivable.includes(step) || isSettled(state, step as WaivableStep)) return null
  return { step, action }
}

/** The lines without which the contract is not liquidated: the law's, and what the order of acts wants. */
function holding({ state, law }: Known): readonly Item[] {
  const steps = liquidationChecklist(state, law).flatMap(({ step }) => itemOfStep[step] ?? [])
  return state.way === 'accepted' ? [...steps, 'publication'] : steps
}

const filesFor: Readonly<Partial<Record<Item, readonly string[]>>> = {
  handover: ['handover'],
  assets: ['handover'],
  recognition: ['recognition'],
  settlement: ['settlement'],
}

function actionFor(acts: readonly string[], actions: readonly Action[]): Action | null {
  const mine = actions.filter(({ act }) => acts.includes(act))
  return mine.find(({ awaited }) => awaited) ?? mine.find(({ allowed }) => allowed) ?? null
}

const owners = (acts: readonly string[], taskId: string): string[] => [
  ...new Set(acts.flatMap((act) => bodiesAwaited(awaitedTokens(act, taskStream(taskId))))),
]

const waivedOf = ({ step: _known, ...waiver }: WaiverRow) => waiver

/** The checklist of a closing: every line with its owner, due, proofs and the act that it waits for. */
export async function closingOf({ db }: AppDeps, stage: StageOfTask, now: Instant) {
  const { task, process, processes, law, standing, head } = stage
  const [facts, handovers, settled, files, waivers] = await Promise.all([
    closingFacts(db, task.id),
    handoversOf(db, task.id),
    settledAt(db, fundingStream(task.id)),
    filesOfTask(db, task.id),
    waiversOf(db, task.id),
  ])
  const state = process.state as ClosingState
  const known: Known = { state, facts, handovers, settled, law }
  const money = processes.find((one) => one.kind === ('funding' satisfies ProcessKind) && !one.closedAt)
  const actions = [
    ...head.actions,
    ...(money ? actionsOn(money, standing.before(money.stream), { taskId: task.id }) : []),
  ]
  const holds = holding(known)
  const terms = [...head.terms, ...(money ? await termsOf(db, task.id, money, now) : [])]
  const items = closingItems.map((name) => {
    const line = lines[name]
    const { cite: clause, status } = line.cited(law)
    const doneAt = line.doneAt(known)
    const kinds = filesFor[name] ?? []
    const waiver = waivers.find(({ step }) => step === stepOfItem[name])
    const applies = line.applies(known)
    return {
      ...{ item: name, applies, holdsLiquidation: holds.includes(name), doneAt },
      ...{ done: line.done?.(known) ?? doneAt !== null, owners: owners(line.acts.slice(0, 1), task.id) },
      ...{ clause, assumed: status === 'assumed' },
      term: terms.findLast(({ act, closedAt }) => line.acts.includes(act) && !closedAt) ?? null,
      proofs: [
        ...line.proofs(known).map((one) => ({ ...one, sha256: null })),
        ...files
          .filter(({ objectKind }) => applies && kinds.includes(objectKind))
          .map(({ name: value, sha256 }) => ({ kind: 'file', value, at: null, sha256 })),
      ],
      action: actionFor(line.acts, actions),
      waived: waiver ? waivedOf(waiver) : null,
      waive: applies ? waiverOf(name, known, actions) : null,
    }
  })
  const { liquidationNeeds } = law.closing
  return {
    ...{ way: state.way, rating: state.rating, items, recoverDong: left(facts) },
    missing: items
      .filter(
        ({ applies, holdsLiquidation, done, waived }) => applies && holdsLiquidation && !done && !waived,
      )
      .map((one) => one.item),
    needs: { clause: liquidationNeeds.cite, assumed: liquidationNeeds.status === 'assumed' },
    recognitionDefects: facts.recognisedAt ? [] : facts.recognitionDefects.map(({ text }) => text),
    ...{ liquidatedAt: facts.liquidatedAt, minutesNumber: facts.minutesNumber },
  }
}
