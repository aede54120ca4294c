import type { Caller } from '../../support/api'

/** A task as its lists and its detail have to agree on it. */
export interface Known {
  readonly id: string
  readonly code: string
  readonly title: string | null
}

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly next: string | null
}

/** Every row of a list; none where the caller may not read it. */
async function everyRow(caller: Caller, path: string): Promise<Page['items']> {
  const rows: Page['items'][number][] = []
  for (let cursor = ''; ; ) {
    const { status, body } = await caller.get<Page>(
      `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor}`,
    )
    if (status !== 200) return []
    rows.push(...body.items)
    if (!body.next) return rows
    cursor = `&cursor=${body.next}`
  }
}

/** Lists, counts behind them and files that may name a task; each is for some roles alone. */
const naming = [
  ...[
    '/api/tasks?q=NV',
    '/api/me/work',
    '/api/me/awaited',
    '/api/tranches',
    '/api/ledger',
    '/api/councils',
    '/api/audit?kind=act',
  ],
  ...['/api/overview/late', '/api/overview/steps?year=2025', '/api/overview/steps?year=2026'],
  ...['/api/overview/money/items?step=paid&until=12', '/api/order-lists/2026', '/api/order-lists/2025'],
  ...['late', 'overridden', 'reversed', 'replaced', 'amended', 'refused'].flatMap((list) =>
    ['2025', '2026'].map((year) => `/api/overview/acts?list=${list}&year=${year}`),
  ),
  ...['role:dostOfficer', 'role:authority', 'of:host', 'person', 'none'].map(
    (whom) => `/api/overview/awaited?whom=${whom}`,
  ),
]

const sheets = [
  ...[
    '/api/ledger.csv',
    '/api/audit/csv?kind=act',
    '/api/overview/late/csv',
    '/api/overview/steps/csv?year=2026',
  ],
  ...['/api/overview/steps/csv?year=2025', '/api/overview/acts/csv?list=late&year=2026'],
  ...['/api/overview/money/items/csv?step=paid&until=12', '/api/overview/load/csv'],
]

/** Where somebody's address shows in an answer that is not for administrators. */
const addressesIn = (where: string, answer: unknown): string[] =>
  (JSON.stringify(answer).match(/[\w.-]+@[\w-]+\.[\w.]+/g) ?? []).map((found) => `${where}: ${found}`)

/** Addresses in the directory, which gives them to who administers. */
async function addressesListed(caller: Caller): Promise<string[]> {
  const administers = (await caller.get('/api/admin/people?limit=1')).status === 200
  return administers ? [] : addressesIn('/api/people', (await caller.get('/api/people?limit=100')).body)
}

/** Places where a person reads of tasks that they may not know of, or does not find those that they may. */
export async function disagreements(caller: Caller, tasks: readonly Known[]): Promise<string[]> {
  const views = new Map<string, string>()
  const addresses = await addressesListed(caller)
  for (const { id } of tasks) {
    const { status, body } = await caller.get<{ view?: string }>(`/api/tasks/${id}`)
    views.set(id, status === 200 ? (body.view ?? '') : 'none')
    addresses.push(...addressesIn(`/api/tasks/${id}`, body))
  }
  const listed = new Set((await everyRow(caller, '/api/tasks')).map(({ id }) => id))
  const seen = ({ id }: Known) => !['none', 'recused'].includes(views.get(id) ?? 'none')
  const wrong = tasks
    .filter((task) => seen(task) !== listed.has(task.id))
    .map(({ id }) => `${id}: ${views.get(id)} and ${listed.has(id) ? '' : 'not '}listed`)
  const hidden = tasks.filter((task) => !seen(task))
  const unknownIn = (where: string, text: string) =>
    hidden
      .filter(({ id, code }) => text.includes(code) || text.includes(`"${id}"`))
      .map(({ code }) => `${where}: ${code}`)
  for (const path of naming) {
    const rows = await everyRow(caller, path)
    wrong.push(...unknownIn(path, JSON.stringify(rows)))
    addresses.push(...addressesIn(path, rows))
  }
  for (const path of sheets) {
    const { status, body } = await caller.get<string>(path)
    if (status === 200) wrong.push(...unknownIn(path, body))
  }
  for (const { title } of tasks) {
    const { body } = await caller.get(`/api/similar?title=${encodeURIComponent(title ?? 'Nhiệm vụ')}`)
    wrong.push(...unknownIn('similar', JSON.stringify(body)))
  }
  return [...wrong, ...addresses, ...(await countsApart(caller, listed.size))]
}

interface Board {
  readonly running: number
  readonly stages: readonly { readonly open: number }[]
}

/** Counts that are not what the lists show. */
async function countsApart(caller: Caller, all: number): Promise<string[]> {
  const running = (await everyRow(caller, '/api/tasks?outcome=none')).length
  const ended = all - running
  const { status, body } = await caller.get<Board>('/api/overview?year=2026')
  const work = (await everyRow(caller, '/api/me/work')).length
  const counted = await caller.get<{ count: number }>('/api/me/work/count')
  return [
    ...(status === 200 && body.running !== running
      ? [`running ${body.running}, listed ${running} of ${all}, ${ended} ended`]
      : []),
    ...(counted.body.count === Math.min(work, 100) ? [] : [`work ${counted.body.count}, listed ${work}`]),
  ]
}
