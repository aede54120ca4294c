import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  setDefaultUpdateHandler,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Fact } from '../../domain/fact'
import type { Machine } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import {
  type ActArguments,
  type ActReceipt,
  advanceClock,
  catchUp,
  type Held,
  held,
  type ProcessInput,
  type StageResult,
  told,
  type WorkflowInput,
} from '../contract'
import { type InTurn, oneAtATime } from './one-at-a-time'
import { OpenedAhead } from './openings'
import { Process } from './process'
import { gone, known } from './refused'
import type { Foresight, Status, Surroundings } from './surroundings'

/** What a workflow does besides recording when a fact of this type has been committed; it has the lock. */
export type AfterFacts = Readonly<
  Record<string, (fact: Fact, of: ProcessInput, host: Host) => Promise<unknown>>
>

/** Events after which a workflow goes on as new even where the server does not ask for it. */
const longHistory = 1_500

/**
 * The processes of one workflow: they share its lock, because local activities never run two at once, and
 * hear of each other's facts without a signal. What comes from outside is for the process that it names.
 */
export class Host {
  private readonly processes = new Map<string, Process<Status>>()
  private readonly passed: Record<string, StageResult>
  private readonly ahead = new OpenedAhead()
  private foresight: Foresight = () => []
  /** The names of acts that are taken; none until every process that the workflow begins with is here. */
  private acts: Set<string> | undefined
  private readonly around: Surroundings

  constructor(
    private readonly input: WorkflowInput,
    afterFacts: AfterFacts = {},
  ) {
    this.passed = { ...input.passed }
    this.around = {
      inTurn: oneAtATime(),
      tell: (stream, fact) => this.processes.get(stream)?.hear(fact),
      foresee: (coming) => this.foresight(coming),
      opened: (foreseen, opened) => this.ahead.keep(foreseen, opened),
      after: async (fact, of) => void (await afterFacts[fact.type]?.(fact, of, this)),
    }
    for (const open of input.open ?? []) this.open(machineOf(open.kind), open)
  }

  /** Lets processes open in the commits of the facts that they follow from. */
  foresee(foresight: Foresight): void {
    this.foresight = foresight
  }

  /** Opens a process; one that is open here is that. It is alive until it ends, whoever waits for it. */
  open<S extends Status, Brief>(
    machine: Machine<S, Brief>,
    input: ProcessInput<Brief>,
    openIn?: InTurn,
  ): Process<S> {
    const { stream } = input
    const present = this.processes.get(stream)
    if (present) return present as Process<S>
    const begun = (this.ahead.take(stream) as ProcessInput<Brief> | undefined) ?? input
    const process = new Process(machine, begun, this.around, openIn) as Process<S>
    this.processes.set(stream, process as Process<Status>)
    this.takeActs(process)
    void process.ended().then((result) => {
      this.passed[stream] = result
      this.processes.delete(stream)
    })
    return process
  }

  /** Opens a process for whoever has the lock, and returns when it takes acts. */
  async openWithinTurn<S extends Status, Brief>(
    machine: Machine<S, Brief>,
    input: ProcessInput<Brief>,
  ): Promise<void> {
    await this.open(machine, input, (work) => work()).until(() => true)
  }

  /** The result of a process that has ended here already. */
  resultOf(stream: string): StageResult | undefined {
    return this.passed[stream]
  }

  /** Runs the workflow's flow, in as many runs as its history needs, until everything here has ended. */
  async run<T>(flow: () => Promise<T>): Promise<T> {
    const going = flow()
    // What came with the start of this run has waited until the processes are here.
    this.listen()
    const result = await Promise.race([going, this.goOnAsNew()])
    await condition(() => this.processes.size === 0 && allHandlersFinished())
    return result
  }

  private listen(): void {
    this.acts = new Set()
    for (const process of this.processes.values()) this.takeActs(process)
    // An act that no process here has ever known.
    setDefaultUpdateHandler((_name, stream) => {
      throw gone(String(stream))
    })
    setHandler(told, (stream, fact) => this.processes.get(stream)?.hear(fact))
    setHandler(advanceClock, (to, only) => {
      for (const [stream, { clock }] of this.processes) if (stream === (only ?? stream)) clock.moveTo(to)
    })
    setHandler(held, () => {
      const all = [...this.processes].map(([stream, process]): [string, Held] => [stream, process.held()])
      return Object.fromEntries(all)
    })
    setHandler(catchUp, (stream, upTo) => this.present(stream).catchUp(upTo), {
      validator: (stream, upTo) => {
        if (this.processes.get(stream)?.knows(upTo) ?? true) throw known()
      },
    })
  }

  private takeActs({ acts }: Pick<Process<Status>, 'acts'>): void {
    for (const name of acts) {
      if (this.acts?.has(name) ?? true) continue
      this.acts?.add(name)
      const update = defineUpdate<ActReceipt, ActArguments>(name)
      setHandler(update, (stream, act) => this.present(stream).perform(name, act), {
        validator: (stream, act) => void this.present(stream).allow(name, act),
      })
    }
  }

  private present(stream: string): Process<Status> {
    const process = this.processes.get(stream)
    if (!process) throw gone(stream)
    return process
  }

  private async goOnAsNew(): Promise<never> {
    const isLong = () => workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > longHistory
    do await condition(() => isLong() && allHandlersFinished())
    while (!(await this.lastTurn()))
    return continueAsNew(this.carriedOver())
  }

  /** Takes the lock for good, unless an act has come in meanwhile. */
  private lastTurn(): Promise<boolean> {
    return new Promise((taken) => {
      void this.around.inTurn(async () => {
        taken(allHandlersFinished())
        if (allHandlersFinished()) await new Promise(() => undefined)
      })
    })
  }

  private carriedOver(): WorkflowInput {
    let own = this.input
    const passed = { ...this.passed }
    const open: ProcessInput[] = []
    for (const [stream, process] of this.processes) {
      const carried = process.carriedOver()
      if ('outcome' in carried) passed[stream] = carried
      else if (stream === own.stream) own = carried
      else open.push(carried)
    }
    return { ...own, open, passed }
  }
}
