import { randomUUID } from 'node:crypto'
import type { FactToRecord } from '../../activities/contract'
import { recordingActivities } from '../../activities/record-facts'
import type { Db } from '../../db/connection'
import { chainOf, lockChain } from '../../db/journal'
import { processByStream } from '../../db/processes'
import { processOpened } from '../../domain/fact'
import { atHour, type Instant, localDate } from '../../domain/instant'
import type { ProcessKind } from '../../domain/life'
import { mayAct } from '../../domain/machine'
import { machineOf } from '../../domain/machines'
import { budgetStream } from '../../domain/streams'
import type { Refusal } from '../../domain/verdict'
import { lawFor } from '../../regulations'

const law = { editionId: '2023' as const }

/**
 * Drives machines through the engine's own commits without workflows: the state is the one that the journal
 * folds to. For tests that need many acts on a real database.
 */
export class JournalDriver {
  private readonly record

  constructor(private readonly db: Db) {
    this.record = recordingActivities(db).recordFacts
  }

  /** Opens a process with its brief. */
  async open(kind: ProcessKind, stream: string, taskId: string | null, at: Instant, brief: unknown) {
    const fact = {
      key: `${stream}/opened`,
      type: processOpened,
      at,
      by: null,
      data: brief,
      hasContent: false,
    }
    await this.record({ stream, kind, taskId, facts: [fact], opening: { law } })
  }

  /** Performs an act; the refusal of the rules or of the database when it is not taken. */
  async act(stream: string, name: string, by: string, at: Instant, body: unknown = {}, content?: object) {
    const process = await processByStream(this.db, stream)
    if (!process) throw new Error(`No process ${stream}`)
    const machine = machineOf(process.kind)
    const context = { law: lawFor(law.editionId), at, by }
    const verdict = mayAct(machine, name, process.state, body, context)
    if (!verdict.ok) return verdict
    const transition = machine.acts[name]!
    const data = transition.data ? transition.data(process.state, body, context) : body
    return this.commit(stream, name, { fact: transition.fact, by, at, data }, content)
  }

  /** Commits an act past its rules: nothing but the commit itself can refuse it. */
  async commit(
    stream: string,
    name: string,
    { fact: type, by, at, data }: Pick<FactToRecord, 'by' | 'at' | 'data'> & { readonly fact: string },
    content?: object,
  ) {
    const process = await processByStream(this.db, stream)
    if (!process) throw new Error(`No process ${stream}`)
    const key = randomUUID()
    if (content)
      await this.db('act_contents').insert({ key, person_id: by, content: JSON.stringify(content) })
    const act = { name, under: 'role:test', hash: key }
    const fact: FactToRecord = { key, type, at, by, act, data, hasContent: content !== undefined }
    const { kind, taskId } = process
    const recorded = await this.record({ stream, kind, taskId, facts: [fact] })
    return recorded.refusal
  }

  /** An act that must be taken. */
  async do(...act: Parameters<JournalDriver['act']>): Promise<void> {
    const refusal: Refusal | undefined = await this.act(...act)
    if (refusal) throw new Error(`${act[1]} was refused: ${JSON.stringify(refusal)}`)
  }

  /** A year's money of a source, proposed and approved before the year begins. */
  async appropriate(year: number, source: string, amountDong: number): Promise<void> {
    const stream = budgetStream(year)
    const at = atHour(localDate(`${year - 1}-12-20`), '09:00')
    if (!(await processByStream(this.db, stream))) await this.open('yearBudget', stream, null, at, { year })
    await this.do(stream, 'proposeAppropriation', 'P-013', at, { source, amountDong })
    await this.do(stream, 'approveAppropriation', 'P-001', at, { source })
  }

  /** Records a fact of a process that the test does not drive, which stands in this state. */
  async hear(
    kind: ProcessKind,
    stream: string,
    taskId: string,
    state: { readonly status: string },
    fact: Pick<FactToRecord, 'type' | 'at' | 'by' | 'data'>,
  ) {
    await this.db.transaction((trx) => lockChain(trx, chainOf(stream, taskId)))
    await this.db('processes')
      .insert({ stream, kind, task_id: taskId, law, state, status: state.status, opened_at: fact.at })
      .onConflict('stream')
      .merge(['state', 'status'])
    const recorded = { ...fact, key: randomUUID(), hasContent: false }
    return this.record({ stream, kind, taskId, facts: [recorded] })
  }
}
