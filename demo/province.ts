import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A body of the province, with the dates of its existence where they are known. */
export interface DemoOrganisation {
  readonly id: string
  readonly name: string
  readonly shortName?: string
  readonly kind: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly successor: string | null
}

/** A person of the demonstration; every one is invented. */
export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly degree: string
  readonly field: string
  readonly specialty: string
  readonly organisation: string
  readonly organisationHistory: readonly { organisation: string; from: string; to: string | null }[]
  readonly roles: readonly { role: string; organisation: string; from: string; to: string | null }[]
  readonly relations: readonly { person: string; kind: string; note: string | null }[]
  readonly yearsInField: number
  /** The document by which they may know of state secrets, where there is one. */
  readonly clearance?: { readonly from: string; readonly to: string; readonly document: string }
}

/** One act of the timeline: a row is done by one person, or (`by` null) by every present member. */
export interface TimelineAct {
  readonly seq: number
  readonly date: string
  readonly task: string
  readonly stage: string
  readonly act: string
  readonly by: string | null
  readonly ref: string
  readonly also?: string
  readonly late?: boolean
}

/** A year's money by source, in đồng. */
export interface DemoBudget {
  readonly year: number
  readonly appropriations: readonly { source: string; name: string; amount: number }[]
  readonly approvedBy: string
  readonly approvedOn: string | null
  readonly status: string
}

/** Any part of a task of the scenario: its shape is given where it is used. */
export type DemoTask = { readonly id: string; readonly code: string } & Readonly<Record<string, unknown>>

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(__dirname, 'data', name), 'utf8')) as T
}

type Override = {
  readonly id: string
  readonly overrides?: string
  readonly validTo: string
  readonly successor: string | null
}

/** Bodies with the dates that the 2025 mergers gave some of them. */
export function organisations(): DemoOrganisation[] {
  const extra = read<(DemoOrganisation | Override)[]>('extra-organizations.json')
  const endings = extra.filter((row): row is Override => 'overrides' in row)
  const listed = read<DemoOrganisation[]>('organizations.json').map((body) => {
    const ending = endings.find(({ id }) => id === body.id)
    return {
      ...body,
      validFrom: null,
      validTo: ending?.validTo ?? null,
      successor: ending?.successor ?? null,
    }
  })
  return [...listed, ...extra.filter((row): row is DemoOrganisation => !('overrides' in row))]
}

/** The people. */
export const people = (): DemoPerson[] => read('people.json')
/** The 30 tasks. */
export const tasks = (): DemoTask[] => read('tasks.json')
/** The 1,308 acts in their order. */
export const timeline = (): TimelineAct[] => read('timeline.json')
/** The years' budgets. */
export const budgets = (): DemoBudget[] => read('year-budgets.json')
