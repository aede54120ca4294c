import type { TeamRow } from '../estimate'
import type { Instant } from '../instant'
import { dong, sum } from '../money'
import type { Application, EstimateLine, LumpSumKind } from '../stages/handover'
import { firstRefusal, granted, refuse, type Verdict } from '../verdict'

/** A file of a dossier: the form that it fills in, and its content by hash. */
export interface DossierDocument {
  readonly form: string
  /** 64 hexadecimal digits. */
  readonly sha256: string
}

/** A dossier as the applicant hands it in, without its texts. Amounts in đồng. */
export interface SubmitApplication {
  readonly application: string
  readonly host: string
  readonly principalInvestigator: string
  readonly scientificSecretary: string | null
  readonly partners: readonly string[]
  readonly lumpSum: LumpSumKind
  readonly hasExcellentTaskIn5Years: boolean
  readonly lines: readonly EstimateLine[]
  readonly team: readonly TeamRow[]
  readonly documents: readonly DossierDocument[]
}

/** A dossier in the call's state. `valid` says nothing before the opening. */
export interface CallApplication extends Application {
  /** Who handed it in and who would lead the task: they alone may replace or withdraw it. */
  readonly applicants: readonly string[]
  /** Codes of the forms that it holds. */
  readonly forms: readonly string[]
  /** Required forms that were missing at the opening. */
  readonly missing: readonly string[]
}

/** The recorded dossier: what the state keeps, and what only its readers after the opening need. */
export interface ApplicationSubmitted {
  readonly application: CallApplication
  readonly team: readonly TeamRow[]
  readonly documents: readonly DossierDocument[]
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** PI, secretary and named main members: nobody related to them may judge the dossier. */
function keyPersonsOf({ principalInvestigator, scientificSecretary, team }: SubmitApplication): string[] {
  const main = team.filter(({ role }) => role === 'mainMember').map(({ person }) => person)
  return distinct(
    [principalInvestigator, scientificSecretary, ...main].filter((id) => typeof id === 'string'),
  )
}

/**
 * The dossier as it is recorded: sums, key persons, and whether the host proposed the task, are worked out.
 */
export function recordedApplication(
  body: SubmitApplication,
  by: string,
  proposerOrganisation: string,
): ApplicationSubmitted {
  const { application: id, team, documents, ...stated } = body
  const application: CallApplication = {
    id,
    host: stated.host,
    principalInvestigator: stated.principalInvestigator,
    scientificSecretary: stated.scientificSecretary,
    keyPersons: keyPersonsOf(body),
    partners: stated.partners,
    hostIsProposer: stated.host === proposerOrganisation,
    stateDong: sum(stated.lines.map(({ stateDong }) => stateDong)),
    counterpartDong: sum(stated.lines.map(({ counterpartDong }) => counterpartDong)),
    lumpSum: stated.lumpSum,
    hasExcellentTaskIn5Years: stated.hasExcellentTaskIn5Years,
    valid: false,
    lines: stated.lines.map(({ line, stateDong, counterpartDong }) => ({
      line,
      stateDong: dong(stateDong),
      counterpartDong: dong(counterpartDong),
    })),
    applicants: distinct([by, stated.principalInvestigator]),
    forms: distinct(documents.map(({ form }) => form)),
    missing: [],
  }
  return { application, team, documents }
}

/** What any dossier must satisfy to be taken in; whether it is complete is judged at the opening. */
export function mayHandIn(
  body: SubmitApplication,
  call: { readonly namedHost: string | null; readonly others: readonly CallApplication[] },
): Verdict {
  const { host, principalInvestigator, lines } = body
  const names = lines.map(({ line }) => line)
  const repeated = names.filter((line, index) => names.indexOf(line) !== index)
  const twice = call.others.some(
    (other) => other.host === host && other.principalInvestigator === principalInvestigator,
  )
  return firstRefusal(
    () =>
      call.namedHost === null || call.namedHost === host
        ? granted
        : refuse('call/not-the-named-host', { organisation: host }),
    () => (repeated.length === 0 ? granted : refuse('call/line-twice', { lines: distinct(repeated) })),
    () => (twice ? refuse('call/already-applied') : granted),
  )
}

/**
 * The refusal of every change to a dossier once its call
 * has closed: with the deadline, and the server's time.
 */
export function closedSince(deadline: Instant, at: Instant | undefined, clause: string): Verdict {
  return refuse('call/deadline-passed', { clause, deadline, at })
}
