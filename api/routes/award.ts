import { z } from 'zod'
import { actTextsOf } from '../../db/reads/act-texts'
import { appraisalOf, awardOf } from '../../db/reads/budget'
import { briefOf } from '../../db/reads/council-stages'
import { namesOf, organisationNames } from '../../db/reads/execution'
import type { AwardState } from '../../domain/stages/award'
import { lineWords } from '../messages/money-words'
import { defineRead } from '../route'
import { instantShape, reference } from '../shapes'
import { stageFor, stageShape } from '../stage-answer'

const dong = z.number().meta({ description: 'Đồng.' })

const line = z.object({
  line: z.string(),
  title: z.string(),
  askedDong: dong,
  acceptedDong: dong,
  counterpartDong: dong,
  reason: z.string().nullable(),
})

const decision = z
  .object({
    ...stageShape,
    host: reference,
    principalInvestigator: reference,
    partners: z.array(z.string()),
    stateDong: dong,
    counterpartDong: dong,
    durationMonths: z.number(),
    lumpSum: z.enum(['final', 'partial']),
    council: z.object({
      meanPoints: z.number(),
      concludedOn: z.string(),
      askedStateDong: dong,
      askedCounterpartDong: dong,
      askedLumpSum: z.enum(['final', 'partial']),
    }),
    lines: z.array(line),
    decisionNumber: z.string().nullable(),
    decidedOn: z.string().nullable(),
    returns: z.array(z.object({ at: instantShape, reasons: z.array(z.string()) })),
    note: z.string().nullable().meta({ description: 'Ý kiến khi trình.' }),
    clause: z.string(),
    assumed: z.boolean(),
  })
  .meta({ id: 'AwardDecision' })

interface AppraisedLine {
  readonly line: string
  readonly proposedDong: number
  readonly acceptedDong: number
  readonly counterpartDong: number
  readonly reason: string | null
}

/** Reads about the award of a task. */
export const awardRoutes = [
  defineRead({
    name: 'getAwardDecision',
    path: '/tasks/{taskId}/award',
    tag: 'Phê duyệt kết quả',
    title: 'Nội dung trình phê duyệt kết quả',
    summary:
      'Tổ chức, cá nhân chủ trì, kinh phí và thời gian được trình; kết quả của hội đồng; ' +
      'từng khoản chi thay đổi sau thẩm định.',
    access: ['authority', 'dostLeader', 'dostOfficer', 'financeOfficer', 'financeApprover', 'auditor'],
    answer: decision,
    async handle({ deps, viewer, params, at }) {
      const { db } = deps
      const stage = await stageFor(deps, viewer, { idOrCode: params.taskId, kind: 'award', now: at })
      const { task, process, law, head } = stage
      const { proposed } = process.state as AwardState
      const [brief, appraisal, award, texts, people, organisations] = await Promise.all([
        briefOf(db, process.stream),
        appraisalOf(db, task.id),
        awardOf(db, task.id),
        actTextsOf(db, process.stream, ['proposeAward', 'returnAward']),
        namesOf(db, [proposed.principalInvestigator]),
        organisationNames(db, [proposed.host, ...proposed.partners]),
      ])
      const { winner, meanPoints, concludedOn } = brief.previous.selection!
      const lines: unknown = appraisal?.lines ?? []
      const { cite: clause, status } = law.award.decisionFile
      const named = (names: ReadonlyMap<string, string>, id: string) => ({ id, name: names.get(id) ?? id })
      return {
        ...head,
        host: named(organisations, proposed.host),
        principalInvestigator: named(people, proposed.principalInvestigator),
        partners: proposed.partners.map((id) => organisations.get(id) ?? id),
        ...{ stateDong: proposed.stateDong, counterpartDong: proposed.counterpartDong },
        ...{ durationMonths: proposed.durationMonths, lumpSum: proposed.lumpSum },
        council: {
          ...{ meanPoints, concludedOn, askedLumpSum: winner.lumpSum },
          ...{ askedStateDong: winner.stateDong, askedCounterpartDong: winner.counterpartDong },
        },
        lines: (lines as AppraisedLine[]).map(({ proposedDong: askedDong, ...row }) => ({
          ...row,
          askedDong,
          title: lineWords[row.line] ?? row.line,
        })),
        ...{ decisionNumber: award?.decisionNumber ?? null, decidedOn: award?.decidedOn ?? null },
        returns: texts
          .filter(({ act }) => act === 'returnAward')
          .map((row) => ({ at: row.at, reasons: (row.texts.reasonTexts ?? []) as string[] })),
        note: (texts.findLast(({ act }) => act === 'proposeAward')?.texts.note as string | undefined) ?? null,
        ...{ clause, assumed: status === 'assumed' },
      }
    },
  }),
]
