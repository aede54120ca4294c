import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppraisalLine } from '../../domain/appraisal'
import type { Level } from '../../domain/council/acceptance-rating'
import type { Representation, SeatRole } from '../../domain/council/composition'
import type { Relation } from '../../domain/council/conflict'
import type { Proposal, TaskType } from '../../domain/council/determination-tally'
import type { AppraisalSeat } from '../../domain/council/quorum'
import type { PointsTableName } from '../../domain/council/selection-ballots'
import type { Estimate, LumpSum } from '../../domain/estimate'
import { type LocalDate, localDate } from '../../domain/instant'
import type { Cause } from '../../domain/refund'

/** The parts of the demonstration that the rules recompute, as its README describes them. */
export interface DemoCouncil {
  seats: { person: string; role: SeatRole; as?: Representation }[]
  fromEarlierCouncils?: string[]
}

export interface DemoApplication {
  id: string
  host: string
  principalInvestigator: string
  partners: string[]
  hostIsProposer: boolean
  documents: string[]
  submittedOn: string
  valid: boolean
  estimate: Omit<Estimate, 'lumpSum'>
  lumpSum: LumpSum
  hasExcellentTaskIn5Years: boolean
}

interface DemoSitting {
  council: DemoCouncil
  present?: string[]
  sittingOn: string
  papersSent: string
}

export interface DemoStop {
  cause: Cause
  paid: number
  unspent: number
  properlySpent: number
  unproven: number
  refundPercentOfProper: number
  floorPercent: number
  refund: number
  decidedOn: string
  barredUntil?: string
  piBarredUntil?: string
}

export interface DemoTask {
  id: string
  title: string | null
  type: TaskType
  field: string
  classified?: boolean
  durationMonths: number
  contents: string[]
  products: { id: string; name: string; quantity: number; unit: string; quality: string }[]
  resultUser: { organisation: string; person: string }
  proposer: { organisation: string; person: string }
  determination?: DemoSitting & {
    ballots?: { member: string; criteria: Record<string, boolean>; proposal: Proposal; comment: string }[]
    result?: { recommended: boolean; for: number }
    conclusion?: string
    orderText?: { adoptedBy: number; of: number }
  }
  call?: { postedOn: string; deadline: string; openedOn?: string; applications: DemoApplication[] }
  selection?: DemoSitting & {
    recusals: { person: string; kind: Relation; with: string; replacedBy: string; seat: SeatRole }[]
    authorisation?: { from: string; to: string }
    pointsTable: PointsTableName
    countingPanel?: string[]
    ballots?: { member: string; application: string; points: Record<string, number>; total: number }[]
    ranking?: {
      application: string
      invalidBallots: string[]
      meanAll: number
      mean: number
      bonus: number
      final: number
      struckByZeroRule: boolean
    }[]
    winner?: string | null
    tieResolvedBy?: string | null
  }
  appraisal?: {
    team: { person: string; role: AppraisalSeat }[]
    present?: string[]
    lines?: AppraisalLine[]
    stateTotal: number
    counterpartTotal: number
    lumpSum: LumpSum
  }
  award?: { application: string; state: number; counterpart: number; lumpSum: LumpSum }
  contract?: {
    number: string
    signedOn?: string
    durationMonths: number
    endsOn?: string
    state: number
    lumpSum: LumpSum
    tranchePlan: { no: number; percent: number; amount: number; last: boolean }[]
  }
  tranches?: {
    no: number
    amount: number
    kind: 'advance' | 'finalPayment'
    requestedOn: string
    paidOn: string
    requestedBy: string
    checkedBy: string
    approvedBy: string
    paidBy: string
    year: number
  }[]
  settlements?: { amount: number; confirmedOn: string; cumulative: number }[]
  reports?: { dueOn: string; submittedOn: string }[]
  amendments?: {
    kind: string
    requestedOn: string
    decidedOn: string
    months: number
    oldEnd: string
    newEnd: string
  }[]
  termination?: DemoStop & { proposedOn: string }
  failure?: DemoStop
  acceptance?: DemoSitting & {
    endedOn: string
    filedOn: string
    expertGroup: string[]
    countingPanel?: string[]
    delivered?: { id: string; ordered: number; delivered: number }[]
    ratings?: {
      member: string
      products: Record<string, { type: Level; quantity: Level; quality: Level }>
      report: Level
      overall: Level
    }[]
    result?: { excellent: number; pass: number; fail: number; present: number; conclusion: Level }
    mendBy?: string
  }
  savings?: { lumpPart: number; other: number }
  stopsAt: { stage: string; state: string }
}

export interface DemoPerson {
  id: string
  yearsInField: number
  organisation: string
  organisationHistory: { organisation: string; from: string; to: string | null }[]
  relations: { person: string; kind: Relation }[]
}

function read<T>(file: string): T {
  const parsed: T = JSON.parse(readFileSync(join(__dirname, '../../demo/data', file), 'utf8'))
  return parsed
}

/** The 30 tasks of the demonstration. */
export const demoTasks = read<DemoTask[]>('tasks.json')

/** The people of the demonstration, by id. */
export const demoPeople = new Map(read<DemoPerson[]>('people.json').map((person) => [person.id, person]))

/** Tasks that have such a part, with it, for a table of tests. */
export function tasksWith<P extends keyof DemoTask>(
  part: P,
): { id: string; task: DemoTask; part: NonNullable<DemoTask[P]> }[] {
  return demoTasks.flatMap((task) => {
    const value = task[part]
    return value === undefined || value === null || task.classified
      ? []
      : [{ id: task.id, task, part: value }]
  })
}

/** A value that the scenario must have here. */
export function given<T>(value: T | undefined | null): T {
  if (value === undefined || value === null)
    throw new Error('The scenario lacks a value that the test needs.')
  return value
}

/** Every organisation of a person, past and present. */
export const organisationsOf = (person: string): string[] =>
  given(demoPeople.get(person)).organisationHistory.map((row) => row.organisation)

/** A date of the scenario, which may be absent. */
export const dateOf = (text: string | undefined): LocalDate | undefined =>
  text === undefined ? undefined : localDate(text)

/** A share as a number, to compare with a printed figure. */
export const value = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  numerator / denominator
/** A council's seats with their holders' organisations. */
export const seatsOf = (council: NonNullable<DemoTask['selection']>['council']) =>
  council.seats.map((seat) => ({ ...seat, organisations: organisationsOf(seat.person) }))
/** People who are there in person. */
export const presence = (people: readonly string[]) => people.map((person) => ({ person }))
/** The named people of an application. */
export const keyPeople = (application: DemoApplication) =>
  application.estimate.team.flatMap((row) => (row.person ? [row.person] : []))
/** An applicant as the rules on conflicts see it. */
export const sideOf = (application: DemoApplication) => ({
  host: application.host,
  partners: application.partners,
  keyPeople: keyPeople(application),
})
/** A person who would sit, with what is on record. */
export const candidate = (person: string, role: 'member' | 'chair' = 'chair') => ({
  person,
  role,
  organisations: organisationsOf(person),
  relations: given(demoPeople.get(person)).relations,
})
/** Nobody applies yet. */
export const noSides = { hosts: [], partners: [] }
/** The application that a selection recommended. */
export const winnerOf = (task: DemoTask) =>
  given(task.call?.applications.find((application) => application.id === task.selection?.winner))
