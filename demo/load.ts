import { connect } from '../db/connection'
import { atHour, localDate } from '../domain/instant'
import { demoPassword } from './accounts'
import { appropriate } from './budgets'
import { DemoClient } from './client'
import { driveTask } from './drive'
import { people, tasks, timeline } from './province'
import type { Witness } from './scene'
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
  await appropriate(client)
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
    .map((task) => ({ task, rows: rows.filter((row) => row.task === task.id) }))
    .sort((a, b) => b.rows.length - a.rows.length)
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await driveTask(client, next.task, next.rows, witness, passed)
  }
  await Promise.all(Array.from({ length: together }, worker))
}
