import type { DemoClient } from '../../demo/client'
import { drive } from '../../demo/drive'
import { provinceClient } from '../../demo/load'
import { prepareMoney } from '../../demo/money'
import { tasks, timeline } from '../../demo/province'
import { Scene } from '../../demo/scene'
import { seedProvince } from '../../demo/seed'
import type { RunningApi } from './api'
import type { Engine } from './engine'
import { startProvince } from './province'

/** The demonstration's province with some of its tasks, each as far as its scenario goes. */
export interface StagesWorld {
  readonly api: RunningApi
  readonly client: DemoClient
  /** The scene of each task by its id in the scenario. */
  readonly scenes: ReadonlyMap<string, Scene>
}

/** Until when a scenario is played: whole, or up to the first row of 'stage/act'. */
export type Played = readonly [task: string, until?: string]

const together = 4

/** Plays scenarios of the demonstration through the API, several at a time. */
export async function playStages(engine: Engine, played: readonly Played[]): Promise<StagesWorld> {
  const api = await startProvince(engine)
  await seedProvince(engine.db)
  const client = provinceClient(api.url)
  await prepareMoney(client)
  const scenes = new Map<string, Scene>()
  const known = new Map(tasks().map((task) => [task.id, task]))
  const waiting = [...played]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [id, until] = next
      const scene = new Scene(known.get(id)!, client, () => undefined)
      const rows = timeline().filter(({ task }) => task === id)
      const end = rows.findIndex(({ stage, act }) => `${stage}/${act}` === until)
      await drive(scene, end === -1 ? rows : rows.slice(0, end))
      scenes.set(id, scene)
    }
  }
  await Promise.all(Array.from({ length: together }, lane))
  return { api, client, scenes }
}
