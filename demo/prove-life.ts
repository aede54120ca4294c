import type { Db } from '../db/connection'
import { driveTask } from './drive'
import { provinceClient } from './load'
import { prepareMoney } from './money'
import { tasks, timeline } from './province'
import type { Witness } from './scene'
import { seedProvince } from './seed'

/** The task that is proved: finished, with two hosts competing, three tranches and an excellent result. */
const provedTask = 'T01'

/** Drives one real task through its whole life; prints one line a step. */
export async function proveLife(
  { origin, db }: { origin: string; db: Db },
  print: (step: Readonly<Record<string, unknown>>) => void,
): Promise<{ outcome: string; commands: number }> {
  await seedProvince(db)
  const client = provinceClient(origin)
  await prepareMoney(client)
  let commands = 0
  const witness: Witness = ({ row, by, ms, answer }) => {
    commands += 1
    print({ step: answer.receipt.act, actor: by, stage: row.stage, ms: Math.round(ms) })
  }
  const task = tasks().find(({ id }) => id === provedTask)!
  const rows = timeline().filter((row) => row.task === provedTask)
  const scene = await driveTask(client, task, rows, witness)
  const closing = await db('processes').where({ task_id: scene.taskId, kind: 'closing' }).first('outcome')
  return { outcome: closing?.outcome ?? 'open', commands }
}
