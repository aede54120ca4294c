import type { Db } from '../../db/connection'
import { entryByKey } from '../../db/journal'
import { oneByOne } from '../../db/one-by-one'
import type { ProcessRow } from '../../db/processes'
import { fromMillis } from '../../domain/instant'
import { type ProcessKind, type Stage, stages } from '../../domain/life'
import type { Occasion } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import { type TrancheBrief, trancheBrief } from '../../domain/stages/disbursement'
import type { FundingState } from '../../domain/stages/funding-state'
import { trancheStream } from '../../domain/streams'
import type { ClockMode, Held, KnownChild, ProcessInput, TaskInput } from '../../workflows/contract'
import type { Journalled } from './journalled'

/** Where what a workflow starts from is read. */
export interface Sources {
  readonly db: Db
  readonly clock: ClockMode
  readonly journalled: ReadonlyMap<string, Journalled>
}

/** Kinds of process that a task starts as its children; the others are started by themselves. */
export function isChild(kind: ProcessKind): boolean {
  return kind === 'funding' || stages.includes(kind as Stage)
}

/**
 * The inputs of the workflows that one lost process needs; `rows` are the process and, for a task, all others
 * of the task.
 */
export async function inputsFor(
  sources: Sources,
  process: ProcessRow,
  rows: readonly ProcessRow[],
): Promise<TaskInput[]> {
  const resumed = await resumedInput(sources, process)
  if (process.kind !== 'researchTask') return [resumed]
  const known = rows.filter(({ kind }) => isChild(kind))
  const children = Object.fromEntries(known.map((row) => [row.stream, knownChild(sources, row)]))
  return [{ ...resumed, children }, ...(await requestsWithoutProcess(sources, rows))]
}

async function resumedInput(sources: Sources, process: ProcessRow): Promise<ProcessInput> {
  const { stream, kind, taskId, law } = process
  const { db, clock } = sources
  const opening = await entryByKey(db, `${stream}/opened`)
  if (!opening) throw new Error(`${stream} is open, but the journal does not say how it began`)
  const { at, data: brief } = opening
  return { stream, kind, taskId, law, clock, at, brief, resumed: heldBy(sources, process) }
}

function heldBy({ journalled }: Sources, { stream, state }: ProcessRow): Held {
  const rest = journalled.get(stream)
  if (!rest) throw new Error(`The journal has no entry of ${stream}`)
  return { state, ...rest }
}

function knownChild(sources: Sources, child: ProcessRow): KnownChild {
  const holds = heldBy(sources, child)
  if (child.outcome === null) return { holds }
  const machine = machineOf(child.kind)
  const state = machine.handsOver ? machine.handsOver(child.state) : child.state
  return { returned: { outcome: child.outcome, at: holds.now, state } }
}

/** Requests for money that were recorded just before everything stopped: their own process never began. */
async function requestsWithoutProcess(
  { db, clock }: Sources,
  rows: readonly ProcessRow[],
): Promise<ProcessInput<TrancheBrief>[]> {
  const funding = rows.find(({ kind, outcome }) => kind === 'funding' && outcome === null)
  if (!funding?.taskId) return []
  const { taskId, law, stream } = funding
  const begun = new Set(rows.map((row) => row.stream))
  const lost = (funding.state as FundingState).pending.filter(
    ({ request }) => !begun.has(trancheStream(taskId, request)),
  )
  return oneByOne(lost, async (data) => {
    const { by, at } = await requestOf(db, stream, data.request)
    const brief = trancheBrief(taskId, { type: requested, data, by, at })
    return {
      stream: trancheStream(taskId, data.request),
      kind: 'disbursement',
      taskId,
      law,
      clock,
      at,
      brief,
    }
  })
}

const requested = 'trancheRequested'

/** Who asked for the money, and when. */
async function requestOf(db: Db, stream: string, request: number): Promise<Occasion> {
  const fact = await db('journal')
    .where({ stream, type: requested })
    .whereRaw(`data ->> 'request' = ?`, [String(request)])
    .first('by_person as by', 'at')
  return { by: fact.by, at: fromMillis(fact.at.getTime()) }
}
