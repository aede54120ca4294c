import { Client } from 'pg'
import { kept } from '../db/connection'
import { factsChannel } from '../db/notices'

/**
 * Hears that a task's journal has grown, or that of a stream that is no task's (a council's sitting): one
 * connection for the whole process.
 */
export interface FactListener {
  /**
   * Asks `look` now and after every fact of the task until it answers, or the time is over (undefined).
   * A fact recorded while `look` runs is not missed.
   */
  waitFor<T>(taskId: string, look: () => Promise<T | undefined>, limitMs: number): Promise<T | undefined>
  /**
   * Calls `heard` after every fact, and when a lost connection is there again: some may have been missed.
   * Returns how to stop.
   */
  listen(about: string, heard: () => void): () => void
  close(): Promise<void>
}

const reconnectMs = 500

/** Listens on the database's channel; a lost connection is made again, and whoever waits looks once more. */
export async function listenForFacts(databaseUrl: string): Promise<FactListener> {
  const waiting = new Map<string, Set<() => void>>()
  let current: Client | undefined
  let reconnecting: NodeJS.Timeout | undefined
  let closed = false

  const stir = (taskId: string) => {
    for (const wake of waiting.get(taskId) ?? []) wake()
  }
  const lost = (client: Client) => {
    if (client !== current || closed) return
    current = undefined
    reconnecting = setTimeout(connect, reconnectMs)
  }
  const connect = async () => {
    const client = new Client({
      ...{ connectionString: databaseUrl, application_name: 'detai facts' },
      ...kept.probed,
    })
    current = client
    client.on('error', () => lost(client))
    client.on('end', () => lost(client))
    client.on('notification', ({ payload }) => stir(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${factsChannel}`)
      for (const taskId of waiting.keys()) stir(taskId)
    } catch {
      // The database is not there: it is tried again, and /readyz says so meanwhile.
      lost(client)
    }
  }

  await connect()
  return {
    async waitFor(taskId, look, limitMs) {
      const deadline = Date.now() + limitMs
      for (;;) {
        const heard = nextFact(waiting, taskId, deadline - Date.now())
        try {
          const found = await look()
          if (found !== undefined) return found
          if (!(await heard.promise)) return undefined
        } finally {
          heard.forget()
        }
      }
    },
    listen: (about, heard) => hear(waiting, about, heard),
    async close() {
      closed = true
      clearTimeout(reconnecting)
      await current?.end()
    },
  }
}

/** The next word about a task: true when it came, false when the time was over. */
function nextFact(waiting: Map<string, Set<() => void>>, taskId: string, ms: number) {
  let settle: (heard: boolean) => void = () => undefined
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  const quiet = hear(waiting, taskId, () => settle(true))
  const timer = setTimeout(() => settle(false), Math.max(0, ms))
  const forget = () => {
    clearTimeout(timer)
    quiet()
  }
  return { promise, forget }
}

/** Keeps somebody among those who wait for word; returns how to stop. */
function hear(waiting: Map<string, Set<() => void>>, about: string, heard: () => void): () => void {
  const wakes = waiting.get(about) ?? new Set()
  // One who waits twice is woken twice.
  const wake = () => heard()
  waiting.set(about, wakes.add(wake))
  return () => {
    wakes.delete(wake)
    if (wakes.size === 0 && waiting.get(about) === wakes) waiting.delete(about)
  }
}
