import { actsOverview } from './acts'
import { lateOverview } from './late'
import { loadOverview } from './load'
import { moneyOverview } from './money'
import { stagesOverview } from './stages'

/** What those who lead and audit see of the whole. */
export const overviewRoutes = [
  ...stagesOverview,
  ...moneyOverview,
  ...lateOverview,
  ...loadOverview,
  ...actsOverview,
]
