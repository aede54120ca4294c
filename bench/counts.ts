import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deadlineEscalated, deadlineMissed, deadlineReminded, processOpened } from '../domain/fact'
import type { Statement } from './raw/postgres'
import { rounded } from './report'
import type { Pattern } from './system'

/** What one command costs, on average over one whole life; letters are sent later and are not in it. */
export interface CommandCounts {
  /** History events of all workflows of the life. */
  readonly events: number
  /** Bytes of their histories, as the server counts them. */
  readonly historyBytes: number
  /** Transactions that record facts, but for those of facts that the clock alone brings. */
  readonly commits: number
  /** Transactions that wait for the disk: those of the clock and of uploads too. */
  readonly flushes: number
  /** All transactions that write: also those of texts that wait for their act, and wait for no disk. */
  readonly writes: number
  /** Statements sent to PostgreSQL, those that begin and end transactions included. */
  readonly statements: number
}

const writes = /^\s*(insert|update|delete)\b|\b(insert into|update "|delete from)/i
const flushesLater = /synchronous_commit/i
const records = /insert into journal/i
/** Facts that no act brings; what opens with one of them is committed with it. */
const ofTheClock = new Set<unknown>([deadlineReminded, deadlineMissed, deadlineEscalated])

/** Transactions and single statements, each as one unit. */
function unitsOf(statements: readonly Statement[]): Statement[][] {
  const units: Statement[][] = []
  let open: Statement[] | undefined
  for (const statement of statements) {
    const unit: Statement[] = open ?? []
    unit.push(statement)
    if (/^\s*begin/i.test(statement.text)) open = unit
    else if (!open) units.push(unit)
    if (open && /^\s*(commit|rollback)/i.test(statement.text)) {
      units.push(open)
      open = undefined
    }
  }
  return units
}

/** Whether a unit records an act or an opening of its own: not what the clock alone brings. */
function isOfAct(unit: readonly Statement[]): boolean {
  const facts = unit.filter(({ text }) => records.test(text)).map(({ values }) => values)
  const brought = facts.filter((values) => !values.includes(processOpened))
  const byTheClock = (values: readonly unknown[]) => values.some((value) => ofTheClock.has(value))
  return facts.length > 0 && (brought.length === 0 || !brought.every(byTheClock))
}

/** Counts a pattern life. */
export function countsOf({ score, statements, commands }: Pattern): CommandCounts {
  const writing = unitsOf(statements).filter((unit) => unit.some(({ text }) => writes.test(text)))
  const flushing = writing.filter((unit) => !unit.some(({ text }) => flushesLater.test(text)))
  const each = (count: number) => rounded(count / commands, 2)
  return {
    events: each(score.events),
    historyBytes: Math.round(score.historyBytes / commands),
    commits: each(writing.filter(isOfAct).length),
    flushes: each(flushing.length),
    writes: each(writing.length),
    statements: each(statements.length),
  }
}

const file = join(__dirname, 'counts.json')

/** The counts that a later change must not pass unnoticed. */
export function keptCounts(): CommandCounts {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Writes the counts of a pattern down, after a change that was meant to move them. */
export function keepCounts(pattern: Pattern): void {
  writeFileSync(file, `${JSON.stringify(countsOf(pattern), null, 2)}\n`)
}
