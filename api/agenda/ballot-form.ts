import { z } from 'zod'
import type { Names } from '../../db/reads/names'
import type { ProductText } from '../../db/reads/session-news'
import { acceptanceBallotDefects, amountLevel, memberRating } from '../../domain/council/acceptance-rating'
import type { CouncilKind } from '../../domain/council/composition'
import { practices } from '../../domain/councils/practices'
import type { AgendaTask, SessionBallot } from '../../domain/councils/state'
import type { Law } from '../../regulations/schema'
import { criterionTitles, determinationCriterionTitles } from '../../regulations/titles'
import { levelWords, proposalWords } from '../messages/council-words'
import { worded } from '../messages/render'
import { named, reference } from '../shapes'

const pointsShape = z
  .object({
    criteria: z.array(z.object({ code: z.string(), title: z.string(), max: z.int() })),
    max: z.int(),
    passMark: z.int(),
    applications: z.array(
      z.object({ id: z.string(), number: z.int(), host: reference, partners: z.array(reference) }),
    ),
  })
  .meta({ id: 'PointsOfBallot' })

const criteriaShape = z
  .object({ criteria: z.array(named), proposals: z.array(named), allMustPass: z.boolean() })
  .meta({ id: 'CriteriaOfBallot' })

const productsShape = z
  .object({
    products: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        unit: z.string().nullable(),
        quality: z.string().nullable(),
        ordered: z.number(),
        delivered: z.number(),
        amount: named.meta({ description: 'Mức số lượng theo bảng giao nộp; phiếu ghi khác là sai.' }),
      }),
    ),
    levels: z.array(named),
    filedTooLate: z.boolean(),
  })
  .meta({ id: 'ProductsOfBallot' })

/** What a ballot on a task asks, from the edition that governs the task: one of the three parts. */
export const ballotFormShape = z
  .object({
    clause: z.string(),
    assumed: z.boolean().meta({ description: 'Căn cứ chưa đối chiếu với văn bản.' }),
    each: z.int().meta({ description: 'Số phiếu của mỗi thành viên.' }),
    points: pointsShape.optional(),
    criteria: criteriaShape.optional(),
    products: productsShape.optional(),
  })
  .meta({ id: 'BallotForm' })

const levelNamed = (code: string) => ({ code, title: levelWords[code] ?? code })
const levels = ['excellent', 'pass', 'fail'].map(levelNamed)

function pointsOf({ scoring, sides }: AgendaTask, { selection }: Law, organisation: Names) {
  if (!scoring) return {}
  const most = selection.pointsTables.value[scoring.table]
  const titles = criterionTitles[scoring.table]
  const criteria = Object.entries(most).map(([code, max]) => ({ code, title: titles[code] ?? code, max }))
  const applications = scoring.applications.map(({ id }, index) => ({
    ...{ id, number: index + 1, host: organisation(sides[index]?.host ?? '') },
    partners: (sides[index]?.partners ?? []).map(organisation),
  }))
  const { pointsMax, passMark } = selection
  return { points: { criteria, max: pointsMax.value, passMark: passMark.value, applications } }
}

function criteriaOf({ type }: AgendaTask, { determination }: Law) {
  const criteria = determination.criteria.value[type].map((code) => ({
    ...{ code, title: determinationCriterionTitles[code] ?? code },
  }))
  const proposals = Object.entries(proposalWords).map(([code, title]) => ({ code, title }))
  return { criteria: { criteria, proposals, allMustPass: determination.allCriteriaMustPass.value } }
}

function productsOf({ delivery }: AgendaTask, { acceptance }: Law, texts: readonly ProductText[]) {
  if (!delivery) return {}
  const products = delivery.deliveries.map((row) => {
    const text = texts.find(({ id }) => id === row.product)
    return {
      ...{ code: row.product, title: text?.name ?? row.product },
      ...{ unit: text?.unit ?? null, quality: text?.quality ?? null },
      ...{ ordered: row.ordered, delivered: row.delivered, amount: levelNamed(amountLevel(row, acceptance)) },
    }
  })
  return { products: { products, levels, filedTooLate: delivery.filedTooLate } }
}

const citedOf = (kind: CouncilKind, law: Law) =>
  ({
    selection: law.selection.pointsTables,
    determination: law.determination.criteria,
    acceptance: law.acceptance.amountCriteriaShare,
  })[kind]

/** The form of a ballot on a task. */
export function ballotForm(
  kind: CouncilKind,
  task: AgendaTask,
  law: Law,
  { organisation, texts }: { readonly organisation: Names; readonly texts: readonly ProductText[] },
): z.input<typeof ballotFormShape> {
  const { cite: clause, status } = citedOf(kind, law)
  const own = {
    selection: () => pointsOf(task, law, organisation),
    determination: () => criteriaOf(task, law),
    acceptance: () => productsOf(task, law, texts),
  }[kind]
  return { clause, assumed: status === 'assumed', each: practices[kind].ballotsEach(task), ...own() }
}

/** What the rules say of a ballot before it is cast. */
export const ballotTrialShape = z
  .object({
    defects: z.array(z.object({ code: z.string(), title: z.string(), detail: z.string() })),
    rating: z
      .object({
        level: named,
        notExcellentFor: z.array(z.string()),
        notPassedFor: z.array(z.string()),
        clause: z.string(),
      })
      .optional()
      .meta({ description: 'Nghiệm thu: mức chung suy ra từ các mức thành phần.' }),
  })
  .meta({ id: 'BallotTrial' })

/** Whether a ballot could be cast as it stands, and what an acceptance ballot comes to. */
export function ballotTrial(
  kind: CouncilKind,
  task: AgendaTask,
  ballot: SessionBallot,
  law: Law,
): z.input<typeof ballotTrialShape> {
  const defects = practices[kind].ballotDefects(ballot, task, law).map((refusal) => {
    const { title, detail } = worded(refusal)
    return { code: refusal.code, title, detail }
  })
  const { acceptance } = ballot
  const deliveries = task.delivery?.deliveries
  if (!acceptance || !deliveries) return { defects }
  const own = { member: ballot.member, ...acceptance }
  if (acceptanceBallotDefects(own, deliveries, law.acceptance).length > 0) return { defects }
  const { level, notExcellentFor, notPassedFor } = memberRating(own, deliveries, law.acceptance)
  const { cite: clause } = law.acceptance.amountCriteriaShare
  const why = { notExcellentFor: [...notExcellentFor], notPassedFor: [...notPassedFor], clause }
  return { defects, rating: { level: levelNamed(level), ...why } }
}
