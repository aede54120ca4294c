import { z } from 'zod'
import { type CallNotice, type DossierRow, dossiersOf, latestCall } from '../db/reads/call'
import type { OpeningHint } from '../domain/call/receipt'
import { mayReadDossier } from '../domain/rights/dossier'
import type { RefusalParam } from '../domain/verdict'
import { documentTitles } from '../regulations/titles'
import type { AppDeps } from './deps'
import { readerOf, type SeenTask } from './files/access'
import { worded } from './messages/render'
import { instantShape, named, reference } from './shapes'
import type { Viewer } from './viewer'

const hint = z
  .object({
    about: z.string(),
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    clause: z.string().optional(),
  })
  .meta({ id: 'OpeningHint' })

/** A dossier as lists show it to whoever may read it. */
export const dossierShape = z
  .object({
    id: z.string(),
    round: z.int(),
    host: reference,
    principalInvestigator: reference,
    stateDong: z.number(),
    counterpartDong: z.number(),
    lumpSum: z.enum(['final', 'partial']),
    hostIsProposer: z.boolean(),
    submittedAt: instantShape,
    withdrawnAt: instantShape.nullable(),
    openedAt: instantShape.nullable(),
    valid: z.boolean().nullable(),
    missing: z.array(named).meta({ description: 'Tài liệu bắt buộc còn thiếu khi mở hồ sơ.' }),
    reasons: z.array(z.string()),
    hints: z.array(hint).meta({ description: 'Điều cần xem xét khi mở hồ sơ; chỉ cơ quan quản lý thấy.' }),
  })
  .meta({ id: 'Dossier' })

/** A task's call as far as the viewer may know of it. */
export const callShape = z
  .object({
    round: z.int(),
    noticeNumber: z.string(),
    method: z.enum(['openSelection', 'directAssignment']),
    host: z.string().nullable(),
    postedOn: z.string(),
    deadline: instantShape,
    notice: z.string().nullable(),
    directReason: z.string().nullable(),
    openedAt: instantShape.nullable(),
    toldAt: instantShape.nullable(),
    cancelledAt: instantShape.nullable(),
    sealed: z.boolean().meta({ description: 'Hồ sơ còn niêm phong: số hồ sơ cũng không ai được biết.' }),
    dossiers: z.array(dossierShape),
  })
  .meta({ id: 'Call' })

/** A form with its Vietnamese name. */
export const formNamed = (code: string) => ({ code, title: documentTitles[code] ?? code })

function hintOf({ about, code, clause, params }: OpeningHint) {
  const { title, detail } = worded({ ok: false, code, params: params as Record<string, RefusalParam> })
  return { about, code, title, detail, ...(clause ? { clause } : {}) }
}

/** Whether a dossier is the viewer's own. */
export const isApplicant = ({ applicants }: Pick<DossierRow, 'applicants'>, { ids }: Viewer): boolean =>
  ids.some((id) => applicants.includes(id))

/** A dossier as its reader sees it; what the opening found is for those who judge it, besides its result. */
export function dossierAnswer(row: DossierRow, viewer: Viewer): z.input<typeof dossierShape> {
  const { id, round, host, principalInvestigator, stateDong, counterpartDong, lumpSum, hostIsProposer } = row
  const { submittedAt, withdrawnAt, openedAt, valid, missing, reasons, hints } = row
  const mine = isApplicant(row, viewer)
  return {
    ...{ id, round, host, principalInvestigator, stateDong, counterpartDong, lumpSum, hostIsProposer },
    ...{ submittedAt, withdrawnAt, openedAt, valid, reasons: [...reasons] },
    missing: missing.map(formNamed),
    hints: mine ? [] : hints.map(hintOf),
  }
}

function noticeAnswer({ minutes: _minutes, taskId: _taskId, ...notice }: CallNotice) {
  return { ...notice, sealed: notice.openedAt === null }
}

/**
 * The latest call of a task with the dossiers that the viewer may read; undefined before the first notice.
 */
export async function callAnswer(
  { db }: AppDeps,
  viewer: Viewer,
  { task, standing }: SeenTask,
): Promise<z.input<typeof callShape> | undefined> {
  const [call, dossiers, reader] = await Promise.all([
    latestCall(db, task.id),
    dossiersOf(db, task.id),
    readerOf(db, viewer, { task, standing }),
  ])
  if (!call) return undefined
  const readable = dossiers.filter((row) => mayReadDossier(reader, row))
  return { ...noticeAnswer(call), dossiers: readable.map((row) => dossierAnswer(row, viewer)) }
}
