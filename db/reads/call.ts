import type { OpeningHint, ReceivedDocument } from '../../domain/call/receipt'
import type { TeamRow } from '../../domain/estimate'
import { fromMillis, type Instant, type LocalDate } from '../../domain/instant'
import type { DossierSeal } from '../../domain/rights/dossier'
import type { EstimateLine } from '../../domain/stages/handover'
import { type Db, planned } from '../connection'

const at = (date: Date): Instant => fromMillis(date.getTime())
const maybe = (date: Date | null): Instant | null => date && at(date)

/** A notice of a call, or an offer of direct assignment. */
export interface CallNotice {
  readonly taskId: string
  readonly round: number
  readonly noticeNumber: string
  readonly method: 'openSelection' | 'directAssignment'
  /** Direct assignment: the organisation that is asked. */
  readonly host: string | null
  readonly postedOn: LocalDate
  readonly deadline: Instant
  readonly notice: string | null
  readonly directReason: string | null
  readonly openedAt: Instant | null
  readonly minutes: string | null
  readonly toldAt: Instant | null
  readonly cancelledAt: Instant | null
}

const noticeColumns = [
  'calls.task_id as taskId',
  'round',
  'notice_number as noticeNumber',
  'method',
  'calls.host',
  'posted_on as postedOn',
  'deadline',
  'notice',
  'direct_reason as directReason',
  'calls.opened_at as openedAt',
  'minutes',
  'told_at as toldAt',
  'cancelled_at as cancelledAt',
] as const

type Moments = 'deadline' | 'openedAt' | 'toldAt' | 'cancelledAt'

/** A notice as PostgreSQL gives it, with whatever else was asked for. */
type NoticeRow<T> = Omit<T, Moments> & {
  readonly deadline: Date
  readonly openedAt: Date | null
  readonly toldAt: Date | null
  readonly cancelledAt: Date | null
}

const toNotice = <T extends CallNotice>({
  deadline,
  openedAt,
  toldAt,
  cancelledAt,
  ...row
}: NoticeRow<T>) => ({
  ...row,
  deadline: at(deadline),
  openedAt: maybe(openedAt),
  toldAt: maybe(toldAt),
  cancelledAt: maybe(cancelledAt),
})

/** The latest notice of a task; undefined before the first. */
export async function latestCall(db: Db, taskId: string): Promise<CallNotice | undefined> {
  const row: NoticeRow<CallNotice> | undefined = await db('calls')
    .where({ task_id: taskId })
    .orderBy('round', 'desc')
    .first(...noticeColumns)
    .options(planned('latest call of a task'))
  return row && toNotice(row)
}

/** A public call with what its task orders. */
export interface PublicCall extends CallNotice {
  readonly code: string
  readonly title: string | null
  readonly type: string
  readonly field: string
  readonly durationMonths: number | null
  readonly edition: string
  /** The texts of the order. */
  readonly details: Readonly<Record<string, unknown>>
}

const ofPublic = (db: Db) =>
  db('calls')
    .join('tasks', 'tasks.id', 'calls.task_id')
    .where({ method: 'openSelection', classified: false })
    .select(...noticeColumns)
    .select('code', 'title', 'type', 'field', 'duration_months as durationMonths', 'edition', 'details')

/**
 * The calls that anyone may answer now, soonest deadline first; a page begins after a deadline and task id.
 */
export async function publicCalls(
  db: Db,
  now: Instant,
  { after, limit }: { readonly after?: readonly [string, string]; readonly limit: number },
): Promise<PublicCall[]> {
  const query = ofPublic(db)
    .where('deadline', '>', now)
    .whereNull('calls.opened_at')
    .whereNull('cancelled_at')
    .whereNull('tasks.outcome')
    .orderBy(['deadline', 'calls.task_id'])
    .limit(limit)
  if (after) query.whereRaw('(deadline, calls.task_id) > (?, ?)', [...after])
  const rows: NoticeRow<PublicCall>[] = await query
  return rows.map(toNotice<PublicCall>)
}

/** The latest public call of a task, by the task's id or code. */
export async function publicCall(db: Db, idOrCode: string): Promise<PublicCall | undefined> {
  const row: NoticeRow<PublicCall> | undefined = await ofPublic(db)
    .where((named) => named.where('tasks.id', idOrCode).orWhere({ code: idOrCode }))
    .orderBy('round', 'desc')
    .first()
  return row && toNotice<PublicCall>(row)
}

/** A dossier as lists show it. */
export interface DossierRow extends DossierSeal {
  readonly id: string
  readonly taskId: string
  readonly round: number
  readonly host: { readonly id: string; readonly name: string }
  readonly principalInvestigator: { readonly id: string; readonly name: string }
  readonly scientificSecretary: string | null
  readonly partners: readonly string[]
  readonly keyPersons: readonly string[]
  readonly hostIsProposer: boolean
  readonly stateDong: number
  readonly counterpartDong: number
  readonly lumpSum: 'final' | 'partial'
  readonly hasExcellentTaskIn5Years: boolean
  readonly lines: readonly EstimateLine[]
  readonly team: readonly TeamRow[]
  readonly submittedAt: Instant
  readonly withdrawnAt: Instant | null
  readonly openedAt: Instant | null
  readonly valid: boolean | null
  readonly missing: readonly string[]
  readonly hints: readonly OpeningHint[]
  readonly reasons: readonly string[]
  /** Finds its texts in the journal. */
  readonly factKey: string
}

type Worked = 'host' | 'principalInvestigator' | 'submittedAt' | 'withdrawnAt' | 'openedAt' | 'opened'

interface DossierDbRow extends Omit<DossierRow, Worked> {
  readonly host: string
  readonly hostName: string
  readonly investigator: string
  readonly investigatorName: string
  readonly submitted_at: Date
  readonly withdrawn_at: Date | null
  readonly opened_at: Date | null
}

const dossiers = (db: Db) =>
  db('applications')
    .join('organisations', 'organisations.id', 'applications.host')
    .join('people', 'people.id', 'applications.principal_investigator')
    .select('applications.id', 'task_id as taskId', 'round', 'host', 'organisations.name as hostName')
    .select('principal_investigator as investigator', 'people.name as investigatorName', 'partners')
    .select('scientific_secretary as scientificSecretary', 'key_persons as keyPersons', 'lump_sum as lumpSum')
    .select('host_is_proposer as hostIsProposer', 'state_dong as stateDong', 'applicants', 'lines', 'team')
    .select('counterpart_dong as counterpartDong', 'has_excellent_task as hasExcellentTaskIn5Years')
    .select('submitted_at', 'withdrawn_at', 'opened_at', 'valid', 'missing', 'hints', 'reasons')
    .select('fact_key as factKey')

function toDossier(row: DossierDbRow): DossierRow {
  const { host, hostName, investigator, investigatorName, submitted_at, withdrawn_at, opened_at, ...rest } =
    row
  return {
    ...rest,
    host: { id: host, name: hostName },
    principalInvestigator: { id: investigator, name: investigatorName },
    submittedAt: at(submitted_at),
    withdrawnAt: maybe(withdrawn_at),
    openedAt: maybe(opened_at),
    opened: opened_at !== null,
  }
}

/** Every dossier of a task, by arrival; who may read which is for the caller to ask. */
export async function dossiersOf(db: Db, taskId: string): Promise<DossierRow[]> {
  const rows = await dossiers(db)
    .where({ task_id: taskId })
    .orderBy(['round', 'submitted_at', 'applications.id'])
    .options(planned('dossiers of a task'))
  return rows.map(toDossier)
}

/** One dossier of a task. */
export async function dossierById(db: Db, taskId: string, id: string): Promise<DossierRow | undefined> {
  const row = await dossiers(db).where({ task_id: taskId, 'applications.id': id }).first()
  return row && toDossier(row)
}

/** What decides who reads a dossier, by its id. */
export async function dossierSeal(db: Db, id: string): Promise<DossierSeal | undefined> {
  const row = await db('applications').where({ id }).first('applicants', 'opened_at')
  return row && { applicants: row.applicants, opened: row.opened_at !== null }
}

/** The texts of a dossier, as its applicant wrote them: they lie in the journal alone. */
export async function dossierTexts(
  db: Db,
  { factKey }: Pick<DossierRow, 'factKey'>,
): Promise<Readonly<Record<string, unknown>>> {
  const row = await db('journal').where({ key: factKey }).first('data')
  return row?.data?.content ?? {}
}

/** The documents of a dossier, in the order in which they were handed in. */
export async function documentsOf(db: Db, applicationId: string): Promise<ReceivedDocument[]> {
  return db('application_documents')
    .where({ application_id: applicationId })
    .orderBy('ordinal')
    .select('form', 'sha256', 'name', 'size_bytes as sizeBytes', 'media_type as mediaType')
}

/**
 * Whether a person judges a task's dossiers: a seat in its
 * selection council, accepted, or in its appraisal team.
 */
export async function judgesDossiers(db: Db, taskId: string, ids: readonly string[]): Promise<boolean> {
  const sits = db('council_seats as seat')
    .join('councils', 'councils.session_id', 'seat.session_id')
    .join('council_agenda as agenda', 'agenda.session_id', 'seat.session_id')
    .where({ 'agenda.task_id': taskId, kind: 'selection', reply: 'accepted', recused: false })
    .whereIn('seat.person_id', [...ids])
    .whereNull('seat.until')
    .select('seat.person_id')
  const appraises = db('task_people')
    .where({ task_id: taskId, relation: 'appraisalTeam' })
    .whereIn('person_id', [...ids])
    .whereNull('until')
    .select('person_id')
  const row = await db.first(db.raw('exists ? or exists ? as judges', [sits, appraises]))
  return row.judges
}

/** A receipt, for good. */
export interface StoredReceipt {
  readonly number: string
  readonly taskId: string
  readonly taskCode: string
  readonly applicationId: string
  readonly hostName: string
  readonly holders: readonly string[]
  readonly receivedAt: Instant
  readonly files: readonly ReceivedDocument[]
  readonly state: 'valid' | 'replaced' | 'withdrawn'
  readonly replacedBy: string | null
}

const receipts = (db: Db) =>
  db('receipts')
    .join('applications', 'applications.id', 'receipts.application_id')
    .join('organisations', 'organisations.id', 'applications.host')
    .join('tasks', 'tasks.id', 'receipts.task_id')
    .select(
      'number',
      'tasks.id as taskId',
      'tasks.code as taskCode',
      'application_id as applicationId',
      'holders',
      'files',
    )
    .select('organisations.name as hostName', 'received_at', 'receipts.state', 'replaced_by as replacedBy')

function toReceipt({
  received_at: receivedAt,
  ...row
}: Omit<StoredReceipt, 'receivedAt'> & { readonly received_at: Date }): StoredReceipt {
  return { ...row, receivedAt: at(receivedAt) }
}

/** A receipt by its number. */
export async function receiptByNumber(db: Db, number: string): Promise<StoredReceipt | undefined> {
  const row = await receipts(db).where({ number }).first()
  return row && toReceipt(row)
}

/** The receipts of a dossier, the latest last. */
export async function receiptsOf(db: Db, applicationId: string): Promise<StoredReceipt[]> {
  return (await receipts(db).where({ application_id: applicationId }).orderBy('received_at')).map(toReceipt)
}
