import type { Step } from '../scene'
import { callScript } from './call'
import { closingScript } from './closing'
import { councilScript } from './councils'
import { determinationScript } from './determination'
import { executionScript } from './execution'
import { moneyScript } from './money'
import { orderingScript } from './ordering'

/** What each kind of row does, by its act, or by stage and act where the stages differ. */
export const script: Readonly<Record<string, Step>> = {
  ...orderingScript,
  ...councilScript,
  ...determinationScript,
  ...callScript,
  ...moneyScript,
  ...executionScript,
  ...closingScript,
}
