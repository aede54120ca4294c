import type { Db } from '../../db/connection'
import { entryByKey } from '../../db/journal'
import { oneByOne } from '../../db/one-by-one'
import type { ProcessRow } from '../../db/processes'
import { fromMillis } from '../../domain/instant'
import type { Occasion } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import { type TrancheBrief, trancheBrief } from '../../domain/stages/disbursement'
import type { FundingState } from '../../domain/stages/funding-state'
import { trancheStream } from '../../domain/streams'
import type { ClockMode, Held, ProcessInput, StageResult, WorkflowInput } from '../../workflows/contract'
import type { Journalled } from './journalled'

/** Where what a workflow starts from is read. */
export interface Sources {
  readonly db: Db
  readonly clock: ClockMode
  readonly journalled: ReadonlyMap<string, Journalled>
}

/** What a lost workflow is started with; `rows` are its processes, those that have ended included. */
export async function inputFor(
  sources: Sources,
  workflowId: string,
  rows: readonly ProcessRow[],
): Promise<WorkflowInput> {
  const own = rows.find(({ stream }) => stream === workflowId)
  if (!own) throw new Error(`${workflowId} is no process, but others of it are open`)
  const others = rows.filter((row) => row !== own)
  const open = others.filter(({ outcome }) => outcome === null)
  const passed = others.flatMap((row) => resultOf(sources, row))
  return {
    ...(await resumedInput(sources, own)),
    open: [
      ...(await oneByOne(open, (row) => resumedInput(sources, row))),
      ...(await requestsWithoutProcess(sources, rows)),
    ],
    passed: Object.fromEntries(passed),
  }
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

/** What an ended process returned, by its stream; nothing for one that is open. */
function resultOf(sources: Sources, process: ProcessRow): [string, StageResult][] {
  const { stream, kind, state, outcome } = process
  if (outcome === null) return []
  const machine = machineOf(kind)
  const handedOver = machine.handsOver ? machine.handsOver(state) : state
  return [[stream, { outcome, at: heldBy(sources, process).now, state: handedOver }]]
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
