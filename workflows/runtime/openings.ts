import type { OpenedProcess, Opening } from '../../activities/contract'
import { evolve, type Fact, processOpened } from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import type { Machine } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import type { ProcessInput, StageResult } from '../contract'
import type { Coming, Status } from './surroundings'
import { laterOf } from './waiting-acts'

/** A process on its way into the journal. */
export function openingOf({ stream, kind, taskId, law, at, brief }: ProcessInput): Opening {
  const opened = { key: `${stream}/opened`, type: processOpened, at, by: null }
  return { stream, kind, taskId, law, fact: { ...opened, data: brief, hasContent: false } }
}

/** What a process that has ended in this state returns. */
export function resultIn<S extends Status, Brief>(
  machine: Machine<S, Brief>,
  state: S,
  at: Instant,
): StageResult {
  const { handsOver } = machine
  return { outcome: machine.outcome(state) ?? '', at, state: handsOver ? handsOver(state) : state }
}

/** The last of these facts, with what they make of a process; undefined without any. */
export function comingOf<S extends Status>(
  machine: Machine<S>,
  of: ProcessInput,
  before: S,
  facts: readonly Fact[],
  now: Instant,
): Coming | undefined {
  const fact = facts.at(-1)
  if (!fact) return undefined
  const state = facts.reduce((seen, one) => evolve(machine, seen, one), before)
  const at = laterOf(fact.at, now)
  const ended = machine.outcome(state) === undefined ? {} : { ended: resultIn(machine, state, at) }
  return { fact, of, at, state, ...ended }
}

/** Processes that the journal has open already, until the flow comes to them. */
export class OpenedAhead {
  private readonly inputs = new Map<string, ProcessInput>()

  /** Keeps those that were opened, as they go on from their opening. */
  keep(foreseen: readonly ProcessInput[], opened: readonly OpenedProcess[]): void {
    for (const { stream, seq, deadlines } of opened) {
      const input = foreseen.find((one) => one.stream === stream)
      if (!input) continue
      const { kind, brief, at } = input
      const state = machineOf(kind).begin(brief, { at, by: null })
      this.inputs.set(stream, { ...input, resumed: { state, deadlines: deadlines.changed, now: at, seq } })
    }
  }

  /** Takes a process out; undefined where the flow has to open it. */
  take(stream: string): ProcessInput | undefined {
    const input = this.inputs.get(stream)
    this.inputs.delete(stream)
    return input
  }
}
