import { acts } from '../../../api/acts'
import type { ActDefinition } from '../../../api/acts/act'
import { ordinaryLimits } from '../../../api/deps'
import type { RouteDefinition } from '../../../api/route'
import { allRoutes } from '../../../api/routes'
import { type Engine, startEngine } from '../../support/engine'
import { type Played, playStages, type StagesWorld } from '../../support/stages-world'
import { mayDo } from './acts'
import { disagreements } from './agreement'
import * as asking from './asking'
import { type Answered, isAs, told, wrongOf } from './asking'
import type { Expected, TaskObject } from './expected'
import * as expected from './expected'
import { People, type Person } from './people'
import { mayCall } from './reads'
import { bodyOf, filled, queryOf, sampleOf } from './sample'

/** A task resting in each stage, one that has ended, and one that is classified. */
const played: readonly Played[] = [
  ...(['T28', 'T26', 'T25', 'T22', 'T21', 'T20', 'T19', 'T18', 'T17'] as const).map((id) => [id] as const),
  ...(['T07', 'T08'] as const).map((id) => [id] as const),
]

let engine: Engine
let world: StagesWorld
let people: People
let strangers: readonly Person[]
let objects: readonly (TaskObject & {
  readonly stage: string
  readonly tranche: string
  readonly dossier: string
})[]
let sittings: readonly { readonly id: string; readonly task: string }[]
/** Everyone who is looked at, by the task that they are looked at for. */
const around = new Map<string, readonly Person[]>()

const routes = allRoutes(ordinaryLimits)

beforeAll(async () => {
  engine = await startEngine()
  world = await playStages(engine, played)
  const { db } = engine
  people = new People(db, world.api)
  strangers = [...(await people.ofEveryRole()), ...(await people.outside())]
  const tasks = await db('tasks').orderBy('code')
  objects = await Promise.all(
    tasks.map(async (task) => ({
      ...{ id: task.id, classified: task.classified, stage: task.stage },
      organisations: [task.proposer_organisation, task.host_organisation],
      call: await db('calls').where({ task_id: task.id }).orderBy('round', 'desc').first('host'),
      tranche: String((await db('tranches').where({ task_id: task.id }).first('request'))?.request ?? 1),
      dossier: (await db('applications').where({ task_id: task.id }).first('id'))?.id ?? 'none',
    })),
  )
  const councils: { id: string; task: string; kind: string }[] = await db('council_agenda as a')
    .join('councils as c', 'c.session_id', 'a.session_id')
    .orderBy('c.session_id')
    .select('c.session_id as id', 'a.task_id as task', 'c.kind')
  const kinds = ['determination', 'selection', 'acceptance']
  sittings = kinds.flatMap((kind) => councils.filter((one) => one.kind === kind).slice(0, 2))
  for (const { id } of objects) {
    around.set(id, [...strangers, ...(await people.around(id)), await people.keptOut(id)])
  }
}, 600_000)

afterAll(async () => {
  await world?.api.stop()
  await engine?.stop()
})

/** Asks the world's API. */
const answered = (who: Person, method: string, path: string, body?: object): Promise<Answered> =>
  asking.answered(world.api.url, who, method, path, body)

test('every route and every act stands in the matrix, and nothing else does', () => {
  expect(Object.keys(mayCall).sort()).toEqual(routes.map(({ name }) => name).sort())
  expect(Object.keys(mayDo).sort()).toEqual(acts.map(({ name }) => name).sort())
})

test('the world has a task in every stage that people decide about', () => {
  expect([...new Set(objects.map(({ stage }) => stage))].sort()).toEqual(
    [
      'acceptance',
      'appraisal',
      'award',
      'call',
      'closing',
      'contracting',
      'determination',
      'execution',
      'ordering',
      'selection',
    ].sort(),
  )
  expect(objects.filter(({ classified }) => classified)).toHaveLength(1)
  expect(sittings.length).toBeGreaterThan(4)
})

const isOf = (name: string, ...kinds: string[]) => kinds.includes(expected.ruleOf(name).kind)
const onTask = routes.filter(({ name }) => isOf(name, 'task', 'task head', 'task or applicant'))
const onSitting = routes.filter(({ name }) => isOf(name, 'sitting', 'sitting head'))
const elsewhere = routes.filter(
  (route) => ![...onTask, ...onSitting].includes(route) && !isOf(route.name, 'dossier'),
)

test('routes for everyone, for who is signed in, and for roles', async () => {
  // Signing in and out changes who asks; what is brought in comes in another form.
  const apart = ['signIn', 'signOut', 'endOwnSessions', 'uploadFile']
  const asked = elsewhere.filter(({ name }) => !apart.includes(name))
  const cases = asked.flatMap((route) => strangers.map((who) => ({ route, who })))
  expect(
    await wrongOf(cases, async ({ route, who }) => {
      const cell = expected.callOfRole(route.name, who)
      const body = route.method === 'get' ? undefined : {}
      const answer = await answered(who, route.method.toUpperCase(), filled(route.path, {}), body)
      return isAs(cell, answer, false) ? undefined : told(route.name, who, cell, answer)
    }),
  ).toEqual([])
}, 600_000)

test('routes about a task: own, another unit’s, kept out, in every stage', async () => {
  const authority = strangers.find(({ as }) => as.startsWith('authority'))!
  const cases = onTask.flatMap((route) =>
    objects.flatMap((object) => around.get(object.id)!.map((who) => ({ route, object, who }))),
  )
  const isThere = new Map<string, Promise<boolean>>()
  const ask = (route: RouteDefinition, { id: taskId, tranche }: (typeof objects)[number], who: Person) => {
    const path = filled(route.path, { taskId, tranche }) + queryOf(route.query)
    return answered(who, route.method.toUpperCase(), path, bodyOf(route))
  }
  expect(
    await wrongOf(cases, async ({ route, object, who }) => {
      const at = `${route.name} ${object.id}`
      const there = isThere.get(at) ?? ask(route, object, authority).then(({ status }) => status !== 404)
      isThere.set(at, there)
      const cell = expected.callOnTask(route.name, who, object, typeof route.access === 'object')
      const answer = await ask(route, object, who)
      return isAs(cell, answer, await there) ? undefined : told(`${at} (${object.stage})`, who, cell, answer)
    }),
  ).toEqual([])
}, 600_000)

test('routes about a council’s sitting', async () => {
  const cases = onSitting.flatMap((route) =>
    sittings.flatMap((sitting) => around.get(sitting.task)!.map((who) => ({ route, sitting, who }))),
  )
  expect(
    await wrongOf(cases, async ({ route, sitting, who }) => {
      const cell = expected.callOnSitting(route.name, who, sitting.id)
      const path = filled(route.path, { sessionId: sitting.id })
      const answer = await answered(
        who,
        route.method.toUpperCase(),
        path,
        bodyOf(route, { taskId: sitting.task }),
      )
      return isAs(cell, answer, true) ? undefined : told(`${route.name} ${sitting.id}`, who, cell, answer)
    }),
  ).toEqual([])
}, 600_000)

test('a sealed dossier is its applicants’ alone, an opened one also the offices’', async () => {
  const rows = await engine
    .db('applications')
    .join('calls', (on) =>
      on.on('calls.task_id', 'applications.task_id').on('calls.round', 'applications.round'),
    )
    .select('applications.id', 'applications.task_id as task', 'applicants', 'calls.opened_at as openedAt')
  expect(rows.some(({ openedAt }) => openedAt === null)).toBe(true)
  const cases = rows.flatMap((dossier) => around.get(dossier.task)!.map((who) => ({ dossier, who })))
  expect(
    await wrongOf(cases, async ({ dossier, who }) => {
      const ties = who.known?.ties.filter(({ taskId }) => taskId === dossier.task) ?? []
      // Those who judge it are another test's: tests/api/call.
      if (dossier.openedAt && ties.some(({ relation }) => /council|appraisal/.test(relation)))
        return undefined
      const isOut = ties.some(({ relation }) => relation === 'conflicted')
      const isOffice =
        who.known &&
        expected.seen(who.known, objects.find(({ id }) => id === dossier.task)!) === 'full' &&
        who.known.roles.some((role) => expected.isOfficeRole(role))
      const mayRead =
        dossier.applicants.includes(who.id) || (dossier.openedAt !== null && isOffice === true && !isOut)
      const cell = !who.known ? 'session/required' : mayRead ? 'allowed' : 'request/not-found'
      const answer = await answered(who, 'GET', `/tasks/${dossier.task}/applications/${dossier.id}`)
      return isAs(cell, answer, true) ? undefined : told(`dossier ${dossier.id}`, who, cell, answer)
    }),
  ).toEqual([])
})

const inSitting = acts.filter(({ path }) => path.includes('{sessionId}'))
const toTask = acts.filter(({ path }) => path.includes('{taskId}'))
const ofRole = acts.filter((act) => ![...inSitting, ...toTask].includes(act))

/** Whoever may do an act is told, after that, that a header of theirs is wrong: then nothing happens. */
const wasHeard = (cell: Expected, { code }: Answered) =>
  cell === 'allowed' ? code === 'request/seen-form' : code === cell

const send = (
  who: Person,
  { method, path, request }: ActDefinition,
  values: Readonly<Record<string, string>>,
  given = {},
) => answered(who, method.toUpperCase(), filled(path, values), sampleOf(request, given))

/** The tasks in an act's own stage, the classified one, and one in every other stage. */
function objectsFor({ kind }: ActDefinition): typeof objects {
  const first = new Map(objects.toReversed().map((object) => [object.stage, object]))
  return objects.filter(
    (object) => object.stage === kind || object.classified || first.get(object.stage) === object,
  )
}

test('acts to a task: own, another unit’s, kept out, in every stage', async () => {
  const cases = toTask.flatMap((act) =>
    objectsFor(act).flatMap((object) => around.get(object.id)!.map((who) => ({ act, object, who }))),
  )
  expect(
    await wrongOf(cases, async ({ act, object, who }) => {
      const cell = expected.actOnTask(act.name, who, object)
      const values = {
        taskId: object.id,
        tranche: object.tranche,
        applicationId: object.dossier,
        number: '1',
      }
      const answer = await send(who, act, values)
      return wasHeard(cell, answer)
        ? undefined
        : told(`${act.name} ${object.id} (${object.stage})`, who, cell, answer)
    }),
  ).toEqual([])
}, 600_000)

test('acts in a council’s sitting', async () => {
  const cases = inSitting.flatMap((act) =>
    sittings.flatMap((sitting) => around.get(sitting.task)!.map((who) => ({ act, sitting, who }))),
  )
  expect(
    await wrongOf(cases, async ({ act, sitting, who }) => {
      const cell = expected.actInSitting(act.name, who, sitting.id, 'taskId' in act.request.shape)
      const answer = await send(who, act, { sessionId: sitting.id }, { taskId: sitting.task })
      return wasHeard(cell, answer) ? undefined : told(`${act.name} ${sitting.id}`, who, cell, answer)
    }),
  ).toEqual([])
}, 600_000)

test('acts that begin something, or are of no single task', async () => {
  const cases = ofRole.flatMap((act) => strangers.map((who) => ({ act, who })))
  expect(
    await wrongOf(cases, async ({ act, who }) => {
      const cell = expected.actOfRole(act.name, who)
      const answer = await send(who, act, { year: '2026' })
      const isHidden =
        act.name === 'approveAppropriation' &&
        cell === 'rights/not-yours' &&
        answer.code === 'request/not-found'
      return isHidden || isAs(cell, answer, false) ? undefined : told(act.name, who, cell, answer)
    }),
  ).toEqual([])
})

test('lists, searches, counts and files agree with what each task answers', async () => {
  const tasks = await engine.db('tasks').select('id', 'code', 'title')
  const ids: string[] = await engine.db('people').whereNot({ id: 'M-expired' }).orderBy('id').pluck('id')
  const found = new Map<string, string[]>()
  for (const id of ids) {
    const { caller } = await people.person(id, id)
    const wrong = await disagreements(caller, tasks)
    if (wrong.length > 0) found.set(id, wrong)
  }
  expect(Object.fromEntries(found)).toEqual({})
}, 600_000)

test('what is sensitive and was read is recorded, with the ground on which it was', async () => {
  const { db } = engine
  const [officer, administrator] = [await people.person('P-005', ''), await people.person('P-016', '')]
  const file = await db('file_references as f')
    .join('applications as a', 'a.id', 'f.object_id')
    .join('calls as c', (on) => on.on('c.task_id', 'a.task_id').on('c.round', 'a.round'))
    .whereNotNull('c.opened_at')
    .first('f.sha256')
  expect((await answered(officer, 'GET', `/files/${file.sha256}`)).status).toBe(200)
  const letter = await db('outbox').where({ letter: 'orderReceived' }).first('message_id as id')
  const contents = `/letters/${encodeURIComponent(letter.id)}/contents`
  expect((await answered(administrator, 'GET', contents)).status).toBe(200)
  await world.api.deps.audit.flush()
  const rows = await db('audit_log').where({ result: 'done' }).distinct('kind', 'under')
  const grounds = rows.map(({ kind, under }) => `${kind} ${under}`)
  expect(grounds).toEqual(
    expect.arrayContaining([
      ...['file role:dostOfficer', 'letter role:admin', 'person role:admin', 'journal role:auditor'],
      ...['dossier role:dostOfficer', 'seat role:authority', 'seat relation:councilMember'],
      ...['ballot role:auditor', 'ballot relation:councilMember', 'export role:auditor'],
    ]),
  )
  expect(await db('audit_log').where({ result: 'done' }).whereNull('under').first()).toBeUndefined()
})
