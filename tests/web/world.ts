import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { connect } from '../../db/connection'
import { demoPassword } from '../../demo/accounts'
import { loadDemo, provinceClient } from '../../demo/load'
import { people } from '../../demo/province'
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

const emailOf = (personId: string): string => {
  const person = people().find(({ id }) => id === personId)
  if (!person) throw new Error(`Nobody in the demonstration is ${personId}`)
  return person.email
}

/** The world of a system that runs already. */
export function worldAt(origin: string, databaseUrl: string): RunningWorld {
  const db = connect(databaseUrl, 4)
  const province = provinceClient(origin)
  return {
    ...{ origin, db },
    tell: (line) => process.stderr.write(`${line}\n`),
    async signIn(page: Page, personId: string) {
      const answer = await page.request.post(`${origin}/api/session`, {
        data: { email: emailOf(personId), password: demoPassword },
      })
      if (!answer.ok()) throw new Error(`${personId} could not sign in: ${await answer.text()}`)
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
