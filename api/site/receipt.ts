import QRCode from 'qrcode'
import { publicTask } from '../../db/reads/public-site'
import { type Instant, toLocalDate } from '../../domain/instant'
import { formatInstant } from '../../templates/formats'
import type { AppDeps } from '../deps'
import { formatBytes } from '../messages/format'
import { type ReceiptAnswer, receiptAnswer } from '../receipts'
import { trackingView } from './tracking'
import { formatWeekday } from './words'

/** What became of a submission, in words. */
const states = {
  valid: 'Có hiệu lực',
  replaced: 'Đã được thay bằng hồ sơ nộp sau',
  withdrawn: 'Đã rút',
} as const

/** What comes next for whoever handed something in: who is awaited, and until when. */
async function nextView({ db }: AppDeps, taskCode: string, now: Instant) {
  const task = await publicTask(db, taskCode)
  if (!task) return null
  const { waiting, terms, stage, ended } = await trackingView(db, task, now)
  return { stage: stage.name, waiting: waiting ?? null, terms: terms.slice(0, 1), ended: ended ?? null }
}

async function heldView(deps: AppDeps, answer: ReceiptAnswer, now: Instant) {
  const { number, state, act, taskCode, receivedAt, files = [] } = answer
  if (!state || !taskCode || !receivedAt) return null
  const address = `${deps.origin}/bien-nhan/${encodeURIComponent(number)}`
  const at = receivedAt as Instant
  return {
    ...{ address, taskCode },
    act: act?.title ?? '',
    state: states[state],
    isValid: state === 'valid',
    taskTitle: answer.taskTitle ?? '',
    submittedBy: answer.submittedBy ?? '',
    hostName: answer.hostName ?? '',
    at: formatInstant(at),
    day: formatWeekday(toLocalDate(at)),
    hash: answer.hash ?? '',
    replacedBy: answer.replacedBy ?? '',
    files: files.map(({ form, name, sha256, sizeBytes }) => ({
      ...{ name, sha256 },
      form: form?.title ?? '',
      size: sizeBytes === null ? '' : formatBytes(sizeBytes),
    })),
    next: await nextView(deps, taskCode, now),
    qr: await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
  }
}

/** A receipt's page: all of it for its holder; for anyone else whether it holds, and nothing more. */
export async function receiptView(deps: AppDeps, personId: string | undefined, number: string, now: Instant) {
  const answer = await receiptAnswer(deps, personId, number, now)
  return { number, isValid: answer.valid, held: await heldView(deps, answer, now) }
}
