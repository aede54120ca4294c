import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seedCalendar } from '../../db/calendar'
import { checkOverlay } from '../../regulations'
import { calendarSeed } from '../../regulations/calendar'
import { root } from '../structure/sources'
import { type RunningApi, startApi } from './api'
import type { Engine } from './engine'

/** The API under the law of the demonstration's province, with the working calendar. */
export async function startProvince(engine: Engine): Promise<RunningApi> {
  await seedCalendar(engine.db, calendarSeed)
  const checked = checkOverlay(JSON.parse(readFileSync(join(root, 'demo', 'overlay.json'), 'utf8')))
  if (!checked.ok) throw new Error('The demonstration has no law of its own')
  return startApi(engine, { overlay: checked.overlay })
}
