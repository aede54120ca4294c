import { acts } from '../../api/acts'
import { ordinaryLimits } from '../../api/deps'
import { allRoutes } from '../../api/routes'
import { type Role, roles } from '../../domain/life'
import { machines } from '../../domain/machines'
import { rights } from '../../domain/rights'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let api: RunningApi
let nobodyInParticular: Caller
const holders = new Map<Role, Caller>()

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  nobodyInParticular = await api.join({ id: 'P-0', roles: [], organisation: 'ORG-0' })
  for (const role of roles) {
    holders.set(role, await api.join({ id: `P-${role}`, roles: [role], organisation: 'ORG-0' }))
  }
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

const filled = (path: string) => `/api${path.replace(/\{\w+\}/g, 'khong-co')}`
const routes = allRoutes(ordinaryLimits)

test('every act of every machine is offered by the API and has its rights, and nothing else is', () => {
  const ofMachines = Object.values(machines).flatMap(({ acts: known }) => Object.keys(known))
  expect(acts.map(({ name }) => name).sort()).toEqual(ofMachines.sort())
  expect(Object.keys(rights).sort()).toEqual(ofMachines.sort())
})

test.each(acts.map(({ name, method, path }) => [name, method, path] as const))(
  'the act %s is refused to who is not signed in, and tells nothing of an unknown object',
  async (name, method, path) => {
    const anonymous = await api.anonymous.call(method.toUpperCase(), filled(path), {})
    expect(anonymous.status).toBe(401)
    const signedIn = await nobodyInParticular.call(method.toUpperCase(), filled(path), {})
    expect([name, signedIn.status >= 400 && signedIn.status < 500]).toEqual([name, true])
  },
)

const guarded = routes.filter(({ access }) => access !== 'public')

test.each(guarded.map((route) => [route.name, route] as const))(
  'the route %s is refused to who is not signed in',
  async (_name, route) => {
    const answer = await api.anonymous.call(route.method.toUpperCase(), filled(route.path))
    expect(answer).toMatchObject({ status: 401, body: { code: 'session/required' } })
  },
)

const ofRoles = routes.filter(({ access }) => typeof access === 'object')

test.each(ofRoles.map((route) => [route.name, route] as const))(
  'the route %s is for its roles only',
  async (_name, route) => {
    for (const [role, caller] of holders) {
      const { status, body } = await caller.call(route.method.toUpperCase(), filled(route.path))
      const refused = status === 403 && body.code === 'rights/role-needed'
      expect([role, refused]).toEqual([role, !(route.access as readonly Role[]).includes(role)])
    }
  },
)
