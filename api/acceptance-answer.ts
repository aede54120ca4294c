import { z } from 'zod'
import { type ActTextsRow, actTextsOf } from '../db/reads/act-texts'
import { acceptanceRecord } from '../db/reads/after-contract'
import { type RatingRecord, ratingRecord } from '../db/reads/ratings'
import { explainRating } from '../domain/council/acceptance-explained'
import { amountLevel, type Delivery } from '../domain/council/acceptance-rating'
import { isOffice } from '../domain/rights/view'
import type { AcceptanceState } from '../domain/stages/acceptance/state'
import { sessionStream } from '../domain/streams'
import { lawFor } from '../regulations'
import { acceptanceDocumentTitles } from '../regulations/titles'
import type { AppDeps } from './deps'
import type { Shown } from './route'
import { instantShape, orNull } from './shapes'
import type { StageOfTask } from './stage-answer'
import type { Viewer } from './viewer'

const level = z.enum(['excellent', 'pass', 'fail'])
const counts = z
  .object({ excellent: z.number(), pass: z.number(), fail: z.number() })
  .meta({ id: 'LevelCounts' })
const part = z.object({ numerator: z.number(), denominator: z.number() }).meta({ id: 'ShareOfLaw' })
const compared = {
  share: part,
  comparator: z.enum(['>', '>=']),
  clause: z.string(),
  assumed: z.boolean(),
}
const share = z
  .object({ count: z.number(), base: z.number(), holds: z.boolean(), ...compared })
  .meta({ id: 'ShareCompared' })
const file = z.object({ name: z.string(), sha256: z.string() }).meta({ id: 'ProofOfAct' })

const explained = z
  .object({
    sessionId: z.string().nullable().meta({ description: 'Chỉ cơ quan và thành viên hội đồng thấy.' }),
    concludedAt: instantShape,
    conclusion: level,
    mendingRequired: z.boolean(),
    requests: z.array(z.string()),
    appointed: z.number(),
    present: z.number(),
    counted: z.number(),
    invalid: z.number(),
    products: z.array(
      z.object({
        product: z.string(),
        ordered: z.number(),
        delivered: z.number(),
        amount: level,
        excellentFrom: z.number(),
        excessComparator: z.string(),
        leastDelivered: z.number(),
        shortfallComparator: z.string(),
        type: counts,
        quantity: orNull(counts),
        volume: orNull(counts),
        quality: counts,
        keptFromExcellent: z.number(),
        keptFromPass: z.number(),
      }),
    ),
    report: counts,
    reportKeptFromExcellent: z.number(),
    reportKeptFromPass: z.number(),
    members: counts,
    filedTooLate: z.boolean(),
    failJudgedFirst: z.boolean(),
    excellent: share,
    fail: share,
    amountsMet: z.object(compared),
  })
  .meta({ id: 'ExplainedRating' })

/** The acceptance of a task as its page shows it, besides what every stage's page begins with. */
export const acceptanceShape = {
  endedOn: z.string(),
  filedAt: instantShape.nullable(),
  filedTooLate: z.boolean(),
  completeAt: instantShape.nullable(),
  noticePostedAt: instantShape.nullable(),
  concludedAt: instantShape.nullable().meta({ description: 'Khi kết luận được gửi tổ chức chủ trì.' }),
  supplements: z.number(),
  note: z.string().nullable(),
  lines: z
    .array(
      z.object({
        product: z.string(),
        name: z.string(),
        unit: z.string(),
        quality: z.string().nullable().meta({ description: 'Yêu cầu chất lượng theo đặt hàng.' }),
        ordered: z.number(),
        delivered: z.number().nullable(),
        amount: level.nullable().meta({ description: 'Mức số lượng tính theo bảng.' }),
        said: z.string().nullable().meta({ description: 'Chất lượng thực tế, do tổ chức chủ trì khai.' }),
        files: z.array(file),
      }),
    )
    .meta({ id: 'DeliveredLines' }),
  documents: z.array(
    z.object({
      code: z.string(),
      form: z.string(),
      name: z.string(),
      required: z.boolean(),
      present: z.boolean(),
    }),
  ),
  documentsClause: z.object({ clause: z.string(), assumed: z.boolean() }),
  files: z.array(file).meta({ description: 'Tài liệu chung của cả hồ sơ.' }),
  defects: z.array(z.object({ item: z.string().nullable(), text: z.string() })),
  rating: level.nullable(),
  mendingRequired: z.boolean(),
  mendingSubmittedAt: instantShape.nullable(),
  mendedAt: instantShape.nullable(),
  failureReportedAt: instantShape.nullable(),
  failureCause: z.enum(['objective', 'subjective']).nullable(),
  refundDong: z.number(),
  explained: orNull(explained).meta({ description: 'Không có khi kết luận chưa được biết.' }),
}

interface Dossier {
  readonly filedAt: string | null
  readonly completeAt: string | null
  readonly noticePostedAt: string | null
  readonly concludedAt: string | null
  readonly mendingSubmittedAt: string | null
  readonly mendedAt: string | null
  readonly failureReportedAt: string | null
  readonly rating: 'excellent' | 'pass' | 'fail' | null
  readonly mendingRequired: boolean
  readonly supplements: number
  readonly documents: readonly string[]
  readonly defects: readonly { readonly item?: string; readonly text: string }[]
}

interface Filed {
  readonly note?: string
  readonly qualityTexts?: readonly { readonly product: string; readonly text: string }[]
  readonly evidence?: readonly { readonly name: string; readonly sha256: string; readonly product?: string }[]
}

interface Described {
  readonly productTexts?: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly quality?: string
  }[]
}

const filings = ['fileAcceptanceDossier', 'supplementAcceptanceDossier', 'submitMending'] as const

function linesOf(
  state: AcceptanceState,
  details: Described,
  filed: readonly Filed[],
  law: StageOfTask['law'],
) {
  const said = new Map(
    filed.flatMap(({ qualityTexts = [] }) => qualityTexts.map((one) => [one.product, one.text])),
  )
  const files = filed.flatMap(({ evidence = [] }) => evidence)
  return state.ordered.map(({ product, ordered }) => {
    const described = details.productTexts?.find(({ id }) => id === product)
    const delivery: Delivery | undefined = state.deliveries.find((row) => row.product === product)
    return {
      ...{ product, ordered, name: described?.name ?? product, unit: described?.unit ?? '' },
      quality: described?.quality ?? null,
      delivered: delivery?.delivered ?? null,
      amount: delivery ? amountLevel(delivery, law.acceptance) : null,
      said: said.get(product) ?? null,
      files: files.filter((one) => one.product === product).map(({ name, sha256 }) => ({ name, sha256 })),
    }
  })
}

function documentsOf(present: readonly string[], { acceptance }: StageOfTask['law']) {
  const required: readonly string[] = acceptance.requiredDocuments.value
  return Object.entries(acceptanceDocumentTitles).map(([code, { code: form, name }]) => ({
    ...{ code, form, name },
    required: required.includes(code),
    present: present.includes(code),
  }))
}

/** The council's rating, explained, for those who may know of it: the host side once it has been told. */
function explainedFor(
  record: RatingRecord | undefined,
  state: AcceptanceState,
  { judges, told }: { readonly judges: boolean; readonly told: boolean },
): Shown<z.input<typeof explained>> | null {
  if (!record || !(judges || told)) return null
  const { sessionId, law, ballots, base, concludedAt, appointed, present, mendingRequired, requests } = record
  const { deliveries, filedTooLate } = state
  return {
    ...explainRating({ ballots, deliveries, base, filedTooLate }, lawFor(law.editionId, law.overlay)),
    ...{ sessionId: judges ? sessionId : null, concludedAt, appointed, present, mendingRequired, requests },
    conclusion: record.conclusion as z.input<typeof level>,
  }
}

/** The acceptance of a task: ordered beside delivered, the papers, the defects, the rating explained. */
export async function acceptanceOf({ db }: AppDeps, viewer: Viewer, stage: StageOfTask) {
  const { task, standing, process, law } = stage
  const state = process.state as AcceptanceState
  const [row, acts, record] = await Promise.all([
    acceptanceRecord(db, task.id, false) as Promise<unknown>,
    actTextsOf(db, process.stream, filings),
    ratingRecord(db, task.id),
  ])
  const dossier = row as Dossier
  const filed = acts.map(({ texts }: ActTextsRow) => texts as Filed)
  const judges =
    isOffice(viewer.roles) ||
    (record !== undefined &&
      standing.before(sessionStream(record.sessionId)).relations.includes('councilMember'))
  const told = dossier.concludedAt !== null
  const { requiredDocuments } = law.acceptance
  const { endedOn, filedTooLate, cause, refundDong, rating } = state
  return {
    ...{ endedOn, filedTooLate, refundDong, failureCause: cause, supplements: dossier.supplements },
    ...{ filedAt: dossier.filedAt, completeAt: dossier.completeAt, noticePostedAt: dossier.noticePostedAt },
    ...{ concludedAt: dossier.concludedAt, mendingSubmittedAt: dossier.mendingSubmittedAt },
    ...{ mendedAt: dossier.mendedAt, failureReportedAt: dossier.failureReportedAt },
    note: filed.findLast(({ note }) => note)?.note ?? null,
    lines: linesOf(state, task.details as Described, filed, law),
    documents: documentsOf(dossier.documents, law),
    documentsClause: { clause: requiredDocuments.cite, assumed: requiredDocuments.status === 'assumed' },
    files: filed.flatMap(({ evidence = [] }) =>
      evidence.filter(({ product }) => product === undefined).map(({ name, sha256 }) => ({ name, sha256 })),
    ),
    defects: dossier.defects.map(({ item = null, text }) => ({ item, text })),
    rating: judges || told ? rating : null,
    mendingRequired: (judges || told) && state.mendingRequired,
    explained: explainedFor(record, state, { judges, told }),
  }
}
