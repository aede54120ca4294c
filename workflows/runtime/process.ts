import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import type { Activities, FactEffects, FactToRecord } from '../../activities/contract'
import { deadlineMissed, evolve, type Fact, processOpened } from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import { type Context, type Machine, mayAct } from '../../domain/machine'
import { lawFor } from '../../regulations'
import type { Law } from '../../regulations/schema'
import {
  type Act,
  type ActReceipt,
  advanceClock,
  catchUp,
  type Held,
  type HeldDeadline,
  held,
  type ProcessInput,
  type StageResult,
  told,
} from '../contract'
import { detaiDeadline } from '../search-attributes'
import { type BusinessClock, businessClock } from './business-clock'
import { afterDeadlineFact, afterUpdate, type DueFact, factsDue, latenessOf, nextMoment } from './deadlines'
import { oneAtATime } from './one-at-a-time'
import { known, refused } from './refused'
import { tell } from './tell'

const { recordFacts } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '200ms', maximumInterval: '5s' },
})

/**
 * What a workflow does besides recording when a fact of
 * its own has been committed: starting a child, for one.
 */
export type AfterFact<S> = Readonly<Record<string, (state: S, fact: Fact) => Promise<void>>>

type Status = { readonly status: string }

/**
 * A running process: a state machine with a clock, deadlines and the journal behind it.
 * An act goes through validator, lock, the rule again, one commit, and only then changes the state.
 */
export class Process<S extends Status, Brief = unknown> {
  readonly clock: BusinessClock
  private readonly law: Law
  private readonly inTurn = oneAtATime()
  private readonly opened: Promise<void>
  private current: S
  private shown: Instant | undefined
  private deadlines: readonly HeldDeadline[]
  /** The last own fact that it knows; undefined where a history is older than this number. */
  private seq: number | undefined

  constructor(
    private readonly machine: Machine<S, Brief>,
    private readonly input: ProcessInput<Brief>,
    private readonly afterFact: AfterFact<S>,
  ) {
    const { resumed } = input
    this.law = lawFor(input.law.editionId, input.law.overlay)
    this.clock = businessClock(input.clock, resumed?.now ?? input.at)
    this.current = (resumed?.state as S | undefined) ?? machine.begin(input.brief, { at: input.at, by: null })
    this.deadlines = resumed?.deadlines ?? []
    this.seq = resumed?.seq
    this.opened = this.inTurn(() => (resumed ? Promise.resolve() : this.open()))
    this.setHandlers()
  }

  /** What the process holds now. */
  get state(): S {
    return this.current
  }

  /** Waits until the state satisfies the condition or the process has ended; deadlines pass meanwhile. */
  async until(holds: (state: S) => boolean): Promise<S> {
    await this.opened
    const reached = () => holds(this.current) || this.outcome() !== undefined
    while (!reached()) {
      this.showDeadline()
      const awaited = nextMoment(this.deadlines)
      const stirred = () =>
        reached() || nextMoment(this.deadlines) !== awaited || workflowInfo().continueAsNewSuggested
      await this.clock.until(awaited, stirred)
      if (!reached()) await this.inTurn(() => this.pass(this.clock.now()))
      if (!reached() && workflowInfo().continueAsNewSuggested) await this.startAfresh()
    }
    return this.current
  }

  /** Waits for the end of the process; returns its outcome and last state when no handler runs any more. */
  async ended(): Promise<StageResult> {
    await this.until(() => false)
    await condition(allHandlersFinished)
    const state = this.machine.handsOver ? this.machine.handsOver(this.current) : this.current
    return { outcome: this.outcome() ?? '', at: this.clock.now(), state }
  }

  /** Records a step that the main flow itself takes. */
  async record(type: string, data: unknown): Promise<void> {
    const key = `${this.input.stream}/${type}`
    await this.inTurn(async () => {
      const step = () => ({ type, at: this.clock.now(), by: null, data, key, hasContent: false })
      while (!(await this.commit([step()])));
    })
  }

  /** Lets operators filter by the nearest deadline; upserted only when it has changed. */
  private showDeadline(): void {
    const [nearest] = this.deadlines.flatMap(({ due }) => due ?? []).sort()
    if (nearest === undefined || nearest === this.shown) return
    this.shown = nearest
    upsertSearchAttributes([{ key: detaiDeadline, value: new Date(nearest) }])
  }

  private outcome(): string | undefined {
    return this.machine.outcome(this.current)
  }

  private setHandlers(): void {
    for (const name of Object.keys(this.machine.acts)) {
      const update = defineUpdate<ActReceipt, [Act]>(name)
      setHandler(update, (act) => this.inTurn(() => this.perform(name, act)), {
        validator: (act) => void this.allow(name, act),
      })
    }
    setHandler(told, (fact) => {
      this.current = evolve(this.rules, this.current, fact, false)
      this.deadlines = afterUpdate(this.deadlines, fact.changed, fact.closed)
      this.clock.moveTo(fact.at)
    })
    setHandler(advanceClock, (to) => this.clock.moveTo(to))
    setHandler(catchUp, (upTo) => this.inTurn(() => this.catchUp(upTo)), {
      validator: (upTo) => {
        if (this.knows(upTo)) throw known()
      },
    })
    setHandler(held, () => this.held())
  }

  private get rules(): Machine<S> {
    return this.machine as Machine<S>
  }

  private held(): Held {
    const { current: state, deadlines, seq } = this
    return { state, deadlines, now: this.clock.now(), ...(seq === undefined ? {} : { seq }) }
  }

  private knows(upTo: number): boolean {
    return this.seq === undefined || this.seq >= upTo
  }

  private async catchUp(upTo: number): Promise<boolean> {
    if (this.knows(upTo)) return false
    await this.commit([])
    return true
  }

  private async open(): Promise<void> {
    const { stream, at, brief } = this.input
    const fact = {
      key: `${stream}/opened`,
      type: processOpened,
      at,
      by: null,
      data: brief,
      hasContent: false,
    }
    await this.commit([fact], true)
  }

  /** What is due by the act's time comes before it: the rule sees the state as it will be then. */
  private allow(name: string, act: Act): { context: Context; due: DueFact[]; seen: S } {
    const context = { law: this.law, at: laterOf(act.at, this.clock.now()), by: act.by }
    const due = factsDue(this.deadlines, context.at)
    const seen = due.reduce((state, fact) => evolve(this.rules, state, fact), this.current)
    const verdict = mayAct(this.rules, name, seen, act.body, context)
    if (!verdict.ok) throw refused(verdict)
    return { context, due, seen }
  }

  private async perform(name: string, act: Act): Promise<ActReceipt> {
    if (factsDue(this.deadlines, act.at).some((fact) => this.reacts(fact))) await this.pass(act.at)
    const { context, due, seen } = this.allow(name, act)
    const transition = this.rules.acts[name]!
    const data = transition.data ? transition.data(seen, act.body, context) : act.body
    const late = latenessOf(this.deadlines, name, context.at)
    const said = { key: act.key, type: transition.fact, at: context.at, ...(late ? { late } : {}) }
    const { by, hash, under, hasContent } = act
    const fact = { ...said, by, data, hasContent, act: { name, under, hash } }
    const recorded = await this.commit([...this.timely(due), fact])
    return recorded ? receiptOf(recorded, hash) : this.perform(name, act)
  }

  /**
   * Commits facts; returns the last as the journal holds it. What a crash kept from the process is learned
   * instead, and nothing is committed on a state that was not the last: undefined unless that was the fact.
   */
  private async commit(facts: readonly FactToRecord[], opening = false): Promise<FactToRecord | undefined> {
    const { stream, kind, taskId, law } = this.input
    const knows = this.seq === undefined ? {} : { knows: this.seq }
    const recorded = await recordFacts({
      ...{ stream, kind, taskId, facts },
      ...(opening ? { opening: { law } } : knows),
    })
    if (recorded.refusal) throw refused(recorded.refusal)
    const last = facts.at(-1)
    if (!recorded.missed) {
      await this.take(facts, recorded, recorded.seq)
      return last
    }
    for (const { fact, seq, ...effects } of recorded.missed) {
      if (!this.knows(seq)) await this.take([fact], effects, seq)
    }
    return recorded.missed.map(({ fact }) => fact).find(({ key }) => key === last?.key)
  }

  /** Goes on from what the journal holds. */
  private async take(facts: readonly FactToRecord[], effects: FactEffects, seq?: number): Promise<void> {
    this.seq = seq
    for (const fact of facts) {
      this.current = evolve(this.rules, this.current, fact)
      if (fact.act === undefined) this.deadlines = afterDeadlineFact(this.deadlines, fact)
      this.clock.moveTo(fact.at)
    }
    this.deadlines = afterUpdate(this.deadlines, effects.deadlines.changed, effects.deadlines.closed)
    await this.tellOthers(facts, effects)
    for (const fact of facts) await this.afterFact[fact.type]?.(this.current, fact)
  }

  private async tellOthers(facts: readonly FactToRecord[], { told: updates }: FactEffects): Promise<void> {
    for (const { stream, key, deadlines } of updates) {
      const fact = facts.find((candidate) => candidate.key === key)
      if (fact)
        await tell(stream, { type: fact.type, at: fact.at, by: fact.by, data: fact.data, ...deadlines })
    }
  }

  /** Commits what is due by then; what a passing deadline opens or closes counts for what comes after it. */
  private async pass(until: Instant): Promise<void> {
    while (this.outcome() === undefined) {
      const due = factsDue(this.deadlines, until)
      if (due.length === 0) return
      const first = due.findIndex((fact) => this.reacts(fact))
      await this.commit(this.timely(first === -1 ? due : due.slice(0, first + 1)))
    }
  }

  /** Whether the machine does more with a fact of the clock than to record it. */
  private reacts({ type, data }: DueFact): boolean {
    return type === deadlineMissed && this.machine.missed?.[data.name] !== undefined
  }

  /** Facts of the clock, keyed by the deadline as it was last set, so that each is recorded once. */
  private timely(due: readonly DueFact[]): FactToRecord[] {
    return due.map(({ setBy, ...fact }) => {
      const key = `${this.input.stream}/${fact.data.name}/${fact.type}/${setBy}`
      return { ...fact, key, hasContent: false }
    })
  }

  private async startAfresh(): Promise<void> {
    await condition(allHandlersFinished)
    await continueAsNew({ ...this.input, resumed: this.held() })
  }
}

/** Opens a process; to be called first in a workflow, before anything is awaited. */
export function openProcess<S extends Status, Brief>(
  machine: Machine<S, Brief>,
  input: ProcessInput<Brief>,
  afterFact: AfterFact<S> = {},
): Process<S, Brief> {
  return new Process(machine, input, afterFact)
}

function receiptOf({ key, type, at, late }: FactToRecord, hash: string): ActReceipt {
  return { key, hash, fact: type, at, ...(late ? { late } : {}) }
}

/** The later of two moments: an act never takes business time back. */
function laterOf(a: Instant, b: Instant): Instant {
  return [a, b].sort()[1] ?? a
}
