import { createHash } from 'node:crypto'
import { loadCalendarYears } from '../db/calendar'
import type { Trx } from '../db/connection'
import { uploadsOf } from '../db/files'
import { processByStream } from '../db/processes'
import { WorkCalendar } from '../domain/calendar'
import type { DossierDocument } from '../domain/call/application'
import type { ReceivedDocument } from '../domain/call/receipt'
import { toLocalDate, yearOf } from '../domain/instant'
import type { CallState } from '../domain/stages/call'
import { lawFor } from '../regulations'
import type { Completion, FactToComplete } from './completions'
import { openingHints } from './opening-hints'

/** Digits and capitals that are not taken for one another when read aloud. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const numberLength = 10

/** A receipt's number follows from the act alone: a running number would tell how many dossiers there are. */
export function receiptNumber({ key, at }: Pick<FactToComplete, 'key' | 'at'>): string {
  const digest = createHash('sha256').update(`receipt\n${key}`).digest()
  const letters = [...digest.subarray(0, numberLength)].map((byte) => alphabet[byte % alphabet.length])
  return `BN-${yearOf(toLocalDate(at))}-${letters.join('')}`
}

async function receivedDocuments(trx: Trx, { by, data }: FactToComplete): Promise<ReceivedDocument[]> {
  const documents = data.documents as readonly DossierDocument[]
  const uploads = await uploadsOf(
    trx,
    by ?? '',
    documents.map(({ sha256 }) => sha256),
  )
  return documents.map(({ form, sha256 }) => {
    const upload = uploads.get(sha256)
    if (!upload) throw new Error(`${by} has not brought in ${sha256}`)
    return { form, ...upload }
  })
}

const withReceipt: Completion = async (trx, fact) => ({
  ...fact.data,
  receiptNumber: receiptNumber(fact),
  files: await receivedDocuments(trx, fact),
})

const withNoticeNumber: Completion = async (trx, fact) => {
  const task = await trx('tasks').where({ id: fact.taskId }).first('code')
  return { ...fact.data, noticeNumber: `${task.code}/TB${fact.data.round}` }
}

const withHints: Completion = async (trx, fact) => {
  const process = await processByStream(trx, fact.stream)
  if (!process || fact.taskId === null) return fact.data
  const { law, state } = process
  const calendar = new WorkCalendar(await loadCalendarYears(trx), lawFor(law.editionId, law.overlay).clock)
  const call = { taskId: fact.taskId, state: state as CallState, law, openedAt: fact.at, calendar }
  return { ...fact.data, hints: await openingHints(trx, call) }
}

/**
 * What only the database gives to the facts of a call: numbers, the names of files, what bars an applicant.
 */
export const callCompletions: Readonly<Record<string, Completion>> = {
  noticePosted: withNoticeNumber,
  noticePostedAgain: withNoticeNumber,
  applicationSubmitted: withReceipt,
  applicationReplaced: withReceipt,
  dossiersOpened: withHints,
}
