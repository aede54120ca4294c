import { condition, proxyLocalActivities } from '@temporalio/workflow'
import type { Activities, FactEffects, FactToRecord, Recorded } from '../../activities/contract'
import { deadlineMissed, evolve } from '../../domain/fact'
import type { Instant } from '../../domain/instant'
import { type Context, type Machine, mayAct } from '../../domain/machine'
import { lawFor } from '../../regulations'
import type { Law } from '../../regulations/schema'
import type { Act, ActReceipt, Held, HeldDeadline, ProcessInput, StageResult, ToldFact } from '../contract'
import { type BusinessClock, businessClock } from './business-clock'
import { afterDeadlineFact, afterUpdate, type DueFact, factsDue, nextMoment, timely } from './deadlines'
import type { InTurn } from './one-at-a-time'
import { comingOf, openingOf, resultIn } from './openings'
import { refused } from './refused'
import type { Status, Surroundings } from './surroundings'
import { factOf, judgedTogether, laterOf, receiptOf, type WaitingAct, WaitingActs } from './waiting-acts'

const { recordFacts } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '200ms', maximumInterval: '5s' },
})

type Facts = readonly FactToRecord[]

/** Acts that wait for one turn and are committed together, at most. */
const mostTogether = 50

/**
 * A running process: a state machine with a clock, deadlines and the journal behind it.
 * An act goes through validator, lock, the rule again, one commit, and only then changes the state.
 */
export class Process<S extends Status, Brief = unknown> {
  readonly clock: BusinessClock
  private readonly law: Law
  private readonly opened: Promise<void>
  private readonly end: Promise<StageResult>
  private isOpen: boolean
  private current: S
  private deadlines: readonly HeldDeadline[]
  /** The last own fact that it knows; undefined where nobody has told it the number. */
  private seq: number | undefined
  private readonly waiting = new WaitingActs()

  /** `openIn` is the turn in which it is opened: the lock's, unless whoever opens it has the lock. */
  constructor(
    private readonly machine: Machine<S, Brief>,
    private readonly input: ProcessInput<Brief>,
    private readonly around: Surroundings,
    openIn: InTurn = around.inTurn,
  ) {
    const { resumed } = input
    this.law = lawFor(input.law.editionId, input.law.overlay)
    this.clock = businessClock(input.clock, resumed?.now ?? input.at)
    this.current = (resumed?.state as S | undefined) ?? machine.begin(input.brief, { at: input.at, by: null })
    this.deadlines = resumed?.deadlines ?? []
    this.seq = resumed?.seq
    this.isOpen = resumed !== undefined
    this.opened = this.isOpen ? Promise.resolve() : openIn(() => this.open())
    this.end = this.live()
  }

  /** What the process holds now. */
  get state(): S {
    return this.current
  }

  /** The names of its acts. */
  get acts(): readonly string[] {
    return Object.keys(this.machine.acts)
  }

  /** Waits until the state satisfies the condition or the process has ended. */
  async until(holds: (state: S) => boolean): Promise<S> {
    await this.opened
    await condition(() => holds(this.current) || this.hasEnded())
    return this.current
  }

  /** Waits for the end of the process; returns its outcome and last state. */
  ended(): Promise<StageResult> {
    return this.end
  }

  /** Records a step that the main flow itself takes. */
  async record(type: string, data: unknown): Promise<void> {
    const key = `${this.input.stream}/${type}`
    await this.around.inTurn(async () => {
      const step = () => ({ type, at: this.clock.now(), by: null, data, key, hasContent: false })
      while (!(await this.commit([step()])));
    })
  }

  /** Performs an act in its turn. */
  perform(name: string, act: Act): Promise<ActReceipt> {
    return new Promise((settle) => {
      this.waiting.add({ name, act, settle })
      void this.around.inTurn(() => this.performWaiting())
    })
  }

  /** Goes on from a fact of another process, as the journal did. */
  hear(fact: ToldFact): void {
    this.current = evolve(this.rules, this.current, fact, false)
    this.deadlines = afterUpdate(this.deadlines, fact.changed, fact.closed)
    this.clock.moveTo(fact.at)
  }

  /** Whether it knows its own facts up to a number in the journal. */
  knows(upTo: number): boolean {
    return this.seq === undefined || this.seq >= upTo
  }

  /** Learns what the journal holds of it; false when it knew that by its turn. */
  catchUp(upTo: number): Promise<boolean> {
    return this.around.inTurn(async () => {
      if (this.knows(upTo)) return false
      await this.commit([])
      return true
    })
  }

  /** Everything that it needs to go on. */
  held(): Held {
    const { current: state, deadlines, seq } = this
    return { state, deadlines, now: this.clock.now(), ...(seq === undefined ? {} : { seq }) }
  }

  /** What it goes on from in another run of its workflow; its result when it has ended. */
  carriedOver(): ProcessInput<Brief> | StageResult {
    if (this.hasEnded()) return this.result()
    return this.isOpen ? { ...this.input, resumed: this.held() } : this.input
  }

  private get rules(): Machine<S> {
    return this.machine as Machine<S>
  }

  private hasEnded(): boolean {
    return this.outcome() !== undefined
  }

  private outcome(): string | undefined {
    return this.machine.outcome(this.current)
  }

  private result(): StageResult {
    return resultIn(this.machine, this.current, this.clock.now())
  }

  /** Lets deadlines pass, each in its time, until the process has ended. */
  private async live(): Promise<StageResult> {
    await this.opened
    while (!this.hasEnded()) {
      const awaited = nextMoment(this.deadlines)
      await this.clock.until(awaited, () => this.hasEnded() || nextMoment(this.deadlines) !== awaited)
      if (!this.hasEnded()) await this.around.inTurn(() => this.pass(this.clock.now()))
    }
    return this.result()
  }

  /** Opens the process; the act that came with its start is in the same commit, unless it is refused. */
  private async open(): Promise<void> {
    const { fact } = openingOf(this.input)
    const [first] = this.input.opensWithAct ? this.waiting.head(1) : []
    if (first) this.waiting.drop(1)
    if (!first || !(await this.performAlone(first, [fact]))) await this.commit([fact], true)
    this.isOpen = true
  }

  /** What is due by the act's time comes before it: the rule sees the state as it will be then. */
  allow(name: string, act: Act): { context: Context; due: DueFact[]; seen: S } {
    const context = { law: this.law, at: laterOf(act.at, this.clock.now()), by: act.by }
    const due = factsDue(this.deadlines, context.at)
    const seen = due.reduce((state, fact) => evolve(this.rules, state, fact), this.current)
    const verdict = mayAct(this.rules, name, seen, act.body, context)
    if (!verdict.ok) throw refused(verdict)
    return { context, due, seen }
  }

  /**
   * Performs the act whose turn it is, together with those behind it that only add to the state: fifty
   * ballots at once are a few commits. An act that was taken along has nothing to do in its own turn.
   */
  private async performWaiting(): Promise<void> {
    const [first] = this.waiting.head(1)
    if (!first) return
    const { rules, law, current: state, deadlines } = this
    const ground = { rules, law, state, deadlines, now: this.clock.now() }
    const together = judgedTogether(ground, this.waiting.head(mostTogether))
    if (together.length < 2) {
      this.waiting.drop(1)
      await this.performAlone(first)
      return
    }
    this.waiting.drop(together.length)
    const facts = together.map(({ fact }) => fact)
    const recorded = await this.ask(facts)
    const known = recorded.refusal ? [] : await this.learn(facts, recorded)
    for (const { asked, fact } of together) {
      const own = known.find(({ key }) => key === fact.key)
      if (own) asked.settle(receiptOf(own, asked.act.hash))
      else await this.performAlone(asked)
    }
  }

  /** Performs one act, and answers whoever sent it; returns whether it was performed. */
  private async performAlone({ name, act, settle }: WaitingAct, opening: Facts = []): Promise<boolean> {
    const performed = this.performNow(name, act, opening)
    settle(performed)
    return performed.then(
      () => true,
      () => false,
    )
  }

  /** Performs an act in its turn, after the opening of its process where that is not yet committed. */
  private async performNow(name: string, act: Act, opening: Facts = []): Promise<ActReceipt> {
    if (factsDue(this.deadlines, act.at).some((fact) => this.reacts(fact))) await this.pass(act.at)
    const { context, due, seen } = this.allow(name, act)
    const fact = factOf(this.rules, this.deadlines, { name, act }, seen, context)
    const facts = [...opening, ...timely(this.input.stream, due), fact]
    const recorded = await this.commit(facts, opening.length > 0)
    return recorded ? receiptOf(recorded, act.hash) : this.performNow(name, act)
  }

  /** Commits facts; returns the last as the journal holds it, undefined where others were learned instead. */
  private async commit(facts: Facts, opening = false): Promise<FactToRecord | undefined> {
    const recorded = await this.ask(facts, opening)
    if (recorded.refusal) throw refused(recorded.refusal)
    const known = await this.learn(facts, recorded)
    return known.find(({ key }) => key === facts.at(-1)?.key)
  }

  /** Asks the journal to take facts on the last one that the process knows, and to open what they open. */
  private async ask(facts: Facts, opening = false): Promise<Recorded> {
    const { stream, kind, taskId, law } = this.input
    const coming = comingOf(this.rules, this.input, this.current, facts, this.clock.now())
    const foreseen = coming ? this.around.foresee(coming) : []
    const opens = foreseen.length > 0 ? { opens: foreseen.map(openingOf) } : {}
    const knows = this.seq === undefined ? {} : { knows: this.seq }
    const ground = opening ? { opening: { law } } : knows
    const recorded = await recordFacts({ stream, kind, taskId, facts, ...opens, ...ground })
    this.around.opened(foreseen, recorded.opened ?? [])
    return recorded
  }

  /**
   * Goes on from what the journal took; returns those facts. What a crash kept from the process is learned
   * instead, since nothing is committed on a state that was not the last.
   */
  private async learn(facts: Facts, { missed, seq: last, ...effects }: Recorded): Promise<Facts> {
    if (!missed) {
      await this.take(facts, effects, last)
      return facts
    }
    for (const { fact, seq, ...others } of missed) {
      if (!this.knows(seq)) await this.take([fact], others, seq)
    }
    return missed.map(({ fact }) => fact)
  }

  /** Goes on from what the journal holds. */
  private async take(facts: Facts, effects: FactEffects, seq?: number): Promise<void> {
    this.seq = seq
    for (const fact of facts) {
      this.current = evolve(this.rules, this.current, fact)
      if (fact.act === undefined) this.deadlines = afterDeadlineFact(this.deadlines, fact)
      this.clock.moveTo(fact.at)
    }
    this.deadlines = afterUpdate(this.deadlines, effects.deadlines.changed, effects.deadlines.closed)
    this.tellOthers(facts, effects)
    for (const fact of facts) await this.around.after(fact, this.input)
  }

  private tellOthers(facts: Facts, { told: updates }: FactEffects): void {
    for (const { stream, key, deadlines } of updates) {
      const fact = facts.find((candidate) => candidate.key === key)
      if (!fact) continue
      const { type, at, by, data } = fact
      this.around.tell(stream, { type, at, by, data, ...deadlines })
    }
  }

  /** Commits what is due by then; what a passing deadline opens or closes counts for what comes after it. */
  private async pass(until: Instant): Promise<void> {
    while (this.outcome() === undefined) {
      const due = factsDue(this.deadlines, until)
      if (due.length === 0) return
      const first = due.findIndex((fact) => this.reacts(fact))
      await this.commit(timely(this.input.stream, first === -1 ? due : due.slice(0, first + 1)))
    }
  }

  /** Whether the machine does more with a fact of the clock than to record it. */
  private reacts({ type, data }: DueFact): boolean {
    return type === deadlineMissed && this.machine.missed?.[data.name] !== undefined
  }
}
