import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

const officer = 'P-005'
const chair = 'P-073'
const member = 'P-081'

/** A session of the demonstration, by its kind and where it stands. */
async function sessionIn({ db }: World, kind: string, status: string): Promise<string> {
  const row = await db('councils as c')
    .join('processes as p', 'p.stream', db.raw(`'session/' || c.session_id`))
    .where('c.kind', kind)
    .where('p.status', status)
    .orderBy('c.last_at', 'desc')
    .first('c.session_id as id')
  if (!row) throw new Error(`No ${kind} council is ${status}`)
  return row.id
}

/** The task of a session's agenda. */
async function taskOf({ db }: World, sessionId: string): Promise<string> {
  const row = await db('council_agenda').where({ session_id: sessionId }).first('task_id as id')
  return row.id
}

const at =
  (kind: string, status: string, page: (id: string) => string) =>
  async (world: World): Promise<string> =>
    page(await sessionIn(world, kind, status))

/** Somebody who declared a conflict, and the session from which it keeps them. */
async function recusal({ db }: World): Promise<{ readonly person: string; readonly session: string }> {
  const row = await db('task_people')
    .where({ relation: 'conflicted' })
    .where('stream', 'like', 'session/%')
    .whereNull('until')
    .orderBy('since', 'desc')
    .first('person_id as person', 'stream')
  if (!row) throw new Error('Nobody is recused in the demonstration')
  return { person: row.person, session: row.stream.slice('session/'.length) }
}

/** A member's page for the first dossier of the selection that is about to sit. */
export async function ballot(world: World): Promise<string> {
  const id = await sessionIn(world, 'selection', 'papersSent')
  const row = await world
    .db('applications')
    .where({ task_id: await taskOf(world, id), valid: true })
    .orderBy('submitted_at')
    .first('id')
  return `/phien/${id}/cham/${row.id}`
}

async function ballotOnTask(world: World, kind: string): Promise<string> {
  const id = await sessionIn(world, kind, 'papersSent')
  return `/phien/${id}/cham/${await taskOf(world, id)}`
}

async function ranking(world: World): Promise<string> {
  return `/hoi-dong/xep-hang/${await taskOf(world, await sessionIn(world, 'selection', 'concluded'))}`
}

/** A call that still takes dossiers, and one whose dossiers are opened. */
async function call({ db }: World, opened: boolean): Promise<string> {
  const calls = db('calls').whereNull('cancelled_at').orderBy('deadline', 'desc')
  const row = await (opened ? calls.whereNotNull('opened_at') : calls.whereNull('opened_at')).first(
    'task_id as id',
  )
  return `/mo-ho-so/${row.id}`
}

/** Councils, sittings, ballots and openings. */
export const councilShots: readonly Shot[] = [
  { name: 'hoi-dong', person: officer, path: '/hoi-dong' },
  { name: 'hoi-dong-ghe', person: officer, path: at('selection', 'papersSent', (id) => `/hoi-dong/${id}`) },
  { name: 'phien-chu-tich', person: chair, path: at('determination', 'papersSent', (id) => `/phien/${id}`) },
  {
    name: 'phien-hoi-tranh',
    person: async (world) => (await recusal(world)).person,
    path: async (world) => `/phien/${(await recusal(world)).session}`,
  },
  { name: 'phien-ket-luan', person: officer, path: at('selection', 'concluded', (id) => `/phien/${id}`) },
  {
    name: 'phien-bien-ban',
    printed: true,
    person: officer,
    path: at('selection', 'concluded', (id) => `/phien/${id}/bien-ban`),
  },
  { name: 'cham-diem', printed: true, person: member, path: ballot },
  { name: 'phieu-xac-dinh', person: member, path: (world) => ballotOnTask(world, 'determination') },
  { name: 'phieu-nghiem-thu', person: chair, path: (world) => ballotOnTask(world, 'acceptance') },
  { name: 'xep-hang', person: officer, path: ranking },
  { name: 'mo-ho-so-niem-phong', person: officer, path: (world) => call(world, false) },
  { name: 'mo-ho-so', person: officer, path: (world) => call(world, true) },
]
