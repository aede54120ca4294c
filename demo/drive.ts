import type { DemoClient } from './client'
import type { DemoTask, TimelineAct } from './province'
import { Scene, type Witness } from './scene'
import { script } from './script'

/** Drives a scene through rows, in their order, each act by its own person at its own date. */
export async function drive(
  scene: Scene,
  rows: readonly TimelineAct[],
  passed: (row: TimelineAct) => void = () => undefined,
): Promise<void> {
  for (const row of rows) {
    scene.turnTo(row)
    const step = script[`${row.stage}/${row.act}`] ?? script[row.act]
    if (!step) throw new Error(`No step for ${row.stage}/${row.act}`)
    await step(scene, row)
    passed(row)
  }
}

/** Drives one task through its whole scenario. */
export async function driveTask(
  client: DemoClient,
  task: DemoTask,
  rows: readonly TimelineAct[],
  witness: Witness,
): Promise<Scene> {
  const scene = new Scene(task, client, witness)
  await drive(scene, rows)
  return scene
}
