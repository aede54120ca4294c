import { type Caller, type RunningApi, startApi } from '../support/api'
import { clear, followed } from '../support/classified'
import { type Engine, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

interface Listed {
  id: string
  code: string
  title: string | null
  lastAt: string
}
interface Page {
  items: Listed[]
  next: string | null
}

const titles = [
  'Nghiên cứu chọn giống lúa chịu mặn',
  'Nghiên cứu chọn tạo giống lúa chịu hạn',
  'Ứng dụng viễn thám theo dõi sạt lở bờ sông',
  'Xây dựng mô hình du lịch cộng đồng',
  'Đánh giá chất lượng nước ngầm',
  'Phát triển nghề dệt chiếu',
  'Bảo tồn đờn ca tài tử',
]

let engine: Engine
let api: RunningApi
let proposer: Caller
let other: Caller
let officer: Caller
let leader: Caller

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  other = await api.join({ id: 'P-9', roles: ['proposer'], organisation: 'ORG-9' })
  officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  leader = await api.join({ id: 'P-3', roles: ['dostLeader'], organisation: 'ORG-SO' })
  for (const [index, title] of titles.entries()) {
    const order = orderOf('ORG-1', { title, field: index % 2 ? 'F-NN' : 'F-MT' })
    // Two and two on one day: the order must hold among equals.
    await proposer.post('/api/tasks', order, { at: `2024-01-0${1 + Math.floor(index / 2)}T02:00:00.000Z` })
  }
  await clear(engine.db, 'P-3')
  expect((await leader.post('/api/tasks/classified', followed)).status).toBe(201)
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const search = async (caller: Caller, query: string) => {
  const { body } = await caller.get<Page>(`/api/tasks?${query}`)
  return body.items.map(({ title }) => title)
}

/** Everything that a list holds, three items at a time. */
async function pagesOf<Item>(caller: Caller, path: string): Promise<Item[]> {
  const seen: Item[] = []
  for (let from: string | null = ''; from !== null; ) {
    const page: string = `${path}${path.includes('?') ? '&' : '?'}limit=3${from}`
    const { body } = await caller.get<{ items: Item[]; next: string | null }>(page)
    seen.push(...body.items)
    from = body.next && `&cursor=${body.next}`
  }
  return seen
}

test.each(['last', 'opened', 'due'])('pages by %s hold every task once, in a stable order', async (sort) => {
  const whole = await officer.get<Page>(`/api/tasks?sort=${sort}&limit=100`)
  const seen = await pagesOf<Listed>(officer, `/api/tasks?sort=${sort}`)
  expect(seen).toEqual(whole.body.items)
  expect(seen).toHaveLength(titles.length)
})

test('pages of work hold every act once, soonest due first, last what has no term that runs', async () => {
  const [task] = (await officer.get<Page>('/api/tasks?q=nuoc ngam')).body.items
  const term = engine.db('deadlines').where({ task_id: task?.id, waits_for: 'acceptProposal' })
  await term.update({ due: null, state: 'paused' })
  const seen = await pagesOf<{ due: string | null; task: { id: string } }>(officer, '/api/me/work')
  const due = seen.map((act) => act.due)
  expect(due).toEqual([...due.slice(0, -1).toSorted(), null])
  expect(seen.at(-1)?.task.id).toBe(task?.id)
  expect(new Set(seen.map((act) => act.task.id)).size).toBe(titles.length)
  expect(seen).toHaveLength(titles.length)
})

interface Count {
  count: number
  more: boolean
}

test('work is counted as it is listed, a hundred at most; nobody counts what waits for others', async () => {
  const counted = async (caller: Caller) => (await caller.get<Count>('/api/me/work/count')).body
  expect(await counted(officer)).toEqual({ count: titles.length, more: false })
  expect(await counted(other)).toEqual({ count: 0, more: false })
  expect((await api.anonymous.get('/api/me/work/count')).status).toBe(401)
  const plant = (first: number, last: number) =>
    engine.db('awaited_acts').insert(
      Array.from({ length: last - first + 1 }, (_, index) => ({
        ...{ stream: `planted/${first + index}`, act: 'acceptProposal', kind: 'ordering' },
        ...{ tokens: ['role:treasury'], since: '2024-01-08T02:00:00.000Z' },
      })),
    )
  const treasury = await api.join({ id: 'P-treasury', roles: ['treasury'], organisation: 'ORG-KB' })
  await plant(1, 100)
  expect(await counted(treasury)).toEqual({ count: 100, more: false })
  await plant(101, 101)
  expect(await counted(treasury)).toEqual({ count: 100, more: true })
  await plant(102, 1_200)
  expect(await counted(treasury)).toEqual({ count: 100, more: true })
  await engine.db('awaited_acts').whereLike('stream', 'planted/%').delete()
})

test('a cursor of one order is refused in another', async () => {
  const { body } = await officer.get<Page>('/api/tasks?sort=last&limit=2')
  expect((await officer.get(`/api/tasks?sort=due&cursor=${body.next}`)).status).toBe(400)
})

test('search needs no accents, takes words in any order, and takes wildcards literally', async () => {
  expect(await search(officer, 'q=lua chiu MAN')).toEqual([titles[0]])
  expect(await search(officer, 'q=song bo')).toEqual([titles[2]])
  expect(await search(officer, `q=${encodeURIComponent('đánh giá')}`)).toEqual([titles[4]])
  expect(await search(officer, 'q=danh gia')).toEqual([titles[4]])
  expect(await search(officer, `q=${encodeURIComponent('%%')}`)).toEqual([])
  expect(await search(officer, 'q=NV-2024')).toHaveLength(titles.length)
})

test('one or two letters are found where a word begins, three anywhere', async () => {
  expect(await search(officer, 'q=ca')).toEqual([titles[6]])
  expect(await search(officer, 'q=oi')).toEqual([])
  expect(await search(officer, 'q=ien tha')).toEqual([titles[2]])
  expect(await search(officer, `q=${encodeURIComponent('tài – tử')}`)).toEqual([titles[6]])
})

test('filters narrow the list', async () => {
  expect(await search(officer, 'field=F-NN')).toHaveLength(3)
  expect(await search(officer, 'field=F-NN&q=giong')).toEqual([titles[1]])
  expect(await search(officer, 'stage=acceptance')).toEqual([])
  expect(await search(officer, 'outcome=none')).toHaveLength(titles.length)
  expect(await search(officer, 'proposer=ORG-1')).toHaveLength(titles.length)
  expect(await search(officer, 'late=true')).toEqual([])
})

test('a person sees their organisation’s tasks, an office all, a leader the classified one too', async () => {
  expect(await search(proposer, 'limit=100')).toHaveLength(titles.length)
  expect(await search(other, 'limit=100')).toEqual([])
  expect(await search(officer, 'limit=100')).toHaveLength(titles.length)
  expect(await search(leader, 'limit=100')).toHaveLength(titles.length + 1)
})

test('a classified task shows a cleared leader its dates and stage only, and others nothing', async () => {
  const { body } = await leader.get<Page>('/api/tasks?stage=execution')
  const classified = body.items[0]!
  const seen = await leader.get<object>(`/api/tasks/${classified.id}`)
  const { startsOn, endsOn } = followed
  expect(seen.body).toMatchObject({ view: 'metadata', followed: { startsOn, endsOn } })
  for (const absent of ['order', 'title', 'field', 'type']) expect(seen.body).not.toHaveProperty(absent)
  expect((await officer.get(`/api/tasks/${classified.id}`)).status).toBe(404)
})

test('a person in conflict learns only that they are kept out', async () => {
  const conflicted = await api.join({ id: 'P-4', roles: ['dostOfficer'], organisation: 'ORG-SO' })
  const { body } = await conflicted.get<Page>('/api/tasks?q=du lich')
  const { id } = body.items[0]!
  await engine
    .db('task_people')
    .insert({ task_id: id, person_id: 'P-4', relation: 'conflicted', since: new Date() })
  expect((await conflicted.get(`/api/tasks/${id}`)).body).toEqual({
    id,
    code: body.items[0]!.code,
    view: 'recused',
    actions: [],
    links: {},
  })
  expect(await conflicted.get(`/api/tasks/${id}/journal`)).toMatchObject({
    status: 403,
    body: { code: 'rights/recused' },
  })
  expect(await search(conflicted, 'q=du lich')).toEqual([])
  const act = await conflicted.post(`/api/tasks/${id}/proposal/acceptance`)
  expect(act).toMatchObject({ status: 403, body: { code: 'rights/conflicted' } })
})

test('similar titles are found without accents, the most like first', async () => {
  const title = encodeURIComponent('nghien cuu chon giong lua chiu man')
  const { body } = await officer.get<{ items: { title: string; similarity: number }[] }>(
    `/api/similar?title=${title}`,
  )
  expect(body.items.map((item) => item.title)).toEqual([titles[0], titles[1]])
  expect(body.items[0]?.similarity).toBe(1)
  const { body: list } = await officer.get<Page>('/api/tasks?q=lua chiu han')
  const like = await officer.get<{ items: { title: string }[] }>(`/api/tasks/${list.items[0]!.id}/similar`)
  expect(like.body.items.map((item) => item.title)).toEqual([titles[0]])
})

test('the law is shown with clauses and marks of what is assumed', async () => {
  const { body } = await api.anonymous.get<{
    groups: { group: string; parameters: { path: string; cite: string; status: string }[] }[]
  }>('/api/editions/2023')
  const passMark = body.groups
    .flatMap(({ parameters }) => parameters)
    .find(({ path }) => path === 'selection.passMark')
  expect(passMark?.cite).toContain('Thông tư 20/2023')
  expect((await api.anonymous.get('/api/editions/1999')).status).toBe(404)
})

test('the directory gives addresses to administrators only', async () => {
  const seen = async (caller: Caller) =>
    (await caller.get<{ items: { id: string; email?: string }[] }>('/api/people?role=dostLeader')).body.items
  const administrator = await api.join({ id: 'P-Q', roles: ['admin'] })
  expect(await seen(administrator)).toMatchObject([{ id: 'P-3', email: 'p-3@detai.example' }])
  for (const caller of [officer, other]) expect((await seen(caller))[0]).not.toHaveProperty('email')
  const organisations = await officer.get<{ items: { id: string }[]; next: string }>(
    '/api/organisations?limit=1',
  )
  expect(organisations.body.items).toHaveLength(1)
  const rest = await officer.get<{ items: { id: string }[] }>(
    `/api/organisations?cursor=${organisations.body.next}`,
  )
  expect(rest.body.items.map(({ id }) => id)).not.toContain(organisations.body.items[0]?.id)
})
