import { randomUUID } from 'node:crypto'
import { connect } from '../../db/connection'
import { loadDemo, provinceClient } from '../../demo/load'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import { startParts } from '../../scripts/runtime/supervisor'
import { buildPages } from '../../scripts/web/build'
import type { World } from './flows/world'

/** A world of one's own, with a way to end it. */
export interface RunningWorld extends World {
  stop(): Promise<void>
}

/**
 * The whole system with the demonstration's province in it and the built pages, on free ports; or the one
 * that runs at DETAI_WORLD_ORIGIN over DETAI_WORLD_DATABASE, for whoever writes a page.
 */
export async function startWorld(say: (line: string) => void = () => undefined): Promise<RunningWorld> {
  const { DETAI_WORLD_ORIGIN: running, DETAI_WORLD_DATABASE: database } = process.env
  if (running && database) return worldAt(running, database)
  await buildPages(() => undefined)
  const installation = await temporaryInstallation({ DETAI_SIGN_IN_LIMIT: '100000' })
  const system = await startParts({ installation, say, temporalInMemory: true })
  const { origin, databaseUrl } = system
  await loadDemo({ origin, databaseUrl, onProgress: () => undefined })
  const world = worldAt(origin, databaseUrl)
  return {
    ...world,
    async stop() {
      await world.stop()
      await system.stop()
      installation.remove()
    },
  }
}

/** The world of a system that runs already. */
export function worldAt(origin: string, databaseUrl: string): RunningWorld {
  const db = connect(databaseUrl, 4)
  const province = provinceClient(origin)
  const enter: World['enter'] = async (page, personId) => {
    // Each window gets the session that the person has already, if any: hundreds of pages sign in once.
    const [name = '', value = ''] = (await province.cookieOf(personId)).split('=')
    await page.context().addCookies([{ name, value, url: origin }])
  }
  return {
    ...{ origin, db },
    tell: (line) => process.stderr.write(`${line}\n`),
    enter: (page, personId) => enter(page, personId),
    async signIn(page, personId) {
      await enter(page, personId)
      await page.goto(`${origin}/viec`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    act: (personId, { path, body = {}, at }) =>
      province.as(personId, {
        path: path.replace(/^\/api(?=\/)/, ''),
        body,
        key: randomUUID(),
        ...(at ? { at } : {}),
      }),
    stop: () => db.destroy(),
  }
}
