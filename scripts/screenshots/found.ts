import { setTimeout } from 'node:timers/promises'
import type { World } from '../../tests/web/flows/world'
import { pageOf } from '../../web/pages/work/destination'
import type { Shot } from './shot'

/** Who does the work of a role in the demonstration. */
const roleHolders: Readonly<Record<string, string>> = {
  authority: 'P-001',
  dostLeader: 'P-003',
  dostOfficer: 'P-005',
  appraisalTeam: 'P-008',
  financeOfficer: 'P-011',
  financeApprover: 'P-013',
  treasury: 'P-014',
  auditor: 'P-015',
  admin: 'P-016',
}

interface Awaited {
  readonly act: string
  readonly stream: string
  readonly tokens: readonly string[]
}

/** Brings a world to where an act is awaited, where the demonstration does not. */
type Making = (world: World) => Promise<unknown>

const findAwaited = ({ db }: World, act: string): Promise<Awaited | undefined> =>
  db('awaited_acts').where({ act }).orderBy('since').first('act', 'stream', 'tokens')

/** What follows from an act comes a moment after its answer. */
const patience = { tries: 50, eachMs: 200 } as const

/** What is found in the end. */
export async function soon<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  for (let tried = 0; tried < patience.tries; tried += 1) {
    const found = await find()
    if (found !== undefined) return found
    await setTimeout(patience.eachMs)
  }
  throw new Error(`There is no ${what} in the demonstration`)
}

async function awaitedAct(world: World, act: string, making?: Making): Promise<Awaited> {
  const find = () => findAwaited(world, act)
  const found = await find()
  if (found) return found
  if (!making) throw new Error(`${act} is not awaited in the demonstration`)
  await making(world)
  return soon(act, find)
}

/** Somebody of whom an act is awaited: by role, by name, or by what they are to the task or the session. */
async function holderOf({ db }: World, { stream, tokens }: Awaited): Promise<string> {
  for (const token of tokens) {
    const [scope = '', word = ''] = [token.slice(0, token.lastIndexOf(':')), token.split(':').at(-1)]
    if (scope === 'role' && roleHolders[word]) return roleHolders[word]
    if (scope === 'person') return word
    const [kind, id = ''] = stream.split('/')
    const people = db('task_people').where({ relation: word }).whereNull('until')
    const found = await (kind === 'task' ? people.where({ task_id: id }) : people.where({ stream })).first(
      'person_id as id',
    )
    if (found) return found.id
  }
  throw new Error(`Nobody is known for ${tokens.join(', ')}`)
}

/** A page where an act is awaited, opened by somebody of whom it is. */
export function awaiting(act: string, making?: Making): Pick<Shot, 'person' | 'path'> {
  return {
    person: async (world) => holderOf(world, await awaitedAct(world, act, making)),
    path: async (world) => pageOf(await awaitedAct(world, act, making)),
  }
}

/** The page of a task whose process stands there; `page` makes the address of the task's code. */
export const inState =
  (kind: string, status: string, page: (code: string) => string, making?: Making) =>
  async (world: World): Promise<string> => {
    const find = () =>
      world
        .db('processes')
        .join('tasks', 'tasks.id', 'processes.task_id')
        .where({ kind, 'processes.status': status })
        .orderBy('processes.opened_at')
        .first<{ code: string } | undefined>('code')
    const found = await find()
    if (found) return page(found.code)
    if (!making) throw new Error(`No ${kind} is ${status} in the demonstration`)
    await making(world)
    return page((await soon(`${kind} that is ${status}`, find)).code)
  }

/** Where a host asks for changes of the contract that they perform. */
export const changesBy =
  (person: string, query: string) =>
  async ({ db }: World): Promise<string> => {
    const row = await db('tasks')
      .join('task_people', 'task_people.task_id', 'tasks.id')
      .join('processes', 'processes.task_id', 'tasks.id')
      .where({ person_id: person, relation: 'principalInvestigator', kind: 'execution' })
      .where('processes.status', 'running')
      .whereNull('until')
      .orderBy('code')
      .first('code')
    if (!row) throw new Error(`${person} performs no contract`)
    return `/nhiem-vu/${row.code}/dieu-chinh${query}`
  }
