import type { Limits } from '../deps'
import type { RouteDefinition } from '../route'
import { acceptanceRoutes } from './acceptance'
import { actsRoutes } from './acts'
import { administrationRoutes } from './administration'
import { appraisalRoutes } from './appraisal'
import { appropriationsRoutes } from './appropriations'
import { auditRoutes } from './audit'
import { awardRoutes } from './award'
import { ballotRoutes } from './ballots'
import { beneficiaryAccountRoutes } from './beneficiary-accounts'
import { callRoutes } from './call'
import { changeRulesRoutes } from './change-rules'
import { clockRoutes } from './clock'
import { closingRoutes } from './closing'
import { codesRoutes } from './codes'
import { contractRoutes } from './contract'
import { councilSeatRoutes } from './council-seats'
import { councilRoutes } from './councils'
import { delegationRoutes } from './delegations'
import { directoryRoutes } from './directory'
import { draftsRoutes } from './drafts'
import { executionRoutes } from './execution'
import { filesRoutes } from './files'
import { historyRoutes } from './history'
import { identityRoutes } from './identity'
import { lawRoutes } from './law'
import { ledgerRoutes } from './ledger'
import { lettersRoutes } from './letters'
import { moneyRoutes } from './money'
import { openingRoutes } from './opening'
import { orderListRoutes } from './order-lists'
import { overviewRoutes } from './overview'
import { receiptsRoutes } from './receipts'
import { sessionRoutes } from './session'
import { sessionEventRoutes } from './session-events'
import { sittingRoutes } from './sitting'
import { stuckRoutes } from './stuck'
import { taskRoutes } from './task'
import { taskDocumentsRoutes } from './task-documents'
import { taskWaitingRoutes } from './task-waiting'
import { tasksRoutes } from './tasks'
import { trancheRoutes } from './tranche'
import { trancheEventRoutes } from './tranche-events'
import { workRoutes } from './work'

/** Every route that is not an act: one file a resource, one line here. */
export function allRoutes(limits: Limits): RouteDefinition[] {
  const routes = [
    ...sessionRoutes(limits),
    ...identityRoutes(limits),
    ...clockRoutes,
    ...delegationRoutes,
    ...tasksRoutes,
    ...taskRoutes,
    ...taskWaitingRoutes,
    ...taskDocumentsRoutes,
    ...changeRulesRoutes,
    ...codesRoutes,
    ...historyRoutes,
    ...callRoutes,
    ...receiptsRoutes,
    ...councilRoutes,
    ...ballotRoutes,
    ...sessionEventRoutes,
    ...sittingRoutes,
    ...councilSeatRoutes,
    ...openingRoutes,
    ...filesRoutes,
    ...draftsRoutes,
    ...workRoutes,
    ...actsRoutes,
    ...directoryRoutes,
    ...lawRoutes,
    ...lettersRoutes,
    ...stuckRoutes,
    ...moneyRoutes,
    ...orderListRoutes,
    ...awardRoutes,
    ...executionRoutes,
    ...acceptanceRoutes,
    ...closingRoutes,
    ...administrationRoutes,
    ...appropriationsRoutes,
    ...ledgerRoutes,
    ...trancheRoutes,
    ...trancheEventRoutes,
    ...beneficiaryAccountRoutes,
    ...appraisalRoutes,
    ...contractRoutes,
    ...overviewRoutes,
  ]
  const titles = new Map(routes.map(({ name, title }) => [name, title]))
  return [...routes, ...auditRoutes((name) => titles.get(name))]
}
