import type { Trx } from '../../../db/connection'
import { oneByOne } from '../../../db/one-by-one'
import type { FactToProject } from '../../../db/projections/project'
import type { ApplicationSubmitted } from '../../../domain/call/application'
import type { NoticePosted } from '../../../domain/call/notice'
import type { ReceivedDocument } from '../../../domain/call/receipt'
import { requiredForms } from '../../../domain/call/screening'
import { fromMillis, type Instant, toLocalDate } from '../../../domain/instant'
import type { Role, TaskType } from '../../../domain/life'
import { lawFor } from '../../../regulations'
import { documentTitles } from '../../../regulations/titles'
import { dataOf } from './data'
import { letter, type Owed, type OwedLetter, type Recipients } from './owed-letter'

/** People in these roles answer calls for their organisations. */
const answering: readonly Role[] = ['principalInvestigator', 'hostRepresentative']

async function hostName(trx: Trx, id: string): Promise<string> {
  const row = await trx('organisations').where({ id }).first('name')
  return row?.name ?? id
}

/** Those who may apply for one organisation on the day. */
async function peopleOf(trx: Trx, organisation: string, at: Instant): Promise<string[]> {
  const today = toLocalDate(at)
  return trx('person_roles')
    .where({ organisation_id: organisation })
    .whereIn('role', [...answering])
    .where('valid_from', '<=', today)
    .where((still) => still.whereNull('valid_to').orWhere('valid_to', '>=', today))
    .distinct()
    .pluck('person_id')
}

const posted: Owed = async (trx, fact) => {
  const { round, host, noticeNumber } = dataOf<NoticePosted & { noticeNumber: string }>(fact)
  const task = await trx('tasks').where({ id: fact.taskId }).first('code', 'type', 'field', 'details')
  const { law: pin } = await trx('processes').where({ stream: fact.stream }).first('law')
  const law = lawFor(pin.editionId, pin.overlay)
  const kind = { type: task.type as TaskType, field: task.field as string }
  const forms = requiredForms(kind, law.call).map((code) => ({ code, name: documentTitles[code] ?? code }))
  const more = { deadline: 'callDeadline', path: `/dot-goi/${task.code}` }
  if (host !== null) {
    const to = { persons: await peopleOf(trx, host, fact.at) }
    return [letter('directAssignmentOffered', to, { hostName: await hostName(trx, host), forms }, more)]
  }
  const context = { noticeNumber, round, objectives: task.details?.objectives ?? null, forms }
  return answering.map((role) => letter('callPublished', { role }, context, more))
}

type Received = ApplicationSubmitted & {
  readonly receiptNumber: string
  readonly files: readonly ReceivedDocument[]
}

async function receiptContext(trx: Trx, fact: FactToProject) {
  const { application, receiptNumber, files } = dataOf<Received>(fact)
  return {
    receiptNumber,
    receivedAt: fact.at,
    hostName: await hostName(trx, application.host),
    files: files.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
  }
}

const receiptPath = (number: string) => ({ deadline: 'callDeadline', path: `/bien-nhan/${number}` })

const submitted: Owed = async (trx, fact) => {
  const { application, receiptNumber } = dataOf<Received>(fact)
  const to = { persons: application.applicants }
  return [letter('dossierReceipt', to, await receiptContext(trx, fact), receiptPath(receiptNumber))]
}

const replaced: Owed = async (trx, fact) => {
  const { application, receiptNumber } = dataOf<Received>(fact)
  const former = await trx('receipts').where({ replaced_by: receiptNumber }).first('number')
  const context = { ...(await receiptContext(trx, fact)), formerReceiptNumber: former?.number ?? '' }
  return [letter('dossierReplaced', { persons: application.applicants }, context, receiptPath(receiptNumber))]
}

const withdrawn: Owed = async (trx, fact) => {
  const { application: id } = dataOf<{ application: string }>(fact)
  const { host, applicants } = await trx('applications').where({ id }).first('host', 'applicants')
  const receiptNumber = await lastReceipt(trx, id)
  const context = { receiptNumber, withdrawnAt: fact.at, hostName: await hostName(trx, host) }
  return [letter('dossierWithdrawn', { persons: applicants }, context, receiptPath(receiptNumber))]
}

async function lastReceipt(trx: Trx, applicationId: string): Promise<string> {
  const row = await trx('receipts')
    .where({ application_id: applicationId })
    .whereNull('replaced_by')
    .first('number')
  return row?.number ?? ''
}

interface OpenedRow {
  readonly id: string
  readonly host: string
  readonly applicants: readonly string[]
  readonly opened_at: Date
  readonly valid: boolean
  readonly missing: readonly string[]
  readonly reasons: readonly string[]
}

async function openedApplications(trx: Trx, { taskId }: FactToProject): Promise<OpenedRow[]> {
  const round = trx('calls').where({ task_id: taskId }).max('round')
  return trx('applications')
    .where({ task_id: taskId, round })
    .whereNull('withdrawn_at')
    .orderBy('submitted_at')
    .select('id', 'host', 'applicants', 'opened_at', 'valid', 'missing', 'reasons')
}

/** Why a dossier does not count: the officer's reasons, else the required forms that it lacks. */
function reasonsOf({ valid, missing, reasons }: OpenedRow): string[] {
  if (valid) return []
  if (reasons.length > 0) return [...reasons]
  return missing.map((form) => `Thiếu tài liệu ${form}: ${documentTitles[form] ?? form}.`)
}

async function resultLetter(trx: Trx, row: OpenedRow): Promise<OwedLetter> {
  const context = {
    receiptNumber: await lastReceipt(trx, row.id),
    hostName: await hostName(trx, row.host),
    openedAt: fromMillis(row.opened_at.getTime()),
    valid: row.valid,
    reasons: reasonsOf(row),
  }
  return letter('openingResult', { persons: row.applicants }, context)
}

async function noneValid(trx: Trx, fact: FactToProject, dossiersReceived: number): Promise<OwedLetter[]> {
  const row = await trx('calls').where({ task_id: fact.taskId }).max({ round: 'round' }).first()
  const context = { round: row?.round ?? 1, dossiersReceived }
  const to: Recipients[] = [{ role: 'dostOfficer' }, { role: 'dostLeader' }]
  return to.map((who) => letter('noValidDossier', who, context, { deadline: 'secondCall' }))
}

/** What hosts, investigators and the agency wait for in a call. */
export const callOwed: Readonly<Record<string, Owed>> = {
  noticePosted: posted,
  noticePostedAgain: posted,
  applicationSubmitted: submitted,
  applicationReplaced: replaced,
  applicationWithdrawn: withdrawn,
  async dossiersOpened(trx, fact) {
    const { screening } = dataOf<{ screening: readonly unknown[] }>(fact)
    return screening.length > 0 ? [] : noneValid(trx, fact, 0)
  },
  async openingResultTold(trx, fact) {
    const rows = await openedApplications(trx, fact)
    const results = await oneByOne(rows, (row) => resultLetter(trx, row))
    return rows.some(({ valid }) => valid)
      ? results
      : [...results, ...(await noneValid(trx, fact, rows.length))]
  },
  callCancelled(_trx, fact) {
    const { reasonTexts } = dataOf<{ content: { reasonTexts: string[] } }>(fact).content
    const to: Recipients[] = [{ relation: 'applicant' }, { relation: 'proposer' }]
    return to.map((who) => letter('callCancelled', who, { reasons: reasonTexts }))
  },
}
