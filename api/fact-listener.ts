import { Client } from 'pg'

/** Hears that a task's journal has grown: one connection for the whole process. */
export interface FactListener {
  /**
   * Asks `look` now and after every fact of the task until it answers, or the time is over (undefined).
   * A fact recorded while `look` runs is not missed.
   */
  waitFor<T>(taskId: string, look: () => Promise<T | undefined>, limitMs: number): Promise<T | undefined>
  close(): Promise<void>
}

const channel = 'detai_facts'
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
    const client = new Client({ connectionString: databaseUrl, application_name: 'detai facts' })
    current = client
    client.on('error', () => lost(client))
    client.on('end', () => lost(client))
    client.on('notification', ({ payload }) => stir(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
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
    async close() {
      closed = true
      clearTimeout(reconnecting)
      await current?.end()
    },
  }
}

/** The next word about a task: true when it came, false when the time was over. */
function nextFact(waiting: Map<string, Set<() => void>>, taskId: string, ms: number) {
  const wakes = waiting.get(taskId) ?? new Set()
  let settle: (heard: boolean) => void = () => undefined
  const promise = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  const wake = () => settle(true)
  waiting.set(taskId, wakes.add(wake))
  const timer = setTimeout(() => settle(false), Math.max(0, ms))
  const forget = () => {
    clearTimeout(timer)
    wakes.delete(wake)
    if (wakes.size === 0) waiting.delete(taskId)
  }
  return { promise, forget }
}
