import type { ApplicationSubmitted } from '../../domain/call/application'
import type { NoticePosted } from '../../domain/call/notice'
import type { OpeningHint, ReceivedDocument } from '../../domain/call/receipt'
import type { ScreenedApplication } from '../../domain/call/screening'
import { toLocalDate } from '../../domain/instant'
import type { OfApplication } from '../../domain/stages/call'
import type { Trx } from '../connection'
import { dropFileReferences, referToFile } from '../files'
import { relate } from './life'
import { dataOf, type ProjectedFact, type Projectors } from './projector'

/** A dossier of the call, as a reference to its files names it. */
const dossier = 'application'

interface NoticeTexts {
  readonly notice?: string
  readonly directReason?: string
}

type ReceivedApplication = ApplicationSubmitted & {
  readonly receiptNumber: string
  readonly files: readonly ReceivedDocument[]
}

async function insertCall(trx: Trx, fact: ProjectedFact): Promise<void> {
  const posted = dataOf<NoticePosted & { noticeNumber: string; content?: NoticeTexts }>(fact)
  const { round, noticeNumber, host, deadline, content } = posted
  await trx('calls').insert({
    task_id: fact.taskId,
    round,
    stream: fact.stream,
    notice_number: noticeNumber,
    method: host === null ? 'openSelection' : 'directAssignment',
    host,
    posted_on: toLocalDate(fact.at),
    deadline,
    notice: content?.notice ?? null,
    direct_reason: content?.directReason ?? null,
  })
}

const latestRound = (trx: Trx, taskId: string | null) => trx('calls').where({ task_id: taskId }).max('round')

const currentCall = (trx: Trx, { taskId }: ProjectedFact) =>
  trx('calls').where({ task_id: taskId, round: latestRound(trx, taskId) })

function applicationColumns(fact: ProjectedFact) {
  const { application, team } = dataOf<ReceivedApplication>(fact)
  return {
    host: application.host,
    principal_investigator: application.principalInvestigator,
    scientific_secretary: application.scientificSecretary,
    partners: application.partners,
    key_persons: application.keyPersons,
    host_is_proposer: application.hostIsProposer,
    state_dong: application.stateDong,
    counterpart_dong: application.counterpartDong,
    lump_sum: application.lumpSum,
    has_excellent_task: application.hasExcellentTaskIn5Years,
    lines: JSON.stringify(application.lines),
    team: JSON.stringify(team),
    applicants: application.applicants,
    submitted_by: fact.by,
    submitted_at: fact.at,
    fact_key: fact.key,
  }
}

async function writeDocuments(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { application, files } = dataOf<ReceivedApplication>(fact)
  const documents = files.map(({ form, sha256, name, sizeBytes, mediaType }, ordinal) => ({
    ...{ application_id: application.id, ordinal, form, sha256, name },
    size_bytes: sizeBytes,
    media_type: mediaType,
  }))
  await trx('application_documents').insert(documents)
  for (const { sha256, name } of files) {
    const reference = { objectKind: dossier, objectId: application.id, taskId: fact.taskId!, name }
    await referToFile(trx, sha256, reference)
  }
}

async function writeReceipt(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { application, receiptNumber, files } = dataOf<ReceivedApplication>(fact)
  await trx('receipts')
    .where({ application_id: application.id, state: 'valid' })
    .update({ state: 'replaced', replaced_by: receiptNumber })
  await trx('receipts').insert({
    number: receiptNumber,
    task_id: fact.taskId,
    application_id: application.id,
    holders: application.applicants,
    received_at: fact.at,
    files: JSON.stringify(files),
    state: 'valid',
  })
}

async function dropDocuments(trx: Trx, applicationId: string): Promise<void> {
  await trx('application_documents').where({ application_id: applicationId }).delete()
  await dropFileReferences(trx, dossier, applicationId)
}

interface Opened {
  readonly screening: readonly ScreenedApplication[]
  readonly hints?: Readonly<Record<string, readonly OpeningHint[]>>
  readonly content?: { readonly minutes?: string }
}

async function openApplication(
  trx: Trx,
  fact: ProjectedFact,
  { application, valid, missing }: ScreenedApplication,
): Promise<void> {
  const hints = JSON.stringify(dataOf<Opened>(fact).hints?.[application] ?? [])
  const [row] = await trx('applications')
    .where({ id: application })
    .update({ opened_at: fact.at, valid, missing, hints })
    .returning('applicants')
  // Only now does it show who has applied: before the opening not even their number is known.
  const { applicants } = row as { applicants: string[] }
  const taskId = fact.taskId!
  await relate(
    trx,
    fact.at,
    applicants.map((person) => ({ taskId, person, relation: 'applicant' })),
  )
}

/** Calls, their dossiers as ids and numbers, receipts, and what was found at the opening. */
export const callProjectors: Projectors = {
  noticePosted: insertCall,
  noticePostedAgain: insertCall,

  async applicationSubmitted(trx, fact) {
    const { application } = dataOf<ReceivedApplication>(fact)
    const call = await currentCall(trx, fact).first('round')
    const place = { id: application.id, task_id: fact.taskId, round: call.round }
    await trx('applications').insert({ ...place, ...applicationColumns(fact) })
    await writeDocuments(trx, fact)
    await writeReceipt(trx, fact)
  },

  async applicationReplaced(trx, fact) {
    const { application } = dataOf<ReceivedApplication>(fact)
    await trx('applications').where({ id: application.id }).update(applicationColumns(fact))
    await dropDocuments(trx, application.id)
    await writeDocuments(trx, fact)
    await writeReceipt(trx, fact)
  },

  async applicationWithdrawn(trx, fact) {
    const { application: id } = dataOf<OfApplication>(fact)
    await trx('applications').where({ id }).update({ withdrawn_at: fact.at })
    await trx('receipts').where({ application_id: id, state: 'valid' }).update({ state: 'withdrawn' })
    await dropDocuments(trx, id)
  },

  async dossiersOpened(trx, fact) {
    const { screening, content } = dataOf<Opened>(fact)
    await currentCall(trx, fact).update({ opened_at: fact.at, minutes: content?.minutes ?? null })
    for (const one of screening) await openApplication(trx, fact, one)
  },

  async dossierScreened(trx, fact) {
    const { application, valid, content } = dataOf<
      OfApplication & { valid: boolean; content?: { reasonTexts?: readonly string[] } }
    >(fact)
    await trx('applications')
      .where({ id: application })
      .update({ valid, reasons: content?.reasonTexts ?? [] })
  },

  async openingResultTold(trx, fact) {
    await currentCall(trx, fact).update({ told_at: fact.at })
  },

  async callCancelled(trx, fact) {
    await currentCall(trx, fact).update({ cancelled_at: fact.at })
  },
}

/** Tables that hold nothing but what the journal says of calls. */
export const callTables = [
  'file_references',
  'application_documents',
  'receipts',
  'applications',
  'calls',
  'bars',
] as const
