import type { DemoClient } from '../demo/client'
import { drive } from '../demo/drive'
import { type DemoTask, tasks, timeline } from '../demo/province'
import { Scene, type Witness } from '../demo/scene'

/** Whose life is repeated unless another is named: two compete, three tranches are paid, all is excellent. */
const pattern: Likeness = { task: 'T01' }

/** What is numbered: contracts and certificates are never numbered alike. */
const numbers = /number|certificate/i

/** Which lives are driven: numbers from `from` on, `together` at a time. */
export interface Lives {
  readonly from: number
  readonly count: number
  readonly together: number
  readonly witness?: Witness
}

/** Whose life of the scenario another one is like, and what its task is called, where not the same. */
export interface Likeness {
  readonly task: string
  readonly title?: string
}

/** The rows of a task's life, up to the first that names the act. */
function rowsUntil(act: string | undefined, { task }: Likeness) {
  const rows = timeline().filter((row) => row.task === task)
  const end = rows.findIndex((row) => row.act === act)
  return end === -1 ? rows : rows.slice(0, end)
}

function sceneOf(client: DemoClient, life: number, witness: Witness, like: Likeness): Scene {
  const model = tasks().find(({ id }) => id === like.task)!
  const renumber = (name: string, value: unknown) => {
    if (like.title && value === model.title) return like.title
    return typeof value === 'string' && numbers.test(name) ? `${value}.${life}` : value
  }
  const task: DemoTask = JSON.parse(JSON.stringify(model, renumber))
  return new Scene(task, client, witness, `life-${life}`)
}

/** Drives whole lives through the API; returns the number of commands. */
export async function driveLives(client: DemoClient, lives: Lives): Promise<number> {
  const { from, count, together, witness } = lives
  const rows = rowsUntil(undefined, pattern)
  let commands = 0
  let next = from
  const counted: Witness = (act) => {
    commands += 1
    witness?.(act)
  }
  const lane = async () => {
    while (next < from + count) await drive(sceneOf(client, next++, counted, pattern), rows)
  }
  await Promise.all(Array.from({ length: together }, lane))
  return commands
}

/** Drives one life up to an act, which is not done any more; returns the task's id. */
export async function driveUntil(
  client: DemoClient,
  life: number,
  act: string,
  like = pattern,
): Promise<string> {
  const scene = sceneOf(client, life, () => undefined, like)
  await drive(scene, rowsUntil(act, like))
  return scene.taskId
}
