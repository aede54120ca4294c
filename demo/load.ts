import { connect } from '../db/connection'
import { atHour, localDate } from '../domain/instant'
import { demoPassword } from './accounts'
import { DemoClient } from './client'
import { drive } from './drive'
import { prepareMoney } from './money'
import { people, tasks, timeline } from './province'
import { Scene, type Witness } from './scene'
import { seedProvince } from './seed'

/** How the demonstration is loaded. */
export interface LoadOptions {
  readonly origin: string
  readonly databaseUrl: string
  /** Rows of the timeline done so far, and in all. */
  onProgress(done: number, total: number): void
  readonly witness?: Witness
}

/** Tasks on their way at once: acts of different tasks do not depend on one another. */
const together = 10
const administrator = 'P-016'
const lastDay = '2026-11-30'

/** A client for the province's people. */
export function provinceClient(origin: string): DemoClient {
  const emails = new Map(people().map(({ id, email }) => [id, email]))
  return new DemoClient(origin, demoPassword, (id) => emails.get(id) ?? '')
}

/**
 * Enters the province and drives its tasks through the API.
 * An interrupted loading is continued by repeating it.
 */
export async function loadDemo({ origin, databaseUrl, onProgress, witness }: LoadOptions): Promise<void> {
  const db = connect(databaseUrl, 2)
  try {
    await seedProvince(db)
  } finally {
    await db.destroy()
  }
  const client = provinceClient(origin)
  await prepareMoney(client)
  await driveAll(client, onProgress, witness ?? (() => undefined))
  const at = atHour(localDate(lastDay), '17:00')
  await client.as(administrator, { path: '/clock', body: { businessTime: at } })
}

async function driveAll(
  client: DemoClient,
  onProgress: LoadOptions['onProgress'],
  witness: Witness,
): Promise<void> {
  const rows = timeline()
  let done = 0
  const passed = () => {
    done += 1
    onProgress(done, rows.length)
  }
  const waiting = tasks()
    .map((task) => ({
      scene: new Scene(task, client, witness),
      rows: rows.filter((row) => row.task === task.id),
    }))
    .sort((a, b) => (a.rows[0]?.seq ?? 0) - (b.rows[0]?.seq ?? 0))
  // Orders come in one after the other, so that every loading gives a task the same code.
  for (const { scene, rows: own } of waiting) await drive(scene, own.splice(0, 1), passed)
  waiting.sort((a, b) => b.rows.length - a.rows.length)
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await drive(next.scene, next.rows, passed)
  }
  await Promise.all(Array.from({ length: together }, worker))
}
