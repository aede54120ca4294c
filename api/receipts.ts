import { z } from 'zod'
import { askerById, idsOfPeople } from '../db/people'
import { receiptByNumber } from '../db/reads/call'
import { type Submission, submissionByHash, submissionByKey, submissionByNumber } from '../db/reads/receipts'
import { taskHead } from '../db/reads/task-head'
import { type Instant, toLocalDate } from '../domain/instant'
import { isSubmission } from '../domain/rights/submissions'
import { documentTitles } from '../regulations/titles'
import { actByName, actTitle } from './acts'
import type { AppDeps } from './deps'
import { instantShape, named } from './shapes'
import { standingToTask } from './standing'
import { viewerOn } from './viewer'

const shownDigits = 12
const numberForm = /^BN-(.+)-([0-9A-F]{12})$/

const receivedFile = z.object({
  form: named.nullable(),
  sha256: z.string(),
  name: z.string(),
  sizeBytes: z.number().nullable(),
})

/** A receipt as the API answers it: all of it to its holders, and to anyone else whether it holds. */
export const receiptShape = z
  .object({
    number: z.string(),
    valid: z.boolean(),
    state: z.enum(['valid', 'replaced', 'withdrawn']).optional(),
    act: named.optional(),
    taskCode: z.string().optional(),
    taskTitle: z.string().nullable().optional(),
    applicationId: z.string().optional(),
    submittedBy: z.string().optional(),
    hostName: z.string().optional(),
    receivedAt: instantShape.optional(),
    hash: z.string().optional().meta({ description: 'Mã băm của dòng nhật ký đã ghi việc này.' }),
    replacedBy: z.string().nullable().optional(),
    files: z.array(receivedFile).optional(),
  })
  .meta({ id: 'Receipt' })

/** A receipt as somebody may see it. */
export type ReceiptAnswer = z.input<typeof receiptShape>
type ReceivedFile = z.input<typeof receivedFile>

/**
 * The number of a submission's receipt. A dossier's was given when it was recorded and tells nothing of
 * others; every other follows from the journal's entry: its task and the beginning of its hash.
 */
export function receiptNumberOf({ taskCode, hash, data }: Submission): string {
  const { receiptNumber } = data
  if (typeof receiptNumber === 'string') return receiptNumber
  return `BN-${taskCode}-${hash.slice(0, shownDigits).toUpperCase()}`
}

/** The number of the receipt of a person's own act; undefined where it was no submission. */
export async function receiptOfKey(
  { db }: AppDeps,
  ids: readonly string[],
  key: string,
): Promise<string | undefined> {
  const submission = await submissionByKey(db, key)
  if (!submission || !isSubmission(submission.act)) return undefined
  const own = submission.by !== null && ids.includes(submission.by)
  return own ? receiptNumberOf(submission) : undefined
}

/** Files with their hashes, wherever a fact holds them. */
function filesIn(value: unknown): ReceivedFile[] {
  if (Array.isArray(value)) return value.flatMap(filesIn)
  if (typeof value !== 'object' || value === null) return []
  const { sha256, name, form, sizeBytes } = value as Record<string, unknown>
  if (typeof sha256 === 'string' && typeof name === 'string') {
    const title = typeof form === 'string' ? { code: form, title: documentTitles[form] ?? form } : null
    return [{ sha256, name, form: title, sizeBytes: typeof sizeBytes === 'number' ? sizeBytes : null }]
  }
  return Object.values(value).flatMap(filesIn)
}

/** What every receipt shows its holder. */
function heldParts({ act, taskCode, taskTitle, at, byName, hash, data }: Submission) {
  const files = filesIn(data)
  return {
    act: { code: act, title: actTitle(act) },
    ...{ taskCode, taskTitle, submittedBy: byName, receivedAt: at, hash },
    files: files.filter(({ sha256 }, index) => files.findIndex((one) => one.sha256 === sha256) === index),
  }
}

/** Whoever handed it in, and who reads of it in the task's history anyway. */
async function holds(
  { db }: AppDeps,
  personId: string,
  { by, act, taskId }: Submission,
  at: Instant,
): Promise<boolean> {
  if (by === personId) return true
  const [asker, task] = await Promise.all([askerById(db, personId), taskHead(db, taskId)])
  if (asker && by !== null && asker.mergedIds.includes(by)) return true
  if (!asker || !task || actByName(act)?.history !== 'parties') return false
  return (await standingToTask(db, viewerOn(asker, toLocalDate(at)), task)).view === 'full'
}

async function dossierReceipt(deps: AppDeps, personId: string | undefined, number: string) {
  const receipt = await receiptByNumber(deps.db, number)
  if (!receipt) return undefined
  // To who does not hold it an unknown, a replaced and a withdrawn one look alike.
  const valid = receipt.state === 'valid'
  const ids = personId === undefined ? [] : ((await idsOfPeople(deps.db, [personId])).get(personId) ?? [])
  if (!ids.some((id) => receipt.holders.includes(id))) return { number, valid }
  const { taskId, applicationId, hostName, state, replacedBy, taskCode, receivedAt } = receipt
  const files = filesIn(receipt.files)
  const submission = await submissionByNumber(deps.db, taskId, number)
  const parts = submission ? heldParts(submission) : { taskCode, receivedAt }
  return { number, valid, state, ...parts, applicationId, hostName, replacedBy, files }
}

/** A receipt by its number, as far as a person may see it. */
export async function receiptAnswer(
  deps: AppDeps,
  personId: string | undefined,
  number: string,
  at: Instant,
): Promise<ReceiptAnswer> {
  const ofDossier = await dossierReceipt(deps, personId, number)
  if (ofDossier) return ofDossier
  const [, code = '', digits = ''] = numberForm.exec(number) ?? []
  const submission = code ? await submissionByHash(deps.db, code, digits.toLowerCase()) : undefined
  if (!submission || !isSubmission(submission.act) || receiptNumberOf(submission) !== number) {
    return { number, valid: false }
  }
  const isHeld = personId !== undefined && (await holds(deps, personId, submission, at))
  return { number, valid: true, ...(isHeld ? { state: 'valid' as const, ...heldParts(submission) } : {}) }
}
