import { z } from 'zod'
import { executionRecord, followUpReports } from '../db/reads/after-contract'
import { type ContractPlan, contractPlan, namesOf, organisationNames } from '../db/reads/execution'
import { daysBetween, type Instant, localDate, toLocalDate, yearOf } from '../domain/instant'
import type { ExecutionState } from '../domain/stages/execution/state'
import { type FollowUpState, reportDueOn, reportsWanted } from '../domain/stages/follow-up'
import type { AppDeps } from './deps'
import { instantShape } from './shapes'
import type { StageOfTask } from './stage-answer'

const file = z.object({ name: z.string(), sha256: z.string() })

const report = z
  .object({
    number: z.number(),
    due: instantShape.nullable(),
    submittedAt: instantShape,
    submittedBy: z.string(),
    workDonePercent: z.number(),
    timePassedPercent: z
      .number()
      .nullable()
      .meta({ description: 'Phần thời gian hợp đồng đã qua vào ngày báo cáo.' }),
    stateSpentDong: z.number(),
    forms: z.array(z.string()),
    summary: z.string().nullable(),
    difficulties: z.string().nullable(),
    files: z.array(file),
    reviewedAt: instantShape.nullable(),
    reviewedBy: z.string().nullable(),
    satisfactory: z.boolean().nullable(),
    comments: z.array(z.string()),
  })
  .meta({ id: 'PeriodicReport' })

const inspection = z
  .object({
    number: z.number(),
    announcedAt: instantShape,
    heldOn: z.string(),
    team: z.array(z.string()),
    place: z.string().nullable(),
    topics: z.array(z.string()),
    heldAt: instantShape.nullable(),
    conclusion: z.string().nullable(),
    requests: z.array(z.string()),
    workConfirmedAt: instantShape.nullable(),
    moneyConfirmedAt: instantShape.nullable(),
  })
  .meta({ id: 'Inspection' })

/** How a contract is performed, as its page shows it. */
export const executionShape = {
  contract: z
    .object({
      number: z.string(),
      signedOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      contractDong: z.number(),
      paidDong: z.number(),
      settledDong: z.number(),
      plan: z.array(z.object({ number: z.number(), amountDong: z.number() })),
    })
    .nullable(),
  timePassedPercent: z.number().nullable(),
  nextReport: z.number(),
  reports: z.array(report),
  inspections: z.array(inspection),
  inspectionNotice: z.object({
    count: z.number(),
    unit: z.string(),
    clause: z.string(),
    assumed: z.boolean(),
  }),
}

const followUpReport = z.object({
  number: z.number(),
  year: z.number(),
  due: instantShape.nullable(),
  reportedAt: instantShape,
  users: z.array(z.string()),
  revenueDong: z.number().nullable(),
  note: z.string().nullable(),
  files: z.array(file),
})

/** The yearly reports on the use of the results, as their page shows them. */
export const followUpShape = {
  wanted: z.number().meta({ description: 'Số báo cáo phải nộp.' }),
  clause: z.string(),
  assumed: z.boolean(),
  nextYear: z.number().nullable(),
  reports: z.array(followUpReport),
}

interface Texts {
  readonly forms?: readonly string[]
  readonly summary?: string
  readonly difficulties?: string
  readonly place?: string
  readonly topics?: readonly string[]
  readonly note?: string
  readonly evidence?: readonly { readonly name: string; readonly sha256: string }[]
}

interface ReportRow {
  readonly number: number
  readonly due: Instant | null
  readonly submittedAt: Instant
  readonly submittedBy: string
  readonly workDonePercent: number
  readonly stateSpentDong: number
  readonly details: Texts
  readonly reviewedAt: Instant | null
  readonly reviewedBy: string | null
  readonly satisfactory: boolean | null
  readonly comments: readonly string[]
}

interface InspectionRow {
  readonly number: number
  readonly announcedAt: Instant
  readonly heldOn: string
  readonly team: readonly string[]
  readonly details: Texts
  readonly heldAt: Instant | null
  readonly conclusion: string | null
  readonly requests: readonly string[]
  readonly workConfirmedAt: Instant | null
  readonly moneyConfirmedAt: Instant | null
}

interface FollowUpRow {
  readonly number: number
  readonly year: number
  readonly due: Instant | null
  readonly reportedAt: Instant
  readonly users: readonly string[]
  readonly revenueDong: number | null
  readonly details: Texts
}

/** How much of the contract's time has passed on a day, in percent. */
function timePassed({ signedOn, endsOn }: Partial<ContractPlan>, now: Instant): number | null {
  if (!signedOn || !endsOn) return null
  const whole = daysBetween(localDate(signedOn), localDate(endsOn))
  const passed = daysBetween(localDate(signedOn), toLocalDate(now))
  return whole > 0 ? Math.min(100, Math.max(0, Math.round((1000 * passed) / whole) / 10)) : null
}

const shownFiles = ({ evidence = [] }: Texts) => evidence.map(({ name, sha256 }) => ({ name, sha256 }))

/** Reports and inspections of a contract, with what they are held against. */
export async function executionOf({ db }: AppDeps, { task, process, law }: StageOfTask, now: Instant) {
  const [contract, record] = await Promise.all([contractPlan(db, task.id), executionRecord(db, task.id)])
  const kept: unknown = record
  const { reports, inspections } = kept as { reports: ReportRow[]; inspections: InspectionRow[] }
  const people = [
    ...reports.flatMap(({ submittedBy, reviewedBy }) => [submittedBy, reviewedBy ?? []].flat()),
    ...inspections.flatMap(({ team }) => team),
  ]
  const names = await namesOf(db, people)
  const name = (id: string) => names.get(id) ?? id
  const { submitted } = (process.state as ExecutionState).reports
  const { value, cite: clause, status } = law.execution.inspectionNotice
  return {
    contract: contract ?? null,
    timePassedPercent: contract ? timePassed(contract, now) : null,
    nextReport: submitted + 1,
    reports: reports.map(({ details, submittedBy, reviewedBy, ...row }) => ({
      ...row,
      submittedBy: name(submittedBy),
      reviewedBy: reviewedBy && name(reviewedBy),
      timePassedPercent: contract ? timePassed(contract, row.submittedAt) : null,
      ...{ forms: details.forms ?? [], summary: details.summary ?? null, files: shownFiles(details) },
      difficulties: details.difficulties ?? null,
    })),
    inspections: inspections.map(({ details, team, ...row }) => ({
      ...row,
      ...{ team: team.map(name), place: details.place ?? null, topics: details.topics ?? [] },
    })),
    inspectionNotice: { count: value.count, unit: value.unit, clause, assumed: status === 'assumed' },
  }
}

/** The yearly reports of a task's use, and the year that comes next. */
export async function followUpOf({ db }: AppDeps, { task, process, law }: StageOfTask) {
  const kept: unknown = await followUpReports(db, task.id)
  const rows = kept as FollowUpRow[]
  const names = await organisationNames(
    db,
    rows.flatMap(({ users }) => users),
  )
  const { years } = law.followUp
  const state = process.state as FollowUpState
  const wanted = reportsWanted(law)
  return {
    ...{ wanted, clause: years.cite, assumed: years.status === 'assumed' },
    nextYear:
      process.closedAt === null && state.reported < wanted
        ? yearOf(reportDueOn(state, state.reported + 1, law))
        : null,
    reports: rows.map(({ details, users, ...row }) => ({
      ...row,
      users: users.map((id) => names.get(id) ?? id),
      ...{ note: details.note ?? null, files: shownFiles(details) },
    })),
  }
}
