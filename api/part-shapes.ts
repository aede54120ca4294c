import { z } from 'zod'
import { callShape } from './call-answer'
import { councilShape } from './council-answer'
import type { Shown } from './route'
import { instantShape } from './shapes'

const day = z.string().meta({ format: 'date' })
const dong = z.number().meta({ description: 'Đồng.' })
const texts = z.record(z.string(), z.unknown()).meta({ description: 'Các nội dung của việc đã ghi.' })
const moment = instantShape.nullable()
const word = z.string().nullable()

const appraisal = z
  .object({
    team: z
      .array(z.object({ person: z.string(), role: z.string() }))
      .optional()
      .meta({ description: 'Tổ chức chủ trì không được biết.' }),
    sittingAt: moment,
    lines: z
      .array(
        z.object({
          line: z.string(),
          proposedDong: dong,
          acceptedDong: dong,
          counterpartDong: dong,
          reason: word,
        }),
      )
      .nullable(),
    stateDong: dong.nullable(),
    counterpartDong: dong.nullable(),
    lumpSum: word,
    questions: z.array(
      z.object({
        number: z.number(),
        lines: z.array(z.string()),
        askedBy: z.string().optional(),
        askedAt: instantShape,
        questions: z.array(z.object({ line: z.string(), question: z.string() })).optional(),
        answeredBy: z.string().optional(),
        answeredAt: instantShape.optional(),
        answer: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'AppraisalPart' })

const award = z
  .object({
    decisionNumber: z.string(),
    host: z.string(),
    principalInvestigator: z.string(),
    stateDong: dong,
    counterpartDong: dong,
    durationMonths: z.number(),
    lumpSum: z.string(),
    decidedOn: day,
    publishedOn: day.nullable(),
    keptUntil: day.nullable(),
  })
  .meta({ id: 'AwardOfTask' })

const contract = z
  .object({
    number: z.string(),
    state: z.string(),
    flow: z.string(),
    contractDong: dong,
    paidDong: dong,
    reservedDong: dong,
    settledDong: dong,
    returnedDong: dong,
    refundDueDong: dong,
    refundedDong: dong,
    savedDong: dong,
    signedOn: day.nullable(),
    endsOn: day.nullable(),
    products: z.array(z.string()),
    plan: z.array(z.object({ number: z.number(), amountDong: dong })),
  })
  .meta({ id: 'ContractOfTask' })

const report = z.object({
  number: z.number(),
  due: moment,
  submittedAt: instantShape,
  submittedBy: z.string(),
  workDonePercent: z.number(),
  stateSpentDong: dong,
  details: texts,
  reviewedAt: moment,
  reviewedBy: word,
  satisfactory: z.boolean().nullable(),
  comments: z.array(z.string()),
})

const inspection = z.object({
  number: z.number(),
  announcedAt: instantShape,
  announcedBy: z.string(),
  heldOn: day,
  team: z.array(z.string()),
  details: texts,
  heldAt: moment,
  conclusion: word,
  requests: z.array(z.string()),
  workConfirmedAt: moment,
  workConfirmedBy: word,
  moneyConfirmedAt: moment,
  moneyConfirmedBy: word,
})

const amendment = z.object({
  number: z.number(),
  kind: z.string(),
  months: z.number(),
  requestedAt: instantShape,
  requestedBy: z.string(),
  details: texts,
  decidedAt: moment,
  decidedBy: word,
  granted: z.boolean().nullable(),
  decisionNumber: word,
  endsBefore: day.nullable(),
  endsAfter: day.nullable(),
  reasons: z.array(z.string()),
})

const change = z.object({
  number: z.number(),
  subject: z.string(),
  leaves: word,
  joins: word,
  madeAt: instantShape,
  madeBy: z.string(),
  details: texts,
  reportedAt: moment,
  objectedAt: moment,
  reasons: z.array(z.string()),
})

const termination = z.object({
  proposedAt: instantShape,
  proposedBy: z.string(),
  ground: z.string(),
  reasons: word,
  dismissedAt: moment,
  pausedAt: moment,
  resumedAt: moment,
  reportedAt: moment,
  cause: word,
  causeFixedAt: moment,
  decidedAt: moment,
  decisionNumber: word,
  assets: word,
})

const recovery = z.object({
  origin: z.string(),
  cause: z.string(),
  paidDong: dong,
  unspentDong: dong,
  properlySpentDong: dong,
  unprovenDong: dong,
  ofUnspentDong: dong,
  ofUnprovenDong: dong,
  ofProperlySpentDong: dong,
  share: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
  refundDong: dong,
  decisionNumber: word,
  decidedAt: instantShape,
  decidedBy: z.string(),
  paidAt: moment,
  publishedAt: moment,
})

const execution = z
  .object({
    reports: z.array(report),
    inspections: z.array(inspection),
    amendments: z.array(amendment),
    changes: z.array(change),
    terminations: z.array(termination),
    recovery: recovery.nullable(),
  })
  .meta({ id: 'ExecutionOfTask' })

const acceptance = z
  .object({
    endedOn: day,
    filedAt: moment,
    filedBy: word,
    filedTooLate: z.boolean(),
    documents: z.array(z.string()),
    details: texts,
    supplements: z.number(),
    defects: z.array(z.unknown()),
    completeAt: moment,
    completeBy: word,
    noticePostedAt: moment,
    concludedAt: moment,
    rating: word,
    mendingRequired: z.boolean(),
    mendingSubmittedAt: moment,
    mendedAt: moment,
    advisers: z.unknown().optional().meta({ description: 'Chỉ cơ quan quản lý thấy.' }),
    advice: z.unknown().optional().meta({ description: 'Chỉ cơ quan quản lý thấy.' }),
    failureReportedAt: moment,
    failureCause: word,
    delivered: z.array(z.object({ product: z.string(), ordered: z.number(), delivered: z.number() })),
  })
  .meta({ id: 'AcceptanceOfTask' })

const handover = z.object({
  what: z.string(),
  organisationId: z.string(),
  handedOverAt: instantShape,
  handedOverBy: z.string(),
  details: texts,
})

const closing = z
  .object({
    registration: z
      .object({ certificate: z.string(), registeredAt: instantShape, registeredBy: z.string() })
      .nullable(),
    recognition: z
      .object({
        filedAt: instantShape,
        returns: z.number(),
        defects: z.array(z.unknown()),
        rating: word,
        decisionNumber: word,
        recognisedAt: moment,
        recognisedBy: word,
        publishedAt: moment,
        finalDossierAt: moment,
      })
      .nullable(),
    handovers: z.array(handover),
    liquidation: z
      .object({
        way: z.string(),
        liquidatedAt: instantShape,
        liquidatedBy: z.string(),
        details: texts,
      })
      .nullable(),
    liquidationNeeds: z.object({
      clause: z.string(),
      assumed: z.boolean(),
      checklist: z.array(z.object({ step: z.string(), title: z.string(), done: z.boolean() })),
    }),
  })
  .meta({ id: 'ClosingOfTask' })

const followUp = z
  .object({
    years: z.number(),
    clause: z.string(),
    reports: z.array(
      z.object({
        number: z.number(),
        year: z.number(),
        due: moment,
        reportedAt: instantShape,
        reportedBy: z.string(),
        users: z.array(z.string()),
        revenueDong: dong.nullable(),
        details: texts,
      }),
    ),
  })
  .meta({ id: 'FollowUpOfTask' })

/** The parts of a task's page by their names, each as its answer gives it. */
export const partShapes = {
  call: callShape,
  councils: z.array(councilShape),
  appraisal,
  award,
  contract,
  execution,
  acceptance,
  closing,
  followUp,
}

/** The name of a part. */
export type PartName = keyof typeof partShapes

/** A part as its builder answers it. */
export type PartOf<Name extends PartName> = Shown<z.input<(typeof partShapes)[Name]>>
