import type { Estimate, EstimateContext, TeamRow } from '../../domain/estimate'

/** The investigator at the ceiling. */
export const pi: TeamRow = {
  role: 'principalInvestigator',
  headcount: 1,
  person: 'PI',
  weight: 1,
  convertedMonths: 10,
  ratePerMonth: 40_000_000,
  amount: 400_000_000,
}
/** The secretary. */
export const secretary: TeamRow = {
  role: 'scientificSecretary',
  headcount: 1,
  person: 'SEC',
  weight: 0.3,
  convertedMonths: 10,
  ratePerMonth: 12_000_000,
  amount: 120_000_000,
}
/** Two main members. */
export const mainMembers: TeamRow = {
  role: 'mainMember',
  headcount: 2,
  person: null,
  weight: 0.8,
  convertedMonths: 5,
  ratePerMonth: 32_000_000,
  amount: 320_000_000,
}

/** An estimate of two billion without a defect: remuneration 840 million, overhead 100 million. */
export const estimate = (change: Partial<Estimate> = {}): Estimate => ({
  team: [pi, secretary, mainMembers],
  lines: [
    { line: 'remuneration', state: 840_000_000, counterpart: 0 },
    { line: 'materials', state: 760_000_000, counterpart: 50_000_000 },
    { line: 'equipment', state: 300_000_000, counterpart: 0 },
    { line: 'overhead', state: 100_000_000, counterpart: 0 },
  ],
  stateTotal: 2_000_000_000,
  counterpartTotal: 50_000_000,
  lumpSum: 'final',
  ...change,
})
/** The task that the estimate is for. */
export const context: EstimateContext = {
  principalInvestigator: 'PI',
  durationMonths: 18,
  contents: 2,
  products: [{ name: 'Quy trình', quantity: 1, unit: 'quy trình', quality: 'Được nghiệm thu' }],
  resultUser: 'ORG-001',
  hostTasksLed: 0,
}
