import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

const officer = 'P-005'
const leader = 'P-003'
const authority = 'P-001'

/** The page of a task by the number that the demonstration gave it. */
const task = (code: string) => `/nhiem-vu/${code}`

/** Somebody whom a conflict keeps out of a task, and that task. */
async function recusedFrom({ db }: World): Promise<{ readonly person: string; readonly code: string }> {
  const row = await db('task_people')
    .join('tasks', 'tasks.id', 'task_people.task_id')
    .where({ relation: 'conflicted' })
    .whereNull('until')
    .first('person_id as person', 'code')
  if (!row) throw new Error('Nobody is recused in the demonstration')
  return row
}

/** A classified task: registered when there is none yet. */
async function classified(world: World): Promise<string> {
  const code = () => world.db('tasks').where({ classified: true }).first('code')
  if (!(await code())) {
    await world.act(leader, {
      path: '/api/tasks/classified',
      body: { stage: 'execution', on: '2026-01-05', startsOn: '2026-01-05', endsOn: '2028-01-05' },
    })
  }
  return task((await code()).code)
}

/** The list of tasks and a task's page in its main states. */
export const taskShots: readonly Shot[] = [
  { name: 'tasks-list', person: officer, path: '/nhiem-vu' },
  { name: 'tasks-filtered', person: officer, path: '/nhiem-vu?giai-doan=execution&xep=due' },
  { name: 'tasks-none', person: officer, path: '/nhiem-vu?tim=khong+co+nhiem+vu+nao' },
  { name: 'task-ordering', person: officer, path: task('NV-2026-010') },
  { name: 'task-paused', person: officer, path: task('NV-2026-009') },
  { name: 'task-call-sealed', person: officer, path: task('NV-2026-007') },
  { name: 'task-selection', person: officer, path: task('NV-2026-006') },
  { name: 'task-contracting', person: leader, path: task('NV-2026-003') },
  { name: 'task-execution', printed: true, person: officer, path: task('NV-2024-016') },
  { name: 'task-suspended', person: authority, path: task('NV-2024-012') },
  { name: 'task-acceptance', person: officer, path: task('NV-2024-008') },
  { name: 'task-terminated', person: officer, path: task('NV-2024-006') },
  { name: 'task-host', person: 'P-049', path: task('NV-2024-008') },
  { name: 'task-proposer', person: 'P-017', path: task('NV-2024-012') },
  {
    name: 'task-recused',
    person: async (world) => (await recusedFrom(world)).person,
    path: async (world) => task((await recusedFrom(world)).code),
  },
  { name: 'task-metadata', person: leader, path: classified },
  {
    name: 'task-metadata-moves-on',
    person: leader,
    path: classified,
    prepare: (page) => page.getByRole('button', { name: 'Chuyển giai đoạn nhiệm vụ mật' }).click(),
  },
  { name: 'nhiem-vu-mat-moi', person: leader, path: '/nhiem-vu-mat/moi' },
  { name: 'task-changes', person: 'P-042', path: async (world) => changesOf(world, 'P-042', '') },
  {
    name: 'task-changes-extension',
    person: 'P-042',
    path: async (world) => changesOf(world, 'P-042', '?noi-dung=extension'),
    async prepare(page) {
      await page.getByLabel('Gia hạn thêm').fill('6')
      await page.getByLabel('Gia hạn thêm').blur()
    },
  },
  {
    name: 'task-changes-stop',
    person: 'P-042',
    path: async (world) => changesOf(world, 'P-042', '?noi-dung=cham-dut'),
  },
]

/** Where a host asks for changes of the contract that they perform. */
async function changesOf({ db }: World, person: string, query: string): Promise<string> {
  const row = await db('tasks')
    .join('task_people', 'task_people.task_id', 'tasks.id')
    .join('processes', 'processes.task_id', 'tasks.id')
    .where({ person_id: person, relation: 'principalInvestigator', kind: 'execution' })
    .where('processes.status', 'running')
    .whereNull('until')
    .orderBy('code')
    .first('code')
  if (!row) throw new Error(`${person} performs no contract`)
  return `${task(row.code)}/dieu-chinh${query}`
}
