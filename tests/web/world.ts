import { randomUUID } from 'node:crypto'
import { connect } from '../../db/connection'
import { loadDemo, provinceClient } from '../../demo/load'
import { startApp } from '../../scripts/runtime/app-process'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import type { RunningPart } from '../../scripts/runtime/part'
import { getFreePort } from '../../scripts/runtime/ports'
import { type RunningSystem, startParts } from '../../scripts/runtime/supervisor'
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
  const closed = closedNetworkOf(system, installation.config.dataFolder)
  return {
    ...world,
    closedNetwork: closed.origin,
    async stop() {
      await world.stop()
      await closed.stop()
      await system.stop()
      installation.remove()
    },
  }
}

/** The document by which the closed network is approved as one. */
const approval = '12/QĐ-BCY ngày 01/03/2026'

/** A second server over the same data, as one in a closed network is set up. */
function closedNetworkOf({ environment }: RunningSystem, dataFolder: string) {
  let started: Promise<{ readonly origin: string; readonly server: RunningPart }> | undefined
  const start = async () => {
    const port = String(await getFreePort())
    const origin = `http://localhost:${port}`
    const own = { PORT: port, DETAI_ORIGIN: origin, DETAI_CLOSED_NETWORK: approval }
    return { origin, server: await startApp('server', dataFolder, { ...environment, ...own }) }
  }
  return {
    async origin() {
      started ??= start()
      return (await started).origin
    },
    stop: async () => (await started)?.server.stop(),
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
    closedNetwork: () => Promise.reject(new Error('A world that runs already has no closed network')),
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
