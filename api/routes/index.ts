import type { Limits } from '../deps'
import type { RouteDefinition } from '../route'
import { actsRoutes } from './acts'
import { appraisalRoutes } from './appraisal'
import { appropriationsRoutes } from './appropriations'
import { callRoutes } from './call'
import { clockRoutes } from './clock'
import { contractRoutes } from './contract'
import { councilRoutes } from './councils'
import { directoryRoutes } from './directory'
import { filesRoutes } from './files'
import { historyRoutes } from './history'
import { lawRoutes } from './law'
import { ledgerRoutes } from './ledger'
import { lettersRoutes } from './letters'
import { moneyRoutes } from './money'
import { sessionRoutes } from './session'
import { stuckRoutes } from './stuck'
import { taskRoutes } from './task'
import { tasksRoutes } from './tasks'
import { trancheRoutes } from './tranche'
import { workRoutes } from './work'

/** Every route that is not an act: one file a resource, one line here. */
export function allRoutes(limits: Limits): RouteDefinition[] {
  return [
    ...sessionRoutes(limits),
    ...clockRoutes,
    ...tasksRoutes,
    ...taskRoutes,
    ...historyRoutes,
    ...callRoutes,
    ...councilRoutes,
    ...filesRoutes,
    ...workRoutes,
    ...actsRoutes,
    ...directoryRoutes,
    ...lawRoutes,
    ...lettersRoutes,
    ...stuckRoutes,
    ...moneyRoutes,
    ...appropriationsRoutes,
    ...ledgerRoutes,
    ...trancheRoutes,
    ...appraisalRoutes,
    ...contractRoutes,
  ]
}
