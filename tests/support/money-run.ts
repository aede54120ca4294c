import { localDate } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import type { Handovers } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import {
  fundingStream,
  type ProcessInput,
  type StageResult,
  stageStream,
  told,
  trancheStream,
} from '../../workflows/contract'
import { appraisalBrief, type DemoMoney, demoMoney, on } from './demo-money'
import { actBy, type Engine, endOf, handleOf, send, startAlone } from './engine'
import { JournalDriver } from './journal-driver'

/** What stages that are not run here hold before anything has happened in them. */
const nothingYet = {
  done: [],
  reports: { passed: 0, submitted: 0, ahead: true, reviewed: [] },
  inspections: { announced: 0, held: 0, workConfirmed: 0, moneyConfirmed: 0, on: null },
  amendments: { requested: 0, pending: null },
  changes: { made: 0, open: null },
  stopping: null,
}

/** A task's brief with what a stage has handed over. */
export function following(brief: TaskBrief, stage: keyof Handovers, { state }: StageResult): TaskBrief {
  return { ...brief, previous: { ...brief.previous, [stage]: state } }
}

/** The money of the demonstration's tasks, driven act by act on a real server. */
export class MoneyRun {
  constructor(private readonly engine: Engine) {}

  /** Sends an act at nine of a day. */
  async act(stream: string, name: string, by: string, day: string, body = {}, content?: object) {
    const sent = await actBy(this.engine, by, on(day), body, content as Record<string, unknown> | undefined)
    return send(this.engine, stream, name, sent)
  }

  /** Starts a process as the main flow would. */
  async begin(kind: ProcessKind, stream: string, day: string, brief: TaskBrief): Promise<void> {
    const { taskId } = brief
    const at = on(day, '08:00')
    const law = { editionId: '2023' as const }
    const input: ProcessInput<TaskBrief> = { stream, kind, taskId, law, clock: 'training', at, brief }
    await startAlone(this.engine, input)
  }

  /** Waits for the end of a process. */
  async resultOf(stream: string): Promise<StageResult> {
    return endOf(this.engine, stream)
  }

  private async appraised(task: DemoMoney, brief: TaskBrief): Promise<TaskBrief> {
    const { taskId } = brief
    const stream = stageStream(taskId, 'appraisal')
    const { appraisal, award } = task
    const host = award.principalInvestigator
    await this.begin('appraisal', stream, '2024-05-10', brief)
    await this.act(stream, 'appointAppraisalTeam', 'P-002', '2024-05-14', { team: appraisal.team })
    await this.act(stream, 'reviseDescription', host, '2024-05-24')
    const papers = { sittingAt: on(appraisal.sittingOn), papersDueOn: localDate(appraisal.papersSent) }
    await this.act(stream, 'sendAppraisalPapers', 'P-007', appraisal.papersSent, papers)
    const lines = appraisal.lines.map(({ line, proposed, accepted, counterpart, reason }) => ({
      ...{ line, proposedDong: proposed, acceptedDong: accepted, counterpartDong: counterpart },
      explained: reason !== null,
    }))
    const said = {
      ...{ present: appraisal.present, lines, stateDong: appraisal.stateTotal, lumpSum: appraisal.lumpSum },
      counterpartDong: appraisal.counterpartTotal,
    }
    const reasons = appraisal.lines.flatMap(({ line, reason }) => (reason ? [{ line, text: reason }] : []))
    await this.act(stream, 'concludeAppraisal', 'P-003', appraisal.sittingOn, said, { reasons })
    return following(brief, 'appraisal', await this.resultOf(stream))
  }

  private async awarded(task: DemoMoney, brief: TaskBrief): Promise<TaskBrief> {
    const stream = stageStream(brief.taskId, 'award')
    const host = task.award.principalInvestigator
    await this.begin('award', stream, '2024-06-03', brief)
    await this.act(stream, 'completeAfterAppraisal', host, '2024-06-13')
    await this.act(stream, 'proposeAward', 'P-003', '2024-06-17')
    await this.act(stream, 'approveAward', 'P-001', task.award.approvedOn, { decisionNumber: '12/QĐ-UBND' })
    await this.act(stream, 'publishAward', 'P-007', '2024-06-28')
    return following(brief, 'award', await this.resultOf(stream))
  }

  private async contracted(task: DemoMoney, brief: TaskBrief): Promise<TaskBrief> {
    const stream = stageStream(brief.taskId, 'contracting')
    const { number, products, tranchePlan, signedOn, endsOn } = task.contract
    await this.begin('contracting', stream, '2024-07-01', brief)
    const tranches = tranchePlan.map(({ no, amount }) => ({ number: no, amountDong: amount }))
    await this.act(stream, 'prepareContract', 'P-007', '2024-07-04', { number, products, tranches })
    await this.act(stream, 'signContractAsHost', task.award.principalInvestigator, signedOn, { endsOn })
    await this.act(stream, 'signContractAsAgency', 'P-003', signedOn, { endsOn })
    return following(brief, 'contracting', await this.resultOf(stream))
  }

  /** From the appraisal to the signed contract; what the money starts from. */
  async signed(task: DemoMoney): Promise<TaskBrief> {
    const brief = appraisalBrief(task.id, task)
    return this.contracted(task, await this.awarded(task, await this.appraised(task, brief)))
  }

  /** Asks for a tranche of the plan. */
  async ask(task: DemoMoney, index: number, day: string): Promise<void> {
    const { number, amountDong } = {
      number: task.contract.tranchePlan[index]!.no,
      amountDong: task.contract.tranchePlan[index]!.amount,
    }
    const asked = { number, amountDong, yearAvailableDong: 5_000_000_000, missedReports: 0 }
    await this.act(fundingStream(task.id), 'requestTranche', task.award.principalInvestigator, day, asked)
  }

  /** A tranche through all its hands, on the days of the scenario. */
  async pay(task: DemoMoney, index: number): Promise<void> {
    const tranche = task.tranches[index]!
    await this.ask(task, index, tranche.requestedOn)
    const its = trancheStream(task.id, index + 1)
    await this.act(its, 'checkTranche', tranche.checkedBy, tranche.checkedOn)
    await this.act(its, 'approveTranche', tranche.approvedBy, tranche.approvedOn)
    await this.act(its, 'payTranche', tranche.paidBy, tranche.paidOn)
  }

  /** A settlement as submitted and confirmed in the scenario. */
  async settle(task: DemoMoney, index: number) {
    const stream = fundingStream(task.id)
    const { amount, submittedOn, confirmedOn, confirmedBy } = task.settlements[index]!
    await this.act(stream, 'submitSettlement', task.award.principalInvestigator, submittedOn, {
      amountDong: amount,
    })
    const confirmed = { confirmedDong: amount, equipmentExceptedDong: 0, reasons: 0 }
    return this.act(stream, 'confirmSettlement', confirmedBy, confirmedOn, confirmed)
  }

  /**
   * A fact of a stage that is not run here: recorded as that stage would, and told to whoever hears it.
   */
  async hear(
    kind: ProcessKind,
    taskId: string,
    day: string,
    { type, data, state }: { type: string; data: object; state: { status: string } },
  ): Promise<void> {
    const fact = { type, at: on(day), by: 'P-001', data }
    const driver = new JournalDriver(this.engine.db)
    const { host, principalInvestigator } = demoMoney(taskId).award
    const standing = { host, principalInvestigator, endsOn: '2025-12-31', taskId, ...nothingYet, ...state }
    const stream = stageStream(taskId, kind as 'closing')
    const recorded = await driver.hear(kind, stream, taskId, standing, fact)
    for (const { stream: hearer, deadlines } of recorded.told)
      await handleOf(this.engine, hearer).signal(told, hearer, { ...fact, ...deadlines })
  }

  /** The letters that a task has owed. */
  async letterNames(taskId: string): Promise<string[]> {
    return this.engine
      .db('outbox')
      .join('journal', 'journal.seq', 'outbox.fact_seq')
      .where('journal.task_id', taskId)
      .distinct('letter')
      .orderBy('letter')
      .pluck('letter')
  }
}
