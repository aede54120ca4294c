import type { Law } from '../regulations/schema'
import type { WorkCalendar } from './calendar'
import { barredUntil } from './extension'
import type { LocalDate } from './instant'
import { type Refusal, refuse } from './verdict'

/** A duty of a task with its last day, and when it was done. */
export interface Duty {
  readonly task: string
  readonly dueOn: LocalDate
  readonly doneOn?: LocalDate
}

/** A task that has ended, and when its acceptance dossier was filed. */
export interface EndedTask {
  readonly task: string
  readonly endedOn: LocalDate
  readonly filedOn?: LocalDate
}

/** A decision on a task: that money returns, or that it is stopped for a breach. */
export interface Decision {
  readonly task: string
  readonly decidedOn: LocalDate
  /** When the money was paid back in full. */
  readonly paidOn?: LocalDate
}

/** What bars an organisation, as facts of all times; the rules judge them on a day. */
export interface HostRecord {
  readonly registrations: readonly Duty[]
  readonly applicationReports: readonly Duty[]
  readonly endedTasks: readonly EndedTask[]
  readonly recoveries: readonly Decision[]
  readonly suspensionsForBreach: readonly Decision[]
}

/** Degrees in order. */
export const degrees = ['none', 'university', 'master', 'doctor'] as const

/** What bars a person from leading a task. */
export interface InvestigatorRecord {
  readonly degree: (typeof degrees)[number]
  readonly yearsInField: number
  /** Tasks that the person leads or led. */
  readonly leads: readonly { readonly task: string; readonly from: LocalDate; readonly to?: LocalDate }[]
  readonly endedTasks: readonly EndedTask[]
  readonly suspensionsForBreach: readonly Decision[]
  /** Recoveries from hosts of tasks in which the person held a key post (TTLT 27/2015, Điều 17.2). */
  readonly recoveries: readonly Decision[]
}

const by = (date: LocalDate | undefined, on: LocalDate) => date !== undefined && date <= on

/**
 * The day on which the conditions are judged: the dossiers' deadline or their opening, as the edition says.
 */
export function barsJudgedOn(
  dates: { readonly deadline: LocalDate; readonly openedOn: LocalDate },
  law: Law['call'],
): LocalDate {
  return law.barsJudgedAt.value === 'deadline' ? dates.deadline : dates.openedOn
}

const overdue = (duties: readonly Duty[], on: LocalDate) =>
  duties.filter((duty) => on > duty.dueOn && !by(duty.doneOn, on)).map((duty) => duty.task)

const owing = (recoveries: readonly Decision[], on: LocalDate) =>
  recoveries.filter(({ decidedOn, paidOn }) => decidedOn <= on && !by(paidOn, on)).map(({ task }) => task)

function unfiled(
  ended: readonly EndedTask[],
  on: LocalDate,
  law: Law['call'],
  calendar: WorkCalendar,
): string[] {
  const late = ({ endedOn, filedOn }: EndedTask) => {
    const due = calendar.addTerm(endedOn, law.lateAcceptanceDossier.value)
    return due !== undefined && on > due.date && !by(filedOn, on)
  }
  return ended.filter(late).map(({ task }) => task)
}

const barredBy = (
  decisions: readonly Decision[],
  on: LocalDate,
  term: Law['call']['hostSuspensionBar'],
): Decision[] => decisions.filter(({ decidedOn }) => decidedOn <= on && on < barredUntil(decidedOn, term))

const named = (code: string, clause: string, tasks: readonly string[]): Refusal[] =>
  tasks.length > 0 ? [refuse(code, { clause, tasks })] : []

function suspended(
  code: string,
  decisions: readonly Decision[],
  on: LocalDate,
  term: Law['call']['hostSuspensionBar'],
): Refusal[] {
  return barredBy(decisions, on, term).map(({ task, decidedOn }) =>
    refuse(code, { clause: term.cite, tasks: [task], until: barredUntil(decidedOn, term) }),
  )
}

/** Every bar of a host on that day (TT 20/2023, Điều 4.2); none means that it may take part. */
export function hostBars(
  record: HostRecord,
  on: LocalDate,
  law: Law['call'],
  calendar: WorkCalendar,
): Refusal[] {
  const { cite: clause, value: bars } = law.hostBars
  const found: Record<(typeof bars)[number], Refusal[]> = {
    unregisteredResult: named('host/unregistered-result', clause, overdue(record.registrations, on)),
    missingApplicationReport: named(
      'host/missing-application-report',
      clause,
      overdue(record.applicationReports, on),
    ),
    lateAcceptanceDossier: named(
      'host/late-acceptance-dossier',
      clause,
      unfiled(record.endedTasks, on, law, calendar),
    ),
    unpaidRecovery: named('host/unpaid-recovery', clause, owing(record.recoveries, on)),
    suspendedForBreach: suspended('host/suspended', record.suspensionsForBreach, on, law.hostSuspensionBar),
  }
  return bars.flatMap((bar) => found[bar])
}

/** Every defect and bar of an investigator on that day (TT 20/2023, Điều 4.3-4.4). */
export function investigatorBars(
  record: InvestigatorRecord,
  on: LocalDate,
  law: Law['call'],
  calendar: WorkCalendar,
): Refusal[] {
  const { cite: clause, value: bars } = law.principalInvestigatorBars
  const running = record.leads.filter(({ from, to }) => from <= on && (to === undefined || on < to))
  const found: Record<(typeof bars)[number], Refusal[]> = {
    leadsAnotherTask: named(
      'investigator/leads-another-task',
      clause,
      running.map(({ task }) => task),
    ),
    lateAcceptanceDossier: named(
      'investigator/late-acceptance-dossier',
      clause,
      unfiled(record.endedTasks, on, law, calendar),
    ),
    suspendedForBreach: suspended(
      'investigator/suspended',
      record.suspensionsForBreach,
      on,
      law.principalInvestigatorSuspensionBar,
    ),
    unpaidRecovery: named('investigator/unpaid-recovery', clause, owing(record.recoveries, on)),
  }
  return [...qualificationDefects(record, law), ...bars.flatMap((bar) => found[bar])]
}

function qualificationDefects(record: InvestigatorRecord, law: Law['call']): Refusal[] {
  const { principalInvestigatorDegree: degree, principalInvestigatorYearsInField: years } = law
  const defects: Refusal[] = []
  if (degrees.indexOf(record.degree) < degrees.indexOf(degree.value)) {
    const params = { clause: degree.cite, degree: record.degree, needed: degree.value }
    defects.push(refuse('investigator/degree', params))
  }
  if (record.yearsInField < years.value) {
    const params = { clause: years.cite, years: record.yearsInField, needed: years.value }
    defects.push(refuse('investigator/years-in-field', params))
  }
  return defects
}

/** A document of an application, by its form's code or a name. */
export type ApplicationDocument = Law['call']['optionalDocuments']['value'][number]

/** The kind of a task's description, which fixes its form. */
export type DescriptionKind = keyof Law['call']['requiredDocuments']['value']

/** What decides which documents an application needs. */
export interface DossierNeeds {
  readonly description: DescriptionKind
  readonly partners: boolean
  readonly experts: boolean
  readonly counterpartFunds: boolean
  /** The council has recommended it (TT 20/2023, Điều 11.12). */
  readonly recommended: boolean
  /** Documents that the State's system already holds, given by their codes. */
  readonly onRecord?: readonly ApplicationDocument[]
}

/** The documents that an application must hold, without repeats, in the order of the law. */
export function requiredDocuments(needs: DossierNeeds, law: Law['call']): ApplicationDocument[] {
  const { value: conditional } = law.conditionalDocuments
  const waived = (document: ApplicationDocument) =>
    needs.onRecord?.includes(document) && law.registeredDocuments.value.includes(document)
  const all = [
    ...law.requiredDocuments.value[needs.description],
    ...(needs.partners ? conditional.partners : []),
    ...(needs.experts ? conditional.experts : []),
    ...(needs.counterpartFunds ? conditional.counterpartFunds : []),
    ...(needs.recommended ? conditional.afterRecommendation : []),
  ]
  return [...new Set(all)].filter((document) => !waived(document))
}

/** The documents that an application still lacks, as one refusal, or none. */
export function dossierDefects(
  documents: readonly string[],
  needs: DossierNeeds,
  law: Law['call'],
): Refusal[] {
  const missing = requiredDocuments(needs, law).filter((document) => !documents.includes(document))
  if (missing.length === 0) return []
  return [refuse('dossier/documents-missing', { clause: law.requiredDocuments.cite, documents: missing })]
}
