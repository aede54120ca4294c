import { acceptanceActs } from './acceptance'
import type { ActDefinition } from './act'
import { appraisalActs } from './appraisal'
import { appropriationActs } from './appropriations'
import { awardActs } from './award'
import { callActs } from './call'
import { classifiedTaskActs } from './classified'
import { closingActs } from './closing'
import { contractingActs } from './contracting'
import { councilActs } from './councils'
import { determinationActs } from './determination'
import { disbursementActs } from './disbursement'
import { executionActs } from './execution'
import { fundingActs } from './funding'
import { orderingActs } from './ordering'
import { selectionActs } from './selection'
import { sittingActs } from './sittings'
import { terminationActs } from './termination'

/** Every act of the API, stage by stage. */
export const acts: readonly ActDefinition[] = [
  ...orderingActs,
  ...classifiedTaskActs,
  ...determinationActs,
  ...callActs,
  ...selectionActs,
  ...councilActs,
  ...sittingActs,
  ...appropriationActs,
  ...appraisalActs,
  ...awardActs,
  ...contractingActs,
  ...fundingActs,
  ...disbursementActs,
  ...executionActs,
  ...terminationActs,
  ...acceptanceActs,
  ...closingActs,
]

const byName = new Map(acts.map((act) => [act.name, act]))

/** An act by its name. */
export function actByName(name: string): ActDefinition | undefined {
  return byName.get(name)
}

/** The Vietnamese title of an act; its name where the API does not offer it. */
export function actTitle(name: string): string {
  return byName.get(name)?.title ?? name
}
