import { randomUUID } from 'node:crypto'
import { provinceClient } from '../../../demo/load'
import type { World } from '../../../tests/web/flows/world'
import { changesBy } from '../found'
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

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

/** A classified task of which a closed network holds contents and a file. */
async function withContents(world: World): Promise<string> {
  const page = await classified(world)
  const { id } = await world.db('tasks').where({ classified: true }).first('id')
  if (await world.db('file_references').where({ object_kind: 'classifiedContent' }).first()) return page
  const client = provinceClient(await world.closedNetwork())
  const name = 'Thuyết minh đã duyệt.pdf'
  const evidence = [{ name, sha256: await client.upload(leader, name, pdf) }]
  const text =
    'Mục tiêu, sản phẩm và tiến độ theo quyết định đã duyệt.\nGiai đoạn một xong trong tháng 12/2026.'
  const path = `/tasks/${id}/classified/contents`
  await client.as(leader, { path, body: { text, evidence }, key: randomUUID() })
  return page
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
  { name: 'task-closed-network', closedNetwork: true, person: leader, path: withContents },
  {
    name: 'task-closed-network-notes',
    ...{ closedNetwork: true, person: leader, path: withContents },
    prepare: (page) => page.getByRole('button', { name: 'Ghi nội dung nhiệm vụ mật' }).click(),
  },
  { name: 'nhiem-vu-mat-moi', person: leader, path: '/nhiem-vu-mat/moi' },
  { name: 'task-changes', person: 'P-042', path: changesBy('P-042', '') },
  {
    name: 'task-changes-extension',
    person: 'P-042',
    path: changesBy('P-042', '?noi-dung=extension'),
    async prepare(page) {
      await page.getByLabel('Gia hạn thêm').fill('6')
      await page.getByLabel('Gia hạn thêm').blur()
    },
  },
  {
    name: 'task-changes-stop',
    person: 'P-042',
    path: changesBy('P-042', '?noi-dung=cham-dut'),
  },
]
