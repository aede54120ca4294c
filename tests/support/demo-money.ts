import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seedCalendar } from '../../db/calendar'
import type { Db } from '../../db/connection'
import type { EstimateLineName } from '../../domain/estimate'
import { atHour, type Instant, localDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { dong } from '../../domain/money'
import type { Application, LumpSumKind } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import { calendarSeed } from '../../regulations/calendar'

interface DemoLine {
  readonly line: EstimateLineName
  readonly proposed: number
  readonly accepted: number
  readonly counterpart: number
  readonly reason: string | null
}

/** The money of a task of the demonstration, as its README describes it. */
export interface DemoMoney {
  readonly id: string
  readonly durationMonths: number
  readonly selection: {
    readonly winner: string
    readonly sittingOn: string
    readonly council: { readonly seats: { person: string; role: string }[] }
  }
  readonly call: { readonly applications: readonly DemoDossier[] }
  readonly appraisal: {
    readonly team: { person: string; role: string }[]
    readonly lines: readonly DemoLine[]
    readonly papersSent: string
    readonly sittingOn: string
    readonly present: string[]
    readonly stateTotal: number
    readonly counterpartTotal: number
    readonly lumpSum: LumpSumKind
  }
  readonly award: {
    readonly host: string
    readonly principalInvestigator: string
    readonly approvedOn: string
  }
  readonly contract: {
    readonly number: string
    readonly signedOn: string
    readonly endsOn: string
    readonly state: number
    readonly products: string[]
    readonly tranchePlan: { no: number; amount: number }[]
  }
  readonly tranches: readonly {
    readonly no: number
    readonly amount: number
    readonly requestedOn: string
    readonly checkedOn: string
    readonly approvedOn: string
    readonly paidOn: string
    readonly requestedBy: string
    readonly checkedBy: string
    readonly approvedBy: string
    readonly paidBy: string
    readonly year: number
  }[]
  readonly settlements: readonly {
    readonly amount: number
    readonly submittedOn: string
    readonly confirmedOn: string
    readonly confirmedBy: string
    readonly cumulative: number
    readonly late?: boolean
  }[]
  readonly savings: { readonly lumpPart: number; readonly other: number } | null
  readonly finalSettlement: { readonly on: string; readonly approved: number } | null
}

interface DemoDossier {
  readonly id: string
  readonly host: string
  readonly principalInvestigator: string
  readonly estimate: {
    readonly team: { person: string | null }[]
    readonly lines: { line: string; state: number; counterpart: number }[]
    readonly stateTotal: number
    readonly counterpartTotal: number
  }
  readonly lumpSum: LumpSumKind
}

function read<T>(file: string): T {
  const parsed: T = JSON.parse(readFileSync(join(__dirname, '../../demo/data', file), 'utf8'))
  return parsed
}

/** A task of the demonstration by its id. */
export function demoMoney(id: string): DemoMoney {
  const task = read<DemoMoney[]>('tasks.json').find((candidate) => candidate.id === id)
  if (!task) throw new Error(`The scenario has no ${id}`)
  return task
}

/** An hour of a day in Vietnam. */
export const on = (day: string, hour = '09:00'): Instant => atHour(localDate(day), hour)

const senior = ['chair', 'viceChair', 'reviewer']

/** What the main flow hands to the appraisal of a demonstration's task. */
export function appraisalBrief(taskId: string, task: DemoMoney): TaskBrief {
  const dossier = task.call.applications.find(({ id }) => id === task.selection.winner)!
  const { estimate, lumpSum, host, principalInvestigator } = dossier
  const winner: Application = {
    ...{ id: dossier.id, host, principalInvestigator, scientificSecretary: null, partners: [], lumpSum },
    keyPersons: estimate.team.flatMap(({ person }) => person ?? []),
    hostIsProposer: false,
    stateDong: dong(estimate.stateTotal),
    counterpartDong: dong(estimate.counterpartTotal),
    hasExcellentTaskIn5Years: false,
    valid: true,
    lines: estimate.lines.map(({ line, state, counterpart }) => ({
      line,
      stateDong: dong(state),
      counterpartDong: dong(counterpart),
    })),
  }
  const { seats } = task.selection.council
  return {
    taskId,
    round: 1,
    order: {
      ...{ type: 'researchProject', field: 'F-NN', organisation: 'ORG-P', proposerPerson: 'P-001' },
      ...{ resultUserOrganisation: 'ORG-P', resultUserPerson: null, products: [] },
      stateDong: dong(estimate.stateTotal),
      counterpartDong: dong(estimate.counterpartTotal),
      durationMonths: task.durationMonths,
    },
    previous: {
      selection: {
        winner,
        meanPoints: 80,
        concludedOn: localDate(task.selection.sittingOn),
        councillors: seats.map(({ person }) => person),
        seniorCouncillors: seats.filter(({ role }) => senior.includes(role)).map(({ person }) => person),
      },
    },
  }
}

interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: { role: Role; organisation: string; from: string; to: string | null }[]
}

/** The calendar, the people of the demonstration with their organisations, and a task that money is for. */
export async function moneyProvince(db: Db, tasks: readonly string[]): Promise<void> {
  await seedCalendar(db, calendarSeed)
  const people = read<DemoPerson[]>('people.json')
  const held = people.flatMap(({ id, roles }) => roles.map((role) => ({ id, ...role })))
  const organisations = [...new Set(held.map(({ organisation }) => organisation))]
  await db('organisations').insert(organisations.map((id) => ({ id, name: `Tổ chức ${id}`, kind: 'other' })))
  await db('people').insert(people.map(({ id, name, email }) => ({ id, name, email })))
  await db('person_roles').insert(
    held.map(({ id, role, organisation, from, to }) => ({
      ...{ person_id: id, role, organisation_id: organisation, valid_from: from, valid_to: to },
    })),
  )
  for (const [index, id] of tasks.entries()) {
    await db('tasks').insert({
      ...{
        id,
        code: `NV-2024-${String(index + 1).padStart(3, '0')}`,
        title: `Nhiệm vụ ${id}`,
        field: 'F-NN',
      },
      ...{ type: 'researchProject', edition: '2023', stage: 'selection', status: 'ended' },
      ...{ opened_at: on('2024-01-08'), last_at: on('2024-01-08') },
    })
  }
}
