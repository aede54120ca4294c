import { ApiRefusal } from '../../../demo/client'
import type { Scene } from '../../../demo/scene'
import { type Engine, startEngine } from '../../support/engine'
import { playStages, type StagesWorld } from '../../support/stages-world'
import { placesAbout, placesOfOffices, publicPlaces } from './places'
import { Watch, type Watcher } from './watch'

interface Ballot {
  readonly member: string
  readonly application: string
  readonly points: Readonly<Record<string, number>>
  readonly comment: string
}
interface Subject {
  readonly id: string
  readonly code: string
}

let engine: Engine
let world: StagesWorld
/** The council that votes, and the one whose members still answer. */
let voting: Scene
let seating: Scene
let votedOn: Subject
let seatedFor: Subject
let ballotWatch: Watch
let seatWatch: Watch

const clock = '2026-11-28T02:00:00.000Z'
let minutes = 0
function next(): string {
  minutes += 1
  return new Date(Date.parse(clock) + minutes * 60_000).toISOString()
}

const subjectOf = ({ taskId }: Scene): Promise<Subject> =>
  engine.db('tasks').where({ id: taskId }).first('id', 'code')

const sessionOf = (scene: Scene) => `/sessions/${scene.ids.get('selection')}`

async function signedIn(name: string, id: string, paths: readonly string[]): Promise<Watcher> {
  return { name, id, caller: await world.api.signIn(id), paths }
}

/** Whoever may not know of a ballot: offices, parties, an expert who does not sit, the public. */
async function ballotWatchers(): Promise<Watcher[]> {
  const session = `/api${sessionOf(voting)}`
  const about = [
    ...placesAbout(votedOn),
    ...[session, `${session}/quorum?present=P-072,P-073`, `${session}/ties`, `${session}/ballots/mine`],
  ]
  // Everybody who watches reads opened dossiers: that is recorded, and no secret.
  const offices = [...about, ...placesOfOffices(votedOn).filter((path) => !/kind=(dossier|file)/.test(path))]
  return [
    await signedIn('leader', 'P-003', offices),
    await signedIn('authority', 'P-001', offices),
    await signedIn('auditor', 'P-015', offices),
    await signedIn('administrator', 'P-016', offices),
    await signedIn('proposer', 'P-026', about),
    await signedIn('winner to be', 'P-035', about),
    await signedIn('other applicant', 'P-066', about),
    await signedIn('expert', 'P-101', about),
    { name: 'public', id: undefined, caller: world.api.anonymous, paths: publicPlaces(votedOn) },
  ]
}

/** Whoever may not know who judges: the parties, an expert who does not sit, the public. */
async function seatWatchers(): Promise<Watcher[]> {
  const session = `/api${sessionOf(seating)}`
  const about = [...placesAbout(seatedFor), session, `${session}/ties`, `${session}/events`]
  return [
    await signedIn('proposer', 'P-017', about),
    await signedIn('applicant', 'P-054', about),
    await signedIn('other applicant', 'P-030', about),
    await signedIn('third applicant', 'P-058', about),
    await signedIn('expert', 'P-101', about),
    { name: 'public', id: undefined, caller: world.api.anonymous, paths: publicPlaces(seatedFor) },
  ]
}

beforeAll(async () => {
  engine = await startEngine()
  world = await playStages(engine, [['T21', 'selection/castBallots'], ['T22']])
  voting = world.scenes.get('T21')!
  seating = world.scenes.get('T22')!
  votedOn = await subjectOf(voting)
  seatedFor = await subjectOf(seating)
  await world.client.as('P-016', { path: '/clock', body: { businessTime: clock } })
  ballotWatch = new Watch(engine.db, world.api.url, await ballotWatchers())
  await ballotWatch.begin()
}, 120_000)

afterAll(async () => {
  await world?.api.stop()
  await engine?.stop()
})

const members = ['P-081', 'P-082', 'P-083', 'P-079']
const ballots = () => voting.part<{ ballots: Ballot[] }>('selection').ballots
/**
 * Everybody looks again after every fourth ballot. Once the last one is in, the sitting waits for its
 * conclusion, and that is no secret.
 */
const looksAfter = (ballot: Ballot) => {
  const index = ballots().indexOf(ballot)
  return index % 4 === 0 && index < ballots().length - 1
}
const indexes = (count: number) => Array.from({ length: count }, (_, index) => index)
const dossierOf = ({ application }: Ballot) => voting.ids.get(application)!

test.each(indexes(12))('the score of draft %i shows to nobody else', async (index) => {
  const ballot = ballots()[index % members.length]!
  const version = Math.floor(index / members.length)
  const points = { ...ballot.points, overview: 12 - version }
  const body = { taskId: votedOn.id, application: dossierOf(ballot), version, draft: { points } }
  const keep = () =>
    world.client.as(ballot.member, { method: 'PUT', path: `${sessionOf(voting)}/ballots/draft`, body })
  expect(await ballotWatch.with(keep)).toEqual([])
})

test('ballots show to nobody else before the conclusion, not even as words of a stream', async () => {
  const follower = await world.api.signIn('P-079')
  const stop = new AbortController()
  const response = await fetch(`${world.api.url}/api${sessionOf(voting)}/events`, {
    headers: { Cookie: follower.cookie },
    signal: stop.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = (await reader.read()).value ?? ''
  for (const ballot of ballots()) {
    const { member, application: _of, points, comment } = ballot
    const body = { taskId: votedOn.id, application: dossierOf(ballot), points, comment }
    const path = `${sessionOf(voting)}/ballots`
    const cast = () => world.client.as(member, { path, body, key: `cast-${member}-${minutes}`, at: next() })
    if (looksAfter(ballot)) expect(await ballotWatch.with(cast)).toEqual([])
    else await cast()
  }
  const conclusion = { taskId: votedOn.id, minutes: 'Đã kiểm phiếu.', lumpSum: 'final' }
  await world.client.as('P-072', {
    path: `${sessionOf(voting)}/conclusions`,
    body: conclusion,
    key: 'concluding',
    at: next(),
  })
  // The first word that the follower hears is the conclusion's.
  while (!heard.includes('event:')) heard += (await reader.read()).value ?? ''
  expect(heard.match(/event: \w+/g)).toEqual(['event: changed'])
  stop.abort()
}, 120_000)

const others = ['P-102', 'P-103', 'P-105', 'P-107', 'P-109', 'P-070', 'P-086', 'P-088', 'P-090']

/** Lets an expert sit instead of a member; false where the rules of the council refuse that. */
async function replacedBy(person: string, other: string): Promise<boolean> {
  const body = { person, replacement: { person: other } }
  const path = `${sessionOf(seating)}/replacements`
  const request = { path, body, key: `replace-${person}-${other}`, at: next() }
  return world.client.as('P-002', request).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ApiRefusal) return false
      throw error
    },
  )
}

/** The first of the others whom the rules let sit instead of a member. */
async function replaced(person: string): Promise<void> {
  for (const [index, other] of others.entries()) {
    if (!(await replacedBy(person, other))) continue
    others.splice(index, 1)
    return
  }
  throw new Error(`Nobody may sit instead of ${person}`)
}

describe('who judges', () => {
  // The conclusion before is public: everybody begins to look after it.
  beforeAll(async () => {
    seatWatch = new Watch(engine.db, world.api.url, await seatWatchers())
    await seatWatch.begin()
  })

  test.each(members)(
    'that %s has declared a conflict, and who judges instead, shows to no party',
    async (person) => {
      const body = { kind: 'sameEmployer', with: 'P-054' }
      const declare = () =>
        world.client.as(person, {
          path: `${sessionOf(seating)}/conflicts`,
          body,
          key: `conflict-${person}`,
          at: next(),
        })
      expect(await seatWatch.with(declare)).toEqual([])
      expect(await seatWatch.with(() => replaced(person))).toEqual([])
    },
  )
})

test('so many pairs of scenarios were compared', () => {
  expect(ballotWatch.pairs).toBeGreaterThan(100)
  expect(seatWatch.pairs).toBeGreaterThan(30)
})
