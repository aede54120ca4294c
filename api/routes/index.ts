import type { Limits } from '../deps'
import type { RouteDefinition } from '../route'
import { actsRoutes } from './acts'
import { callRoutes } from './call'
import { changeRulesRoutes } from './change-rules'
import { clockRoutes } from './clock'
import { codesRoutes } from './codes'
import { councilRoutes } from './councils'
import { directoryRoutes } from './directory'
import { filesRoutes } from './files'
import { historyRoutes } from './history'
import { lawRoutes } from './law'
import { lettersRoutes } from './letters'
import { moneyRoutes } from './money'
import { sessionRoutes } from './session'
import { stuckRoutes } from './stuck'
import { taskRoutes } from './task'
import { taskDocumentsRoutes } from './task-documents'
import { taskWaitingRoutes } from './task-waiting'
import { tasksRoutes } from './tasks'
import { workRoutes } from './work'

/** Every route that is not an act: one file a resource, one line here. */
export function allRoutes(limits: Limits): RouteDefinition[] {
  return [
    ...sessionRoutes(limits),
    ...clockRoutes,
    ...tasksRoutes,
    ...taskRoutes,
    ...taskWaitingRoutes,
    ...taskDocumentsRoutes,
    ...changeRulesRoutes,
    ...codesRoutes,
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
  ]
}
