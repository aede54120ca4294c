import { localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import type { TaskBrief } from '../../domain/stages/life'
import { fundingStream, type ProcessInput, stageStream } from '../../workflows/contract'
import type { RunningApi } from './api'
import { appraisalBrief, demoMoney, moneyProvince, on } from './demo-money'
import { type Engine, startAlone } from './engine'
import { JournalDriver } from './journal-driver'

const law = { editionId: '2023' as const }

/** A task of the demonstration with its contract signed and its money open, driven through the API. */
export const task = demoMoney('T01')
/** Its investigator. */
export const host = task.award.principalInvestigator

/** The province that the task needs: its people, and what a year has for tasks. */
export async function seedFunded({ db }: Engine, taskId: string): Promise<void> {
  await moneyProvince(db, [taskId])
  await new JournalDriver(db).appropriate(2024, 'province', 700_000_000)
}

/** Signs the contract and opens its money. */
export async function fund(engine: Engine, api: RunningApi, taskId: string): Promise<void> {
  const { db } = engine
  const { award, contract } = task
  const start = async (kind: 'contracting' | 'funding', stream: string, day: string, brief: TaskBrief) => {
    const input: ProcessInput<TaskBrief> = {
      ...{ stream, kind, taskId, law, clock: 'training', at: on(day, '07:00'), brief },
    }
    await startAlone(engine, input)
  }
  const done = async (by: string, where: string, day: string, body: object = {}) => {
    const caller = await api.signIn(by)
    const answer = await caller.post(`/api/tasks/${taskId}/${where}`, body, { at: on(day) })
    if (answer.status !== 201) throw new Error(`${where}: ${JSON.stringify(answer.body)}`)
  }
  const brief = appraisalBrief(taskId, task)
  const given = {
    ...{ applicationId: 'A', host: award.host, principalInvestigator: host, keyPersons: [], partners: [] },
    ...{ scientificSecretary: null, counterpartDong: dong(0), durationMonths: task.durationMonths },
    ...{ stateDong: dong(1_150_000_000), lumpSum: 'final' as const, decidedOn: localDate('2024-06-24') },
  }
  const signing: TaskBrief = { ...brief, previous: { ...brief.previous, award: given } }
  await start('contracting', stageStream(taskId, 'contracting'), '2024-07-01', signing)
  for (const relation of ['principalInvestigator', 'host']) {
    await db('task_people').insert({ task_id: taskId, person_id: host, relation, since: on('2024-07-01') })
  }
  await db('tasks').where({ id: taskId }).update({ host_organisation: award.host })
  const tranches = contract.tranchePlan.map(({ no, amount }) => ({ number: no, amountDong: amount }))
  await done('P-007', 'contract', '2024-07-04', {
    ...{ number: contract.number, products: contract.products, tranches },
  })
  await done(host, 'contract/host-signature', contract.signedOn)
  await done('P-003', 'contract/agency-signature', contract.signedOn)
  const { state } = await db('processes')
    .where({ stream: stageStream(taskId, 'contracting') })
    .first('state')
  const contracting = {
    ...{ ...given, contractNumber: state.number, signedOn: state.signedOn, endsOn: state.endsOn },
    tranchePlan: state.tranchePlan,
  }
  const funded: TaskBrief = { ...signing, previous: { ...signing.previous, contracting } }
  await start('funding', fundingStream(taskId), contract.signedOn, funded)
}
