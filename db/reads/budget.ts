import { fromMillis, type Instant } from '../../domain/instant'
import { type Db, planned } from '../connection'

/** The appraisal of a task's estimate, as it stands. */
export interface AppraisalRow {
  readonly team: readonly { readonly person: string; readonly role: string }[]
  readonly sittingAt: Instant | null
  readonly lines: readonly AppraisedLineRow[] | null
  readonly stateDong: number | null
  readonly counterpartDong: number | null
  readonly lumpSum: string | null
  readonly questions: readonly AppraisalQuestionRow[]
}

/** A line of the estimate as the team has concluded on it. */
interface AppraisedLineRow {
  readonly line: string
  readonly proposedDong: number
  readonly acceptedDong: number
  readonly counterpartDong: number
  readonly reason: string | null
}

/** What the team has asked about some lines, and the answer. */
interface AppraisalQuestionRow {
  readonly number: number
  readonly lines: readonly string[]
  readonly askedBy: string
  readonly askedAt: Instant
  readonly questions?: readonly { readonly line: string; readonly question: string }[]
  readonly answeredBy?: string
  readonly answeredAt?: Instant
  readonly answer?: string
}

/** The appraisal of a task; undefined before its team is appointed. */
export async function appraisalOf(db: Db, taskId: string): Promise<AppraisalRow | undefined> {
  const row = await db('appraisals')
    .where({ task_id: taskId })
    .first('team', 'sitting_at as sittingAt', 'lines', 'questions', 'lump_sum as lumpSum')
    .select('state_dong as stateDong', 'counterpart_dong as counterpartDong')
    .options(planned('appraisal of a task'))
  return row && { ...row, sittingAt: row.sittingAt && fromMillis(row.sittingAt.getTime()) }
}

/** The award of a task, as it was decided and published. */
export interface AwardRow {
  readonly decisionNumber: string
  readonly host: string
  readonly principalInvestigator: string
  readonly stateDong: number
  readonly counterpartDong: number
  readonly durationMonths: number
  readonly lumpSum: string
  readonly decidedOn: string
  readonly publishedOn: string | null
  readonly keptUntil: string | null
}

/** The award of a task; undefined before the decision. */
export async function awardOf(db: Db, taskId: string): Promise<AwardRow | undefined> {
  return db('awards')
    .where({ task_id: taskId })
    .first('decision_number as decisionNumber', 'host_organisation as host', 'lump_sum as lumpSum')
    .select('principal_investigator as principalInvestigator', 'duration_months as durationMonths')
    .select('state_dong as stateDong', 'counterpart_dong as counterpartDong')
    .select('decided_on as decidedOn', 'published_on as publishedOn', 'kept_until as keptUntil')
    .options(planned('award of a task'))
}
