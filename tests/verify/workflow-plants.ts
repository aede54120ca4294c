import { budgetStream, stageStream, taskStream } from '../../domain/streams'
import { type ProcessInput, told } from '../../workflows/contract'
import { type Engine, startAlone } from '../support/engine'
import { on } from '../support/ordering'
import { changed, lost, type Plant } from './planting'
import { fundedTask } from './province'

const ordering = (taskId: string) => stageStream(taskId, 'ordering')
const ends = (stream: string) =>
  changed('processes', `stream = '${stream}'`, 'closed_at', 'clock_timestamp()')

/** Tables that say something else than the workflows that run. */
export const processPlants: readonly Plant[] = [
  {
    bug: 'an orphan stage, whose task has ended',
    plant: ends(taskStream('v4')),
    found: { I4: /processes: 2 rows/, I7: /task\/v4\/ordering is an orphan/ },
  },
  {
    bug: 'an orphan stage, whose task is lost',
    plant: lost('processes', `stream = '${taskStream('v4')}'`),
    found: { I4: /processes: 1 rows/, I7: /task\/v4\/ordering is an orphan/ },
  },
  {
    bug: 'a process that is closed under its workflow',
    plant: ends(ordering('v4')),
    found: { I4: /processes: 2 rows/ },
  },
  {
    bug: 'a process that is open again after its workflow',
    plant: changed('processes', `stream = '${ordering('v2')}'`, 'closed_at', 'null'),
    found: { I4: /processes: 2 rows/, I7: /task\/v2\/ordering is open in the journal but no workflow/ },
  },
]

/** A bug that happens in the engine itself: it stays, and the next one comes on top of it. */
export interface Fault {
  readonly bug: string
  readonly happens: (engine: Engine) => Promise<unknown>
  readonly found: RegExp
}

/** A stage that was started for no task. */
async function startOrphan(engine: Engine): Promise<void> {
  const taskId = 'none'
  const stream = ordering(taskId)
  const input: ProcessInput = {
    ...{ stream, kind: 'ordering', taskId, clock: 'training', at: on('2026-03-02'), brief: {} },
    law: { editionId: '2023' },
  }
  await startAlone(engine, input)
}

/** A fact that the workflow cannot take: its task fails again and again. */
async function failForEver({ client }: Engine): Promise<void> {
  const workflow = client.workflow.getHandle(taskStream('v5'))
  await workflow.signal<unknown[]>(told.name, ordering('v5'), null)
  for (let attempt = 0; attempt < 2; ) {
    const { raw } = await workflow.describe()
    attempt = raw.pendingWorkflowTask?.attempt ?? 0
  }
}

/** What goes wrong with workflows, in this order. */
export const workflowFaults: readonly Fault[] = [
  {
    bug: 'a stuck workflow',
    happens: failForEver,
    found: /workflow task\/v5 is stuck: attempt \d+ of its workflow task \(.*null/,
  },
  {
    bug: 'a workflow without a process',
    happens: ({ client }) =>
      client.workflow.start('yearBudget', { workflowId: budgetStream(2030), taskQueue: 'nobody', args: [] }),
    found: /workflow budget\/2030 runs but no process of it is open/,
  },
  {
    bug: 'an orphan stage, which has no task',
    happens: startOrphan,
    found: /task\/none\/ordering is an orphan/,
  },
  {
    bug: 'processes without a workflow',
    happens: ({ client }) => client.workflow.getHandle(taskStream(fundedTask)).terminate(),
    found: /task\/T01\/funding is open in the journal but no workflow runs for it/,
  },
]
