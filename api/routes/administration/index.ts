import { logRoutes } from './answering'
import { calendarRoutes } from './calendar'
import { clearanceRoutes } from './clearances'
import { identityRoutesOfOthers } from './identities'
import { mergeRoutes } from './merges'
import { organisationRoutes } from './organisations'
import { overviewRoutes } from './overview'
import { mandateRoutes, peopleRoutes } from './people'

/** Everything that administrators keep: each change is logged, apart from the tasks' journal. */
export const administrationRoutes = [
  ...overviewRoutes,
  ...peopleRoutes,
  ...mandateRoutes,
  ...identityRoutesOfOthers,
  ...mergeRoutes,
  ...clearanceRoutes,
  ...organisationRoutes,
  ...calendarRoutes,
  ...logRoutes,
]
