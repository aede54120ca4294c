import { addMillis, atHour, type Instant, localDate } from '../domain/instant'
import type { DemoClient } from './client'
import type { DemoTask, TimelineAct } from './province'

/** What an act answered. */
export interface ActAnswer {
  readonly receipt: {
    readonly key: string
    readonly act: string
    readonly fact: string
    readonly at: string
    readonly late?: unknown
  }
  readonly task?: {
    readonly id: string
    readonly code: string
    readonly stage: string
    readonly status: string
  }
  readonly links?: Readonly<Record<string, string>>
}

/** Told of every act that went through, with its milliseconds. */
export type Witness = (act: {
  row: TimelineAct
  by: string
  path: string
  ms: number
  answer: ActAnswer
}) => void

const officeOpens = '08:00'
const minuteMs = 60_000

/**
 * One task of the scenario on its way through the API: its ids as the engine gave
 * them, and a watch that goes forward a minute an act within each working day.
 */
export class Scene {
  /** The engine's id of the task, once it has come in. */
  taskId = ''
  /**
   * Ids that the engine gave, by the name under which the
   * scenario knows the thing: 'selection' -> the sitting's id.
   */
  readonly ids = new Map<string, string>()
  /** People whom the engine refused to seat: what the timeline says of their recusal is not done. */
  readonly passedOver = new Set<string>()
  private row: TimelineAct | undefined
  private lastDate = ''
  private minutes = 0
  private sent = 0

  constructor(
    readonly task: DemoTask,
    private readonly client: DemoClient,
    private readonly witness: Witness,
    /** What the keys of its acts begin with: the same scenario may be played more than once. */
    private readonly keys = 'demo',
  ) {}

  /** Turns to a row of the timeline. */
  turnTo(row: TimelineAct): void {
    this.minutes = row.date === this.lastDate ? this.minutes : 0
    this.lastDate = row.date
    this.row = row
    this.sent = 0
  }

  /** The whole task, in the shape that a step knows. */
  whole<T>(): T {
    const task: unknown = this.task
    return task as T
  }

  /** The part of the task's data that a row refers to. */
  part<T>(ref = this.row?.ref ?? ''): T {
    let value: unknown = this.task
    for (const name of ref.split('.')) value = (value as Record<string, unknown> | undefined)?.[name]
    return value as T
  }

  /** The business time of the next act: each one a minute after the last. */
  private next(): Instant {
    this.minutes += 1
    return addMillis(atHour(localDate(this.lastDate), officeOpens), this.minutes * minuteMs)
  }

  /**
   * Performs an act as a person. Its key follows from the
   * timeline, so that a repeated loading repeats nothing.
   */
  async act(
    by: string,
    path: string,
    body: unknown = {},
    method: 'POST' | 'PUT' | 'DELETE' = 'POST',
  ): Promise<ActAnswer> {
    const row = this.row!
    this.sent += 1
    const key = `${this.keys}-${row.seq}-${this.sent}`
    const started = performance.now()
    const answer = await this.client.as<ActAnswer>(by, { method, path, body, key, at: this.next() })
    this.witness({ row, by, path, ms: performance.now() - started, answer })
    return answer
  }

  /** An act on the task itself. */
  onTask(by: string, path: string, body: unknown = {}): Promise<ActAnswer> {
    return this.act(by, `/tasks/${this.taskId}${path}`, body)
  }

  /** Sends a small document of the scenario; returns its SHA-256. */
  upload(by: string, name: string, about: string): Promise<string> {
    return this.client.upload(by, name, demoPdf(`${this.task.code} ${about}`))
  }

  /** Reads something that the scenario needs to go on. */
  read<T>(by: string, path: string): Promise<T> {
    return this.client.as<T>(by, { method: 'GET', path })
  }
}

/** A one-page PDF; its text is plain because its font is one of the fourteen that need no file. */
function demoPdf(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()\\]/g, ' ')
  const stream = `BT /F1 14 Tf 72 720 Td (${plain}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ' +
      '/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  const offsets = body.map((_, index) => 9 + body.slice(0, index).join('').length)
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = 9 + body.join('').length
  const count = objects.length + 1
  const end = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return `%PDF-1.4\n${body.join('')}xref\n0 ${count}\n0000000000 65535 f \n${table}${end}`
}

/** What a kind of row does: one command, or several where the row stands for several people. */
export type Step = (scene: Scene, row: TimelineAct) => Promise<void>
