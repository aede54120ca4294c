import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { World } from './world'

/** The people of the demonstration who take part in the flows of councils. */
export const cast = {
  proposer: 'P-017',
  officer: 'P-005',
  authority: 'P-001',
  chair: 'P-073',
  scientificSecretary: 'P-077',
  member: 'P-082',
} as const

/** The nine of a new council, the chair first. */
const seats = [
  ...[['P-073', 'chair'] as const, ['P-074', 'viceChair'] as const],
  ...[['P-075', 'reviewer'] as const, ['P-076', 'reviewer'] as const],
  ...[['P-077', 'scientificSecretary'] as const, ['P-078', 'member'] as const],
  ...[['P-080', 'member'] as const, ['P-081', 'member'] as const, ['P-082', 'member'] as const],
].map(([person, role]) => ({ person, role }))

/** When a new council is appointed, gets its papers, and sits: after everything in the demonstration. */
const days = {
  ordered: '2026-12-01T02:00:00.000Z',
  appointed: '2026-12-02T02:00:00.000Z',
  papers: '2026-12-03T02:00:00.000Z',
  sitting: '2026-12-15T02:00:00.000Z',
} as const

interface ActAnswer {
  readonly task: { readonly id: string; readonly code: string } | null
  readonly links: Readonly<Record<string, string>>
}

function order() {
  return {
    ...{ type: 'researchProject', field: 'F-NN', organisation: 'X-24', resultUserOrganisation: 'X-24' },
    ...{ stateDong: 1_500_000_000, durationMonths: 18 },
    products: [{ id: 'SP1', quantity: 3, measurable: true }],
    title: `Ứng dụng giống lúa chịu mặn cho vùng ven biển, lần ${randomUUID().slice(0, 4)}`,
    grounds: 'Kế hoạch cơ cấu lại ngành lúa gạo.',
    urgency: 'Xâm nhập mặn đến sớm và sâu hơn.',
    objectives: 'Có giống và quy trình canh tác phù hợp.',
    contents: ['Khảo nghiệm giống', 'Xây dựng quy trình', 'Mô hình trình diễn'],
    impact: 'Ổn định năng suất vùng ven biển.',
    productTexts: [
      { id: 'SP1', name: 'Mô hình trình diễn', unit: 'mô hình', quality: 'Năng suất trên 5 tấn/ha' },
    ],
  }
}

/** A task that waits for its determination council. */
export async function waitingTask(world: World): Promise<{ readonly id: string; readonly code: string }> {
  const at = days.ordered
  const { task } = (await world.act(cast.proposer, { path: '/api/tasks', body: order(), at })) as ActAnswer
  if (!task) throw new Error('The order has no task')
  const proposal = `/api/tasks/${task.id}/proposal`
  await world.act(cast.officer, { path: `${proposal}/acceptance`, at })
  const search = { hitTexts: [], hits: [], conclusion: 'clear', note: 'Không trùng' }
  await world.act(cast.officer, { path: `${proposal}/overlap-search`, body: search, at })
  return task
}

/** A determination council of its own, with its papers, in which one member has not answered yet. */
export async function newCouncil(
  world: World,
): Promise<{ readonly id: string; readonly taskId: string; readonly code: string; readonly at: string }> {
  const task = await waitingTask(world)
  const body = { kind: 'determination', taskIds: [task.id], seats, adminSecretary: cast.officer }
  const at = days.appointed
  const answer = (await world.act(cast.authority, { path: '/api/councils', body, at })) as ActAnswer
  const session = answer.links.session ?? ''
  for (const { person } of seats.filter(({ person: one }) => one !== cast.member)) {
    await world.act(person, { path: `${session}/invitation/acceptance`, at })
  }
  const papers = { sittingAt: days.sitting, place: 'Phòng họp số 2', papers: ['Phiếu đề xuất'] }
  await world.act(cast.officer, { path: `${session}/papers`, body: papers, at: days.papers })
  const id = session.split('/').at(-1) ?? ''
  return { id, taskId: task.id, code: task.code, at: days.sitting }
}

/** A member's ballot that recommends the order of a new council. */
export const recommending = (taskId: string) => ({
  taskId,
  criteria: { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true },
  proposal: 'recommend',
})

/** The members of a new council besides its chair. */
export const others: readonly string[] = seats.slice(1).map(({ person }) => person)

/** From now on the page asks and acts at a business time. */
export async function actAt(page: Page, at: string): Promise<void> {
  await page.setExtraHTTPHeaders({ 'X-Business-Time': at })
}

/** A sitting that has been opened: when people act in it, and who has a vote and has not used it. */
export interface OpenSitting {
  readonly id: string
  readonly at: string
  readonly chair: string
  readonly voters: readonly string[]
  readonly counters: readonly string[]
}

/** The council of the demonstration of that kind which has its papers; its sitting is opened here. */
export async function openSitting(world: World, kind: 'selection' | 'acceptance'): Promise<OpenSitting> {
  const { db } = world
  const row = await db('councils as c')
    .join('processes as p', 'p.stream', db.raw(`'session/' || c.session_id`))
    .where('c.kind', kind)
    .whereIn('p.status', ['papersSent', 'sitting'])
    .orderBy('c.session_id')
    .first('c.session_id as id', 'c.sitting_at as sittingAt', 'p.status')
  if (!row) throw new Error(`No ${kind} council has its papers`)
  const at = new Date(row.sittingAt.getTime() + 3_600_000).toISOString()
  const held: { person: string; role: string }[] = await db('council_seats')
    .where({ session_id: row.id, recused: false })
    .whereNull('until')
    .select('person_id as person', 'role')
  const people = held.map(({ person }) => person)
  const chair = held.find(({ role }) => role === 'chair')?.person
  if (!chair) throw new Error('The council has no chair')
  const counters = people.slice(1, 4)
  if (row.status === 'papersSent') {
    const present = people.map((person) => ({ person }))
    const body = { present, countingPanel: counters, panelConfirms: true }
    await world.act(chair, { path: `/api/sessions/${row.id}/sitting`, body, at })
  }
  const voted: string[] = await db('ballots').where({ session_id: row.id }).distinct().pluck('member')
  return { id: row.id, at, chair, counters, voters: people.filter((person) => !voted.includes(person)) }
}
