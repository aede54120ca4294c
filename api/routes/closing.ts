import { z } from 'zod'
import { chainOfTask, filesOfTask, minutesOfTask, type TaskFile } from '../../db/reads/evidence'
import { type HistoryRow, historyOf } from '../../db/reads/history'
import type { CouncilKind } from '../../domain/council/composition'
import { isOffice } from '../../domain/rights/view'
import { closingOf, closingShape } from '../closing-answer'
import { namedCouncil } from '../council-answer'
import type { AppDeps } from '../deps'
import { maySee } from '../files/access'
import { defineRead } from '../route'
import { instantShape, named, namedOutcome, namedStatus, namedType, orNull, reference } from '../shapes'
import { stageFor, stageShape } from '../stage-answer'
import type { Viewer } from '../viewer'
import { historyRight, toEntry } from './history'
import { visibleTask } from './visible-task'

const tag = 'Công nhận và thanh lý'
const mostEntries = 2000

const recorded = z.object({
  seq: z.number(),
  at: instantShape,
  title: z.string(),
  process: named,
  act: z.string().nullable(),
  by: orNull(reference),
  hash: z.string(),
})

const evidence = z
  .object({
    task: z.object({
      id: z.string(),
      code: z.string(),
      title: z.string().nullable(),
      type: named,
      edition: z.string(),
      proposer: z.string().nullable(),
      host: z.string().nullable(),
      status: named,
      outcome: orNull(named),
      openedAt: instantShape,
      closedAt: instantShape.nullable(),
    }),
    madeAt: instantShape,
    chain: z
      .object({ length: z.number(), head: z.string() })
      .meta({ description: 'Chuỗi sự kiện: mã băm cuối giữ mọi sự kiện trước nó.' }),
    decisions: z.array(recorded.extend({ number: z.string() })),
    minutes: z.array(
      z.object({
        sessionId: z.string(),
        council: named,
        decisionNumber: z.string().nullable(),
        sitting: z.number(),
        conclusion: z.string(),
        concludedAt: instantShape,
      }),
    ),
    receipts: z.array(recorded),
    files: z.array(
      z.object({
        sha256: z.string(),
        name: z.string(),
        object: z.string(),
        sizeBytes: z.number(),
        mediaType: z.string(),
      }),
    ),
    complete: z.boolean().meta({ description: 'Sai khi có nhiều sự kiện hơn số được liệt kê.' }),
  })
  .meta({ id: 'EvidencePack' })

const numberNames = [
  'decisionNumber',
  'documentNumber',
  'minutesNumber',
  'certificate',
  'contractNumber',
] as const

/** The number under which an act was decided or issued, where it has one that the viewer may read. */
function numberIn(
  { act, data }: HistoryRow,
  texts: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const found = numberNames
    .map((name) => texts[name] ?? data[name])
    .find((value) => typeof value === 'string')
  if (typeof found === 'string') return found
  return act === 'prepareContract' && typeof data.number === 'string' ? data.number : undefined
}

function entriesOf(rows: readonly HistoryRow[], viewer: Viewer) {
  return rows.map((row) => {
    const { seq, at, title, process, act, by, texts } = toEntry(row, viewer)
    const number = row.act === null ? undefined : numberIn(row, texts)
    return { number, shown: { seq, at, title, process, act, by, hash: row.hash } }
  })
}

async function readableFiles(deps: AppDeps, viewer: Viewer, taskId: string): Promise<TaskFile[]> {
  const files = await filesOfTask(deps.db, taskId)
  const readable = await Promise.all(files.map((one) => maySee(deps, viewer, { ...one, taskId })))
  return files.filter((_file, index) => readable[index])
}

/** Reads about the closing of a task, and everything that proves what was done. */
export const closingRoutes = [
  defineRead({
    name: 'getClosing',
    path: '/tasks/{taskId}/closing',
    tag,
    title: 'Danh mục thanh lý',
    summary: 'Mọi việc trước khi thanh lý: ai làm, hạn nào, minh chứng nào, đã xong chưa.',
    access: 'signedIn',
    answer: z.object({ ...stageShape, ...closingShape }).meta({ id: 'Closing' }),
    async handle({ deps, viewer, params, at }) {
      const stage = await stageFor(deps, viewer, { idOrCode: params.taskId, kind: 'closing', now: at })
      return { ...stage.head, ...(await closingOf(deps, stage, at)) }
    },
  }),
  defineRead({
    name: 'getEvidence',
    path: '/tasks/{taskId}/evidence',
    tag,
    title: 'Bộ minh chứng của nhiệm vụ',
    summary:
      'Quyết định, biên nhận, biên bản, tệp và mã băm của nhiệm vụ, trong phạm vi người xem được biết. ' +
      'Dùng để in hoặc lưu khi thanh lý, thanh tra, kiểm toán.',
    access: 'signedIn',
    answer: evidence,
    async handle({ deps, viewer, params, at }) {
      const { db } = deps
      const { task } = await visibleTask(deps, viewer, params.taskId, 'full')
      const office = isOffice(viewer.roles)
      const [rows, chain, files, minutes] = await Promise.all([
        historyOf(db, task.id, historyRight(viewer), { after: 0, limit: mostEntries + 1 }),
        chainOfTask(db, task.id),
        readableFiles(deps, viewer, task.id),
        office ? minutesOfTask(db, task.id) : [],
      ])
      const entries = entriesOf(rows.slice(0, mostEntries), viewer)
      const { id, code, title, edition, stage, status, outcome, openedAt, closedAt } = task
      return {
        task: {
          ...{ id, code, title, edition, openedAt, closedAt, type: namedType(task.type!) },
          ...{ proposer: task.proposerName, host: task.hostName },
          ...{ status: namedStatus(stage, status), outcome: namedOutcome(outcome) },
        },
        madeAt: at,
        chain: chain ?? { length: 0, head: '' },
        decisions: entries.flatMap(({ number, shown }) => (number ? [{ ...shown, number }] : [])),
        minutes: minutes.map(({ kind, ...row }) => ({ ...row, council: namedCouncil(kind as CouncilKind) })),
        receipts: entries.map(({ shown }) => shown),
        files: files.map(({ objectKind: object, objectId: _id, personal: _told, ...file }) => ({
          ...file,
          object,
        })),
        complete: rows.length <= mostEntries,
      }
    },
  }),
]
