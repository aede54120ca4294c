import { z } from 'zod'
import type { Db } from '../../../db/connection'
import type { Scope } from '../../../db/reads/overview/scope'
import { fieldsSeen, stageLengths, tasksByStage } from '../../../db/reads/overview/stages'
import { countLate, listSteps, punctuality, type StepRow } from '../../../db/reads/overview/steps'
import type { Instant } from '../../../domain/instant'
import { stages } from '../../../domain/life'
import { lawFor } from '../../../regulations'
import { actTitle } from '../../acts'
import { shortText } from '../../acts/fields'
import { cellsOf, everyRow } from '../../csv'
import { fieldWords } from '../../messages/field-words'
import { kindWords } from '../../messages/words'
import { fromCursor, page, pageOf, paging } from '../../paging'
import { defineRead } from '../../route'
import { instantShape, named, namedKind } from '../../shapes'
import { assumedClauses } from '../../term-answer'
import { latenessCounter } from './lateness'
import { access, scopeOf, scopeQuery, sheetRoute, tag, taskOf, taskShape } from './scope'

const stageRow = z.object({
  stage: named,
  open: z.number().meta({ description: 'Nhiệm vụ đang ở giai đoạn, hiện nay.' }),
  late: z.number().meta({ description: 'Trong đó, nhiệm vụ có việc quá hạn pháp lý.' }),
  ended: z.number().meta({ description: 'Lượt qua giai đoạn xong trong năm.' }),
  medianDays: z.number().nullable().meta({ description: 'Trung vị số ngày của các lượt xong trong năm.' }),
})

const punctualityRow = z.object({
  process: named,
  steps: z.number().meta({ description: 'Bước đến hạn trong năm: đã làm, hoặc đang quá hạn.' }),
  onTime: z.number(),
})

const overview = z
  .object({
    year: z.number(),
    fields: z.array(named),
    running: z.number(),
    late: z.object({ steps: z.number(), tasks: z.number() }),
    stages: z.array(stageRow),
    punctuality: z.array(punctualityRow),
  })
  .meta({ id: 'Overview' })

async function stageTable(db: Db, scope: Scope) {
  const [counts, lengths] = await Promise.all([tasksByStage(db, scope), stageLengths(db, scope)])
  return stages.map((stage) => {
    const { open = 0, late = 0 } = counts.find((one) => one.stage === stage) ?? {}
    const length = lengths.find((one) => one.stage === stage)
    return {
      ...{ stage: namedKind(stage), open, late, ended: length?.ended ?? 0 },
      medianDays: length ? Math.round(length.medianDays * 10) / 10 : null,
    }
  })
}

/** Stages in their order, whatever fell due in them; other processes where something did. */
async function punctualityTable(db: Db, scope: Scope, at: Instant) {
  const rows = await punctuality(db, scope, at)
  const others = rows.map(({ kind }) => kind).filter((kind) => !(stages as readonly string[]).includes(kind))
  return [...stages, ...others.toSorted()].map((kind) => {
    const { steps = 0, onTime = 0 } = rows.find((one) => one.kind === kind) ?? {}
    return { process: namedKind(kind), steps, onTime }
  })
}

const step = z
  .object({
    stream: z.string(),
    process: named,
    act: named,
    task: taskShape,
    due: instantShape,
    doneAt: instantShape.nullable(),
    workingDaysLate: z.number().meta({ description: '0 khi đúng hạn.' }),
    clause: z.string(),
    assumed: z.boolean(),
  })
  .meta({ id: 'Step' })

const stepPlace = z.tuple([z.string(), z.string(), z.string()])
const stepQuery = {
  ...scopeQuery,
  process: shortText.optional().meta({ description: 'Mã của giai đoạn.' }),
  onTime: z.enum(['true', 'false']).optional(),
}

const placeOf = ({ due, stream, name }: StepRow) => [due, stream, name] as const

/** How tasks go through the stages, and how punctual the steps are. */
export const stagesOverview = [
  defineRead({
    name: 'getOverview',
    path: '/overview',
    tag,
    title: 'Tình hình chung',
    summary: 'Nhiệm vụ theo giai đoạn, trung vị số ngày, tỷ lệ bước đúng hạn trong năm.',
    access,
    query: z.object(scopeQuery),
    answer: overview,
    async handle({ deps: { db }, viewer, query, at }) {
      const scope = scopeOf(viewer, query, at)
      const [rows, punctual, late, fields] = await Promise.all([
        stageTable(db, scope),
        punctualityTable(db, scope, at),
        countLate(db, scope),
        fieldsSeen(db, scope),
      ])
      return {
        year: scope.year,
        fields: fields.map((code) => ({ code, title: fieldWords(code) })),
        running: rows.reduce((sum, { open }) => sum + open, 0),
        ...{ late, stages: rows, punctuality: punctual },
      }
    },
  }),
  defineRead({
    name: 'listSteps',
    path: '/overview/steps',
    tag,
    title: 'Các bước đến hạn trong năm',
    summary: 'Các bước đứng sau tỷ lệ đúng hạn, hạn cũ trước.',
    access,
    query: z.object({ ...stepQuery, ...paging }),
    answer: pageOf(step),
    async handle({ deps: { db }, viewer, query, at }) {
      const { process, onTime, cursor, limit } = query
      const asked = {
        kind: process,
        onTime: onTime && onTime === 'true',
        after: fromCursor(cursor, stepPlace),
      }
      const scope = scopeOf(viewer, query, at)
      const [rows, daysLate] = await Promise.all([
        listSteps(db, scope, at, { ...asked, limit: limit + 1 }),
        latenessCounter(db),
      ])
      const { items, next } = page(rows, limit, (last) => [...placeOf(last)])
      return {
        items: items.map((row) => ({
          ...{ stream: row.stream, process: namedKind(row.kind), task: taskOf(row), due: row.due },
          ...{ doneAt: row.doneAt, clause: row.clause },
          act: { code: row.act, title: actTitle(row.act) },
          workingDaysLate: daysLate(row, row.doneAt ?? at),
          assumed: assumedClauses(lawFor(row.law.editionId, row.law.overlay)).has(row.clause),
        })),
        next,
      }
    },
  }),
  sheetRoute({
    name: 'getStagesSheet',
    path: '/overview/stages/csv',
    title: 'Nhiệm vụ theo giai đoạn',
    file: 'nhiem-vu-theo-giai-doan',
    query: z.object(scopeQuery),
    async sheet({ deps: { db }, viewer, query, at }) {
      const rows = await stageTable(db, scopeOf(viewer, query, at))
      return {
        heading: ['Giai đoạn', 'Đang ở', 'Có việc trễ', 'Lượt xong trong năm', 'Trung vị (ngày)'],
        rows: rows.map(({ stage, open, late, ended, medianDays }) => [
          ...[stage.title, open, late, ended],
          medianDays,
        ]),
      }
    },
  }),
  sheetRoute({
    name: 'getPunctualitySheet',
    path: '/overview/punctuality/csv',
    title: 'Bước đúng hạn theo giai đoạn',
    file: 'buoc-dung-han',
    query: z.object(scopeQuery),
    async sheet({ deps: { db }, viewer, query, at }) {
      const rows = await punctualityTable(db, scopeOf(viewer, query, at), at)
      return {
        heading: ['Giai đoạn', 'Bước đến hạn', 'Đúng hạn', 'Tỷ lệ (%)', 'Ghi chú'],
        rows: rows.map(({ process, steps, onTime }) => [
          ...[process.title, steps, onTime],
          steps > 0 ? Math.round((onTime / steps) * 1000) / 10 : null,
          steps > 0 && steps < 10 ? 'Dưới 10 bước, chỉ để tham khảo' : null,
        ]),
      }
    },
  }),
  sheetRoute({
    name: 'getStepsSheet',
    path: '/overview/steps/csv',
    title: 'Các bước đến hạn trong năm',
    file: 'cac-buoc-den-han',
    query: z.object(stepQuery),
    async sheet({ deps: { db }, viewer, query, at }) {
      const { process, onTime } = query
      const asked = { kind: process, onTime: onTime && onTime === 'true' }
      const scope = scopeOf(viewer, query, at)
      const rows = everyRow<StepRow>((last, limit) =>
        listSteps(db, scope, at, { ...asked, limit, ...(last ? { after: placeOf(last) } : {}) }),
      )
      const daysLate = await latenessCounter(db)
      return {
        heading: ['Mã', 'Nhiệm vụ', 'Giai đoạn', 'Việc', 'Hạn', 'Xong lúc', 'Trễ (ngày làm việc)', 'Căn cứ'],
        rows: cellsOf(rows, (row) => [
          ...[row.code, row.title, kindWords[row.kind], actTitle(row.act), row.due, row.doneAt],
          daysLate(row, row.doneAt ?? at),
          row.clause,
        ]),
      }
    },
  }),
]
