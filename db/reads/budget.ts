import type { Db } from '../connection'

/** The appraisal of a task's estimate, as it stands. */
export interface AppraisalRow {
  readonly team: readonly { readonly person: string; readonly role: string }[]
  readonly sittingAt: Date | null
  readonly lines: readonly Readonly<Record<string, unknown>>[] | null
  readonly stateDong: number | null
  readonly counterpartDong: number | null
  readonly lumpSum: string | null
  readonly questions: readonly Readonly<Record<string, unknown>>[]
}

/** The appraisal of a task; undefined before its team is appointed. */
export async function appraisalOf(db: Db, taskId: string): Promise<AppraisalRow | undefined> {
  return db('appraisals')
    .where({ task_id: taskId })
    .first('team', 'sitting_at as sittingAt', 'lines', 'questions', 'lump_sum as lumpSum')
    .select('state_dong as stateDong', 'counterpart_dong as counterpartDong')
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
}
