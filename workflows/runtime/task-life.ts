import type { SearchAttributePair } from '@temporalio/common'
import { patched, upsertSearchAttributes } from '@temporalio/workflow'
import { evolve, type Fact } from '../../domain/fact'
import { firstStage, type Outcomes, stepAfter } from '../../domain/flow'
import type { Instant } from '../../domain/instant'
import type { Stage, TaskOutcome } from '../../domain/life'
import type { Machine } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import { fundingMachine } from '../../domain/stages/funding'
import type { FundingState } from '../../domain/stages/funding-state'
import type { Handovers } from '../../domain/stages/handover'
import type { LifeState, Order, TaskBrief } from '../../domain/stages/life'
import { fundingStream, type Held, type ProcessInput, type StageResult, stageStream } from '../contract'
import { detaiDeadline, detaiField, detaiHost, detaiStage } from '../search-attributes'
import type { Host } from './host'
import type { Process } from './process'
import type { Coming, Status } from './surroundings'
import { laterOf } from './waiting-acts'

/** The stages that a task has gone through, each as it ended last. */
type Passed = Partial<Readonly<Record<Stage, StageResult>>>

/** The main flow's words: go through a stage, let the money run beside the stages, and end the task. */
export class TaskLife {
  private passed: Passed = {}
  private readonly rounds = new Map<Stage, number>()
  /** The stage that the task is in, with its stream. */
  private place: { readonly stage: Stage; readonly stream: string } | undefined
  private money: Process<FundingState> | undefined

  constructor(
    private readonly host: Host,
    private readonly task: Process<LifeState>,
    private readonly input: Pick<ProcessInput, 'taskId' | 'law' | 'clock'>,
  ) {}

  /** How the stages so far have ended. */
  get outcomes(): Outcomes {
    return outcomesOf(this.passed)
  }

  /**
   * Goes through a stage, with what the stages before it handed over; a stage may be gone through again. One
   * that has been gone through already is not gone through again: its result is taken.
   */
  async through(stage: Stage): Promise<void> {
    const beginning = this.stageInput(stage, this.order, this.passed, this.task.clock.now())
    const { stream } = beginning
    this.place = { stage, stream }
    this.rounds.set(stage, this.roundOf(stage))
    const result = this.host.resultOf(stream) ?? (await this.goThrough(stage, beginning))
    this.passed = { ...this.passed, [stage]: result }
    this.task.clock.moveTo(result.at)
  }

  /** Opens the money of the contract, which runs beside the stages that follow. */
  async fund(): Promise<void> {
    const beginning = this.moneyInput(this.order, this.passed, this.task.clock.now())
    if (this.host.resultOf(beginning.stream)) return
    this.money = await this.opened(fundingMachine, beginning)
  }

  /** Waits until the money of the contract is settled. */
  async settled(): Promise<void> {
    await this.money?.ended()
  }

  /** Records the end of the task and returns it. */
  async end(outcome: TaskOutcome): Promise<TaskOutcome> {
    await this.task.record('taskEnded', { outcome })
    return outcome
  }

  /** What opens by a fact: the first stage by the order, and by the end of a stage what follows it. */
  openedBy({ fact, of, at, state, ended }: Coming): readonly ProcessInput[] {
    const { place } = this
    if (of.kind === 'researchTask') {
      const { order } = state as LifeState
      return order && !place ? [this.stageInput(firstStage, order, {}, at)] : []
    }
    if (!ended || of.stream !== place?.stream) return []
    const passed = { ...this.passed, [place.stage]: ended }
    const next = stepAfter(place.stage, outcomesOf(passed))
    if (typeof next !== 'string' || this.waitsForMoney(place.stage, fact)) return []
    const when = laterOf(this.task.clock.now(), ended.at)
    const money = next === 'execution' ? [this.moneyInput(this.order, passed, when)] : []
    return [...money, this.stageInput(next, this.order, passed, when)]
  }

  private get order(): Order {
    return this.task.state.order!
  }

  /** Whether a stage that this fact ends is followed by nothing before the money is settled. */
  private waitsForMoney(stage: Stage, fact: Fact): boolean {
    if (stage !== 'closing' || this.host.resultOf(fundingStream(this.input.taskId!))) return false
    return !this.money || !settledBy(this.money.state, fact) || !patched('settled-with-closing')
  }

  private roundOf(stage: Stage): number {
    return (this.rounds.get(stage) ?? 0) + 1
  }

  private stageInput(stage: Stage, order: Order, passed: Passed, at: Instant): ProcessInput {
    const round = this.roundOf(stage)
    const brief = this.briefOf(order, passed, round)
    return { ...this.ofTask, stream: stageStream(brief.taskId, stage, round), kind: stage, brief, at }
  }

  private moneyInput(order: Order, passed: Passed, at: Instant): ProcessInput {
    const brief = this.briefOf(order, passed, 1)
    return { ...this.ofTask, stream: fundingStream(brief.taskId), kind: 'funding', brief, at }
  }

  private get ofTask(): Pick<ProcessInput, 'taskId' | 'law' | 'clock'> {
    const { taskId, law, clock } = this.input
    return { taskId, law, clock }
  }

  private briefOf(order: Order, passed: Passed, round: number): TaskBrief {
    return { taskId: this.input.taskId!, order, round, previous: handedOver(passed) }
  }

  private async opened<S extends Status, Brief>(machine: Machine<S, Brief>, beginning: ProcessInput) {
    const process = this.host.open(machine, beginning as ProcessInput<Brief>)
    await process.until(() => true)
    return process
  }

  private async goThrough(stage: Stage, beginning: ProcessInput): Promise<StageResult> {
    const process = await this.opened(machineOf(stage), beginning)
    upsertSearchAttributes(attributesOf(stage, this.order, handedOver(this.passed), process.held()))
    return process.ended()
  }
}

/** Whether the money, told a fact of the task's, is settled by it. */
function settledBy(money: FundingState, fact: Fact): boolean {
  return fundingMachine.outcome(evolve(fundingMachine, money, fact, false)) !== undefined
}

function outcomesOf(passed: Passed): Outcomes {
  return Object.fromEntries(Object.entries(passed).map(([stage, { outcome }]) => [stage, outcome]))
}

/** What the stages so far hand to those that follow. */
function handedOver(passed: Passed): Handovers {
  return Object.fromEntries(Object.entries(passed).map(([stage, { state }]) => [stage, state]))
}

/** What operators filter tasks by, as it is when a stage opens: ids, and the nearest deadline. */
function attributesOf(
  stage: Stage,
  order: Order,
  { award }: Handovers,
  { deadlines }: Held,
): SearchAttributePair[] {
  const host = award ? [{ key: detaiHost, value: award.host }] : []
  const [nearest] = deadlines.flatMap(({ due }) => due ?? []).sort()
  const deadline = nearest ? [{ key: detaiDeadline, value: new Date(nearest) }] : []
  return [{ key: detaiStage, value: stage }, { key: detaiField, value: order.field }, ...host, ...deadline]
}
