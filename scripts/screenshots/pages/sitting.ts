import { newCouncil, others, cast as people, recommending } from '../../../tests/web/flows/council-state'
import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

const counters = ['P-078', 'P-080', 'P-081']
const absent = 'P-082'
const late = 'P-080'

async function scanOf({ db }: World): Promise<{ readonly name: string; readonly sha256: string }> {
  const sha256 = 'c'.repeat(64)
  const name = 'phieu-giay.pdf'
  await db('files').insert({ sha256, size_bytes: 1, media_type: 'application/pdf' }).onConflict().ignore()
  await db('uploads').insert({ sha256, person_id: people.officer, name }).onConflict().ignore()
  return { name, sha256 }
}

interface Sitting {
  readonly id: string
  readonly taskId: string
  readonly at: string
}

const paperOf = (member: string, { taskId }: Sitting) => ({ ...recommending(taskId), member })

async function entered(world: World, sitting: Sitting, member: string): Promise<void> {
  const body = { ...paperOf(member, sitting), evidence: [await scanOf(world)] }
  await world.act(people.officer, { path: `/api/sessions/${sitting.id}/paper-ballots`, body, at: sitting.at })
}

const enteredAgain = (world: World, { id, at, ...sitting }: Sitting, member: string) =>
  world.act(people.scientificSecretary, {
    path: `/api/sessions/${id}/paper-ballots/confirmations`,
    ...{ body: paperOf(member, { id, at, ...sitting }), at },
  })

/** A council that votes: two members by paper, one of them entered twice. */
async function voting(world: World): Promise<Sitting> {
  const sitting = await newCouncil(world)
  const { id, taskId, at } = sitting
  const session = `/api/sessions/${id}`
  await world.act(absent, { path: `${session}/invitation/acceptance`, at })
  const present = [people.chair, ...others].map((person) => ({ person }))
  const opening = { present, countingPanel: counters, panelConfirms: true }
  await world.act(people.chair, { path: `${session}/sitting`, body: opening, at })
  for (const person of [people.chair, ...others].filter((one) => one !== absent && one !== late)) {
    await world.act(person, { path: `${session}/ballots`, body: recommending(taskId), at })
  }
  await entered(world, sitting, absent)
  await entered(world, sitting, late)
  await enteredAgain(world, sitting, absent)
  return sitting
}

/** Another one, in which the first of the panel has confirmed the count. */
async function counting(world: World): Promise<Sitting> {
  const sitting = await voting(world)
  const { id, taskId, at } = sitting
  await enteredAgain(world, sitting, late)
  const body = { taskId, cast: others.length + 1, invalid: 0 }
  await world.act(counters[0] ?? '', { path: `/api/sessions/${id}/counts`, body, at })
  return sitting
}

/** What is made once in a world, whatever the width of the picture. */
function once(make: (world: World) => Promise<Sitting>): (world: World) => Promise<Sitting> {
  const made = new WeakMap<World, Promise<Sitting>>()
  return (world) => {
    const sitting = made.get(world) ?? make(world)
    made.set(world, sitting)
    return sitting
  }
}

const votingOnce = once(voting)
const countingOnce = once(counting)
const at =
  (sitting: (world: World) => Promise<Sitting>, rest: (sitting: Sitting) => string = () => '') =>
  async (world: World): Promise<string> => {
    const found = await sitting(world)
    return `/phien/${found.id}${rest(found)}`
  }

/** A sitting while it votes and counts. */
export const sittingShots: readonly Shot[] = [
  { name: 'phien-thu-ky', person: people.officer, path: at(votingOnce) },
  { name: 'phieu-giay', person: people.officer, path: at(votingOnce, () => '/phieu-giay') },
  {
    name: 'phieu-giay-doi-chieu',
    person: people.scientificSecretary,
    path: at(votingOnce, ({ taskId }) => `/phieu-giay?phieu=${taskId}&nguoi=${late}`),
  },
  { name: 'phien-kiem-phieu', person: counters[2] ?? '', path: at(countingOnce) },
  { name: 'phien-cho-kiem-phieu', person: people.chair, path: at(countingOnce) },
]
