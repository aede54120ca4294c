import { clear, followed } from '../../support/classified'
import { type Engine, startEngine } from '../../support/engine'
import { playStages, type StagesWorld } from '../../support/stages-world'
import { placesAbout, placesOfOffices, publicPlaces } from './places'
import { Watch, type Watcher } from './watch'

let engine: Engine
let world: StagesWorld
let watch: Watch
const clock = '2026-11-28T02:00:00.000Z'
const at = (day: number) => `2026-11-${day}T03:00:00.000Z`
const leader = 'P-003'

/** Everybody without a clearance, whatever their role, and the public. */
async function watchers(): Promise<Watcher[]> {
  const task = await engine.db('tasks').where({ classified: false }).first('id', 'code')
  const about = [
    ...placesAbout(task),
    ...[
      '/api/tasks?stage=execution',
      '/api/tasks?outcome=classified',
      '/api/tasks?q=NVM',
      '/api/tasks/NVM-2026-001',
    ],
  ]
  const offices = [...about, ...placesOfOffices(task)]
  const signedIn = async (name: string, id: string, paths: readonly string[]): Promise<Watcher> => ({
    ...{ name, id, caller: await world.api.signIn(id), paths },
  })
  return [
    await signedIn('uncleared leader', 'P-004', offices),
    await signedIn('officer', 'P-005', offices),
    await signedIn('administrator', 'P-016', offices),
    await signedIn('proposer', 'P-017', about),
    await signedIn('expert', 'P-101', about),
    {
      ...{ name: 'public', id: undefined, caller: world.api.anonymous },
      paths: [...publicPlaces(task), '/tra-cuu/NVM-2026-001'],
    },
  ]
}

beforeAll(async () => {
  engine = await startEngine()
  world = await playStages(engine, [['T25', 'call/submitApplication']])
  await engine.db('clearances').delete()
  await clear(engine.db, leader)
  await world.client.as('P-016', { path: '/clock', body: { businessTime: clock } })
  watch = new Watch(engine.db, world.api.url, await watchers())
  await watch.begin()
}, 120_000)

afterAll(async () => {
  await world?.api.stop()
  await engine?.stop()
})

const stages = ['acceptance', 'closing'] as const
let registered = ''

test('that there is a classified task shows to nobody who is not cleared', async () => {
  const register = async () => {
    const body = { ...followed, on: '2026-11-02' }
    await world.client.as(leader, { path: '/tasks/classified', body, key: 'register-1', at: at(20) })
    registered = (await engine.db('tasks').where({ classified: true }).first('id')).id
  }
  expect(await watch.with(register)).toEqual([])
})

test.each(stages)('nor that it has moved on to %s', async (stage) => {
  const path = `/tasks/${registered}/classified/stages`
  const advance = () =>
    world.client.as(leader, { path, body: { stage, on: '2026-11-20' }, key: `advance-${stage}`, at: at(21) })
  expect(await watch.with(advance)).toEqual([])
})

test('nor that it has ended', async () => {
  const path = `/tasks/${registered}/classified/end`
  const close = () =>
    world.client.as(leader, { path, body: { on: '2026-11-21' }, key: 'close-the-task', at: at(22) })
  expect(await watch.with(close)).toEqual([])
})
