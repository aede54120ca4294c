import { deadlineMissed, evolve, type Fact, processOpened } from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import { type Stage, stages } from '../../domain/life'
import { nobodysDuty } from '../../domain/machine'
import { type AnyMachine, machineOf } from '../../domain/machines'
import { awaitedTokens } from '../../domain/rights'
import type { PinnedLaw } from '../../regulations'
import type { Trx } from '../connection'
import { applyDeadlineEffect, type DeadlineEffect } from '../deadlines'
import { insertProcess, type ProcessRow, processByStream, updateProcess } from '../processes'
import { projectors } from './index'
import type { ProjectedFact } from './projector'

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

/** The process that a fact belongs to: the one that it opens, or the one that is there. */
export async function processOf(
  trx: Trx,
  fact: Pick<FactToProject, 'stream' | 'kind' | 'taskId' | 'type' | 'at' | 'data'>,
  law?: PinnedLaw,
): Promise<ProcessRow> {
  if (fact.type === processOpened && law) {
    const { stream, kind, taskId, at, data } = fact
    const state = machineOf(kind).begin(data, { at, by: null })
    return { stream, kind, taskId, law, outcome: null, state, seq: 0 }
  }
  const process = await processByStream(trx, fact.stream)
  if (!process) throw new Error(`No process ${fact.stream} for ${fact.type}`)
  return process
}

/**
 * Brings every projection up to a fact: the process and those that are told, deadlines, whose turn it is, and
 * the tables of its subject. The one way in for commits (which know the process already) and for rebuilds.
 */
export async function project(
  trx: Trx,
  fact: FactToProject,
  effects: Effects,
  known?: ProcessRow,
): Promise<void> {
  const process = known ?? (await processOf(trx, fact, effects.law))
  if (fact.type === processOpened) await openInTables(trx, process, fact)
  const { machine, state } = foldFact(process, fact, true)
  await settle(trx, { ...process, seq: fact.seq }, machine, state, fact.at)
  for (const effect of effects.deadlines) await applyDeadlineEffect(trx, process, effect, fact)
  if (fact.type === deadlineMissed) {
    const { name } = fact.data as { name: string }
    await applyDeadlineEffect(trx, process, { does: 'miss', name }, fact)
  }
  for (const told of effects.told) await projectTold(trx, told.stream, fact, told.deadlines)
  await projectors[fact.type]?.(trx, { ...fact, state })
  if (fact.taskId && !isDiscreet(machine, fact.type)) await touchTask(trx, fact.taskId, fact.at)
}

async function openInTables(trx: Trx, process: ProcessRow, fact: FactToProject): Promise<void> {
  await insertProcess(trx, process, fact.at)
  if (fact.taskId && stages.includes(process.kind as Stage)) {
    await trx('tasks').where({ id: fact.taskId }).update({ stage: process.kind })
  }
}

async function projectTold(
  trx: Trx,
  stream: string,
  fact: FactToProject,
  deadlines: readonly DeadlineEffect[],
): Promise<void> {
  const process = await processByStream(trx, stream)
  if (!process || process.outcome !== null) return
  const { machine, state } = foldFact(process, fact, false)
  await settle(trx, process, machine, state, fact.at)
  for (const effect of deadlines) await applyDeadlineEffect(trx, process, effect, fact)
}

/** Writes a process's new state, its end if it has ended, and whose turn it is now. */
async function settle(
  trx: Trx,
  { stream, kind, taskId, seq }: ProcessRow,
  machine: AnyMachine,
  state: { status: string },
  at: Instant,
): Promise<void> {
  const outcome = machine.outcome(state)
  const end = outcome === undefined ? undefined : { outcome, at }
  await updateProcess(trx, { stream, state, seq }, end)
  if (taskId && stages.includes(kind as Stage)) {
    await trx('tasks').where({ id: taskId }).update({ status: state.status })
  }
  const awaited = outcome === undefined ? machine.awaits(state) : []
  const acts = awaited.map(({ act }) => act)
  await trx('awaited_acts').where({ stream }).whereNotIn('act', acts).delete()
  if (awaited.length === 0) return
  const scope = kind === 'councilSession' ? stream : `task/${taskId}`
  const rows = awaited.map(({ act, persons }) => {
    const tokens = awaitedTokens(act, scope, persons)
    return { stream, act, kind, task_id: taskId, tokens, since: at }
  })
  await trx('awaited_acts').insert(rows).onConflict(['stream', 'act']).merge(['tokens'])
}

function isDiscreet(machine: AnyMachine, type: string): boolean {
  return Object.values(machine.acts).some(({ fact, discreet }) => fact === type && discreet === true)
}

/** The task's last movement and its next deadline, as lists sort by them. */
async function touchTask(trx: Trx, taskId: string, at: Instant): Promise<void> {
  const next = trx('deadlines')
    .where({ task_id: taskId, state: 'running' })
    .whereNot({ waits_for: nobodysDuty })
    .min('due')
  await trx('tasks')
    .where({ id: taskId })
    .update({ last_at: trx.raw('greatest(last_at, ?)', [at]), next_due: next })
}
