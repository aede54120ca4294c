import { deadlineMissed, evolve, type Fact, processOpened } from '../../domain/fact'
import { type AnyMachine, machineOf } from '../../domain/machines'
import type { PinnedLaw } from '../../regulations'
import type { Trx } from '../connection'
import { type DeadlineEffect, deadlineRounds } from '../deadlines'
import { inOneStatement, type Write } from '../one-statement'
import { insertProcess, type ProcessRow, processByStream, updateProcess } from '../processes'
import { awaitedWrites } from './awaited'
import { projectors } from './index'
import type { ProjectedFact } from './projector'
import { taskWrites } from './task-rows'

/** What a commit did beyond a fact: it is kept in the journal, so that a rebuild does the same. */
export interface Effects {
  readonly law?: PinnedLaw
  readonly deadlines: readonly DeadlineEffect[]
  readonly told: readonly { readonly stream: string; readonly deadlines: readonly DeadlineEffect[] }[]
}

/** A fact on its way into the projections. */
export type FactToProject = Omit<ProjectedFact, 'state'>

/** The fact as the workflow has it: texts stay in the journal and the tables, and in no state. */
function withoutTexts(fact: Fact): Fact {
  if (typeof fact.data !== 'object' || fact.data === null || !('content' in fact.data)) return fact
  const { content: _texts, ...data } = fact.data
  return { ...fact, data }
}

/** The process after a fact of its own or of another, under the machine of its kind. */
export function foldFact(
  process: ProcessRow,
  fact: Fact,
  own: boolean,
): { machine: AnyMachine; state: { status: string } } {
  const machine = machineOf(process.kind)
  return { machine, state: evolve(machine, process.state, withoutTexts(fact), own) }
}

/** The process that a fact opens, as it is before the fact. */
export function begun(
  { stream, kind, taskId, at, data }: Pick<FactToProject, 'stream' | 'kind' | 'taskId' | 'at' | 'data'>,
  law: PinnedLaw,
): ProcessRow {
  const state = machineOf(kind).begin(data, { at, by: null })
  return { stream, kind, taskId, law, outcome: null, state, seq: 0 }
}

async function processOf(trx: Trx, fact: FactToProject, law?: PinnedLaw): Promise<ProcessRow> {
  const process = law ? begun(fact, law) : await processByStream(trx, fact.stream)
  if (!process) throw new Error(`No process ${fact.stream} for ${fact.type}`)
  return process
}

/** What becomes of a process by a fact. */
interface Step {
  /** Undefined where the fact opens it. */
  readonly before: ProcessRow | undefined
  readonly after: ProcessRow
  readonly deadlines: readonly DeadlineEffect[]
}

/**
 * Brings every projection up to a fact: the process and those that are told, deadlines, whose turn it is, and
 * the tables of its subject; returns the process. The one way in for commits, which `know` the processes
 * already, and for rebuilds.
 */
export async function project(
  trx: Trx,
  fact: FactToProject,
  effects: Effects,
  known: readonly ProcessRow[] = [],
): Promise<ProcessRow> {
  const rows = new Map(known.map((row) => [row.stream, row]))
  const process = rows.get(fact.stream) ?? (await processOf(trx, fact, effects.law))
  const own: Step = {
    before: fact.type === processOpened ? undefined : process,
    after: { ...stepOf(process, fact, true), seq: fact.seq },
    deadlines: [...effects.deadlines, ...passingOf(fact)],
  }
  const steps = [own]
  for (const { stream, deadlines } of effects.told) {
    const before = rows.get(stream) ?? (await processByStream(trx, stream))
    if (!before || before.outcome !== null) continue
    const told = { before, after: stepOf(before, fact, false), deadlines }
    rows.set(stream, told.after)
    steps.push(told)
  }
  for (const together of withoutTwins(steps)) await settle(trx, together, fact)
  await projectors[fact.type]?.(trx, { ...fact, state: own.after.state })
  return own.after
}

/** The steps in rounds: a process that is told a fact twice takes it in its order. */
function withoutTwins(steps: readonly Step[]): Step[][] {
  const rounds: Step[][] = []
  for (const step of steps) {
    const { stream } = step.after
    const round = rounds.find((earlier) => earlier.every(({ after }) => after.stream !== stream))
    if (round) round.push(step)
    else rounds.push([step])
  }
  return rounds
}

function stepOf(process: ProcessRow, fact: Fact, own: boolean): ProcessRow {
  const { machine, state } = foldFact(process, fact, own)
  return { ...process, state, outcome: machine.outcome(state) ?? null }
}

/** A deadline that passes is marked as missed, after what its passing does to it. */
function passingOf({ type, data }: FactToProject): DeadlineEffect[] {
  return type === deadlineMissed ? [{ does: 'miss', name: (data as { name: string }).name }] : []
}

/** Writes processes after a fact, whose turn it is in them, their deadlines, and the rows of their tasks. */
async function settle(trx: Trx, steps: readonly Step[], fact: FactToProject): Promise<void> {
  const later: Write[][] = []
  const writes = steps.flatMap(({ before, after, deadlines }) => {
    const [first = [], ...rounds] = deadlineRounds(trx, after, deadlines, fact)
    rounds.forEach((round, index) => {
      later[index] = [...(later[index] ?? []), ...round]
    })
    // Whoever acted in another process did not act in this one, which was only told.
    const recorded = { at: fact.at, by: after.stream === fact.stream ? fact.by : null }
    const write = before ? updateProcess(trx, after, recorded) : insertProcess(trx, after, recorded)
    return [write, ...awaitedWrites(trx, before, after, fact.at), ...first]
  })
  await inOneStatement([...writes, ...taskWrites(trx, fact, steps)])
  for (const round of later) await inOneStatement(round)
}
