import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type AuditEntry, appendAudit, closeAuditDay, forgetAudit } from '../../db/audit'
import type { Db } from '../../db/connection'
import { addDays, fromMillis, type LocalDate, toLocalDate } from '../../domain/instant'

/** What is noted: the entry without its own number and time. */
export type AuditNote = Omit<AuditEntry, 'id' | 'at'>

/** How the audit log is being written. */
export interface AuditFigures {
  /** Noted and not yet written. */
  readonly waiting: number
  /** Writes that failed; each is tried again. */
  readonly failed: number
  /** Entries that found no place any more while nothing could be written. */
  readonly lost: number
}

/** Collects what is to be recorded and writes it beside the requests, which never wait for it. */
export interface AuditTrail {
  note(note: AuditNote): void
  /** Writes what has been noted; resolves when that was tried. */
  flush(): Promise<void>
  figures(): AuditFigures
  /** The last write. Nothing may be noted afterwards. */
  close(): Promise<void>
}

/** What a trail needs. */
export interface AuditDeps {
  readonly db: Db
  readonly logger: Logger
  /** Months for which entries are kept. */
  readonly monthsKept: number
  /** Milliseconds since 1970 by the wall's clock. */
  readonly now?: () => number
  /** Copies what was written to where it is collected; absent: it stays in the database. */
  readonly copy?: (() => Promise<void>) | undefined
  /** Entries that may wait in memory. */
  readonly most?: number
}

const writeMs = 1_000
const batchSize = 500
const mostWaiting = 20_000

/** What is noted and not yet written, in its order, and what was lost of it. */
class Queue {
  private waiting: AuditEntry[] = []
  private unsaid = 0
  lost = 0

  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {}

  get size(): number {
    return this.waiting.length
  }

  add(note: AuditNote): void {
    if (this.waiting.length < this.most) {
      this.waiting.push({ id: randomUUID(), at: fromMillis(this.now()), ...note })
      return
    }
    this.lost += 1
    this.unsaid += 1
  }

  first(): readonly AuditEntry[] {
    return this.waiting.slice(0, batchSize)
  }

  /** Lets go of what was written. The log itself says how much it lost before: answers how many notes do. */
  written(count: number): number {
    this.waiting.splice(0, count)
    if (this.unsaid === 0) return 0
    const [reason, none] = [String(this.unsaid), null]
    this.unsaid = 0
    const nobody = { person: none, under: none, address: none, agent: none, objects: [] }
    this.add({ ...nobody, kind: 'lost', name: 'lost', result: 'lost', reason })
    return 1
  }
}

/** Closes each day that is over with a checkpoint, and removes what has been kept for long enough. */
function dailyWork({ db, monthsKept }: AuditDeps): (today: LocalDate) => Promise<void> {
  let closed: LocalDate | undefined
  return async (today) => {
    if (today === closed) return
    await closeAuditDay(db, addDays(today, -1))
    await forgetAudit(db, today, monthsKept)
    closed = today
  }
}

/** Opens the trail: it writes at least once a second, batch after batch, each in one transaction. */
export function auditTrail(deps: AuditDeps): AuditTrail {
  const { db, logger, copy, now = Date.now, most = mostWaiting } = deps
  const queue = new Queue(most, now)
  const endOfDay = dailyWork(deps)
  let failed = 0
  let running: Promise<void> | undefined

  const writeAll = async () => {
    try {
      await endOfDay(toLocalDate(fromMillis(now())))
      // What is noted meanwhile waits for the next time: nobody who waits for this one waits for a flood.
      for (let left = queue.size; left > 0; ) {
        const batch = queue.first()
        await appendAudit(db, batch)
        left += queue.written(batch.length) - batch.length
      }
      await copy?.()
    } catch (error) {
      failed += 1
      const { size: waiting, lost } = queue
      logger.warn({ err: error, waiting, lost }, 'the audit log could not be written; trying again')
    }
  }
  const write = () => {
    running ??= writeAll().finally(() => {
      running = undefined
    })
    return running
  }
  const timer = setInterval(() => void write(), writeMs)
  timer.unref()
  return {
    note: (note) => queue.add(note),
    async flush() {
      // What is under way may have begun before the last note.
      await running
      await write()
    },
    figures: () => ({ waiting: queue.size, failed, lost: queue.lost }),
    async close() {
      clearInterval(timer)
      await running
      await write()
      if (queue.size > 0) logger.error({ lost: queue.size }, 'entries of the audit log were lost')
    },
  }
}
