import type { Scene } from '../../../demo/scene'
import { type DemoApplication, dossierBody } from '../../../demo/script/call'
import { type Engine, startEngine } from '../../support/engine'
import { playStages, type StagesWorld } from '../../support/stages-world'
import { placesAbout, placesOfOffices, publicPlaces } from './places'
import { Watch, type Watcher } from './watch'

let engine: Engine
let world: StagesWorld
let scene: Scene
let task: { id: string; code: string }
let watch: Watch

/** Hosts that answer the call, each by its own person. */
const hosts: readonly (readonly [host: string, person: string])[] = [
  ...([
    ['ORG-048', 'P-028'],
    ['ORG-049', 'P-036'],
    ['ORG-054', 'P-039'],
    ['ORG-035', 'P-042'],
  ] as const),
  ...([
    ['X-03', 'P-046'],
    ['X-04', 'P-048'],
    ['X-11', 'P-056'],
    ['X-16', 'P-067'],
  ] as const),
]

/** A rival who has sent a dossier of their own before any secret is in place. */
const rival = ['X-02', 'P-045'] as const
const clock = '2026-11-24T02:00:00.000Z'
let minutes = 0
function next(): string {
  minutes += 1
  return new Date(Date.parse(clock) + minutes * 60_000).toISOString()
}

/** The scenario's dossier as another host's, at another price. */
async function bodyOf(host: string, person: string, moreDong: number) {
  const [pattern] = scene.part<{ applications: DemoApplication[] }>('call').applications
  const { estimate, ...rest } = pattern!
  const team = estimate.team.map((row) => ({ ...row, person: row.person === null ? null : person }))
  const lines = estimate.lines.map((line) =>
    line.line === 'materials' ? { ...line, counterpart: line.counterpart + moreDong } : line,
  )
  const mine = { ...rest, host, principalInvestigator: person, partners: [], estimate: { team, lines } }
  return dossierBody(scene, person, mine)
}

const dossiers = new Map<string, string>()

async function submit([host, person]: readonly [string, string], moreDong: number): Promise<void> {
  const { client } = world
  const at = next()
  const body = await bodyOf(host, person, moreDong)
  await client.as(person, {
    path: `/tasks/${task.id}/applications`,
    body,
    key: `submit-${host}-${minutes}`,
    at,
  })
  const { id } = await engine
    .db('applications')
    .where({ task_id: task.id, host })
    .whereNull('withdrawn_at')
    .first('id')
  dossiers.set(host, id)
}

async function replace([host, person]: readonly [string, string], moreDong: number): Promise<void> {
  const path = `/tasks/${task.id}/applications/${dossiers.get(host)}`
  const body = await bodyOf(host, person, moreDong)
  await world.client.as(person, { method: 'PUT', path, body, key: `replace-${minutes}-x`, at: next() })
}

async function withdraw([host, person]: readonly [string, string]): Promise<void> {
  const path = `/tasks/${task.id}/applications/${dossiers.get(host)}/withdrawal`
  await world.client.as(person, { path, body: {}, key: `withdraw-${minutes}-x`, at: next() })
}

/** Those who may not know of a sealed dossier: every office, the proposer, a rival, an expert, the public. */
async function watchers(): Promise<Watcher[]> {
  const { api } = world
  const [about, ofOffices] = [placesAbout(task), placesOfOffices(task)]
  const { seq } = await engine.db('journal').where({ task_id: task.id }).orderBy('seq', 'desc').first('seq')
  // A page that had read everything up to then: what it may not know of must not make it stale.
  const headers = { 'X-Seen-Seq': String(seq), 'Idempotency-Key': 'watching-the-call' }
  const notice = { deadlineOn: '2026-12-20', hour: '17:00', notice: 'Thông báo khác' }
  const attempts = [{ method: 'POST', path: `/api/tasks/${task.id}/call/notices`, body: notice, headers }]
  const signedIn = async (name: string, id: string, paths: string[], more: Partial<Watcher> = {}) => ({
    ...{ name, id, caller: await api.signIn(id), paths },
    ...more,
  })
  return [
    await signedIn('officer', 'P-005', [...about, ...ofOffices], { attempts }),
    await signedIn('leader', 'P-003', [...about, ...ofOffices]),
    await signedIn('administrator', 'P-016', [...about, ...ofOffices]),
    await signedIn('auditor', 'P-015', [...about, ...ofOffices]),
    await signedIn('proposer', 'P-017', about),
    await signedIn('rival', rival[1], about),
    await signedIn('expert', 'P-101', about),
    { name: 'public', id: undefined, caller: api.anonymous, paths: publicPlaces(task) },
  ]
}

beforeAll(async () => {
  engine = await startEngine()
  world = await playStages(engine, [['T25', 'call/submitApplication']])
  scene = world.scenes.get('T25')!
  task = await engine.db('tasks').where({ id: scene.taskId }).first('id', 'code')
  await world.client.as('P-016', { path: '/clock', body: { businessTime: clock } })
  await submit(rival, 0)
  watch = new Watch(engine.db, world.api.url, await watchers())
  await watch.begin()
}, 120_000)

afterAll(async () => {
  await world?.api.stop()
  await engine?.stop()
})

test.each(hosts)('the dossier of %s shows to nobody else before the opening', async (...host) => {
  expect(await watch.with(() => submit(host, 0))).toEqual([])
})

test.each([1, 2, 3, 5, 8, 13, 21, 34])('price %i shows to nobody else', async (price) => {
  const host = hosts[price % hosts.length]!
  expect(await watch.with(() => replace(host, price * 1_000_000))).toEqual([])
})

test.each(hosts.slice(0, 4))('that %s has withdrawn shows to nobody else', async (...host) => {
  expect(await watch.with(() => withdraw(host))).toEqual([])
})

test('so many pairs of scenarios were compared', () => expect(watch.pairs).toBeGreaterThan(200))
