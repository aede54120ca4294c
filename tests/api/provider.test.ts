import type { ProviderSettings } from '../../api/identity/settings'
import { resealNationalIds } from '../../db/identity/national-ids'
import { getFreePort } from '../../scripts/runtime/ports'
import { identityInTests, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { addPerson } from '../support/people'
import { client, type RunningProvider, startProvider } from '../support/provider'

// The address by which the browser knows the site; requests go to where it really listens.
const origin = 'http://localhost:3999'
const place = '/api/session/provider'

let engine: Engine
let provider: RunningProvider
let api: RunningApi
const clock = Date.parse('2026-11-28T02:00:00.000Z')

const settings = (more: Partial<ProviderSettings> = {}): ProviderSettings => ({
  issuer: provider.issuer,
  clientId: client.id,
  clientSecret: client.secret,
  name: 'tài khoản thử',
  scope: 'openid email',
  emailClaim: 'email',
  verifiedClaim: 'email_verified',
  ...more,
})
const serve = (more: Partial<ProviderSettings> = {}) =>
  startApi(engine, {
    now: () => clock,
    origin,
    identity: { ...identityInTests, provider: settings(more) },
  })

beforeAll(async () => {
  engine = await startEngine()
  provider = await startProvider(`${origin}${place}/return`)
  api = await serve()
  await addPerson(engine.db, { id: 'P-1', roles: ['dostOfficer'] })
  await addPerson(engine.db, { id: 'P-2', roles: ['expert'] })
})

afterAll(async () => {
  await api?.stop()
  await provider?.stop()
  await engine?.stop()
})

/** A browser: keeps cookies by host, and is led on by hand. */
function browser(at: RunningApi) {
  const jar = new Map<string, string>()
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    jar,
    async get(address: string) {
      const url = address.startsWith('/') ? at.url + address : address.replace(origin, at.url)
      const response = await fetch(url, { redirect: 'manual', headers: { Cookie: cookies() } })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const name = pair.slice(0, pair.indexOf('='))
        const value = pair.slice(name.length + 1)
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      const location = response.headers.get('location')
      return { response, location: location && new URL(location, url).href.replace(at.url, origin) }
    },
  }
}

type Browser = ReturnType<typeof browser>

/** Follows the browser from the sign-in page to the provider and back to the site's door. */
async function toReturn(one: Browser, start = `${place}?tiep=/nhiem-vu`): Promise<string> {
  let { location } = await one.get(start)
  while (location && !location.startsWith(`${origin}${place}/return`))
    ({ location } = await one.get(location))
  if (!location) throw new Error('The provider did not send the browser back')
  return location
}

async function signedInBy(account: string, at = api) {
  provider.signsIn = account
  const one = browser(at)
  const { location } = await one.get(await toReturn(one))
  const me = await one.get('/api/me')
  return { location: location?.replace(origin, ''), status: me.response.status, one }
}

test('a verified address signs in the person who has it, and back to the page that was wanted', async () => {
  provider.accounts.set('a-1', { email: 'P-1@DETAI.example', email_verified: true })
  const { location, status } = await signedInBy('a-1')
  expect(location).toBe('/dang-nhap?buoc=xong&tiep=%2Fnhiem-vu')
  expect(status).toBe(200)
  expect(await engine.db('identity_links').select('subject', 'person_id')).toEqual([
    { subject: 'a-1', person_id: 'P-1' },
  ])
  const kinds = await engine.db('identity_events').where({ person_id: 'P-1' }).orderBy('seq').pluck('kind')
  expect(kinds).toEqual(['identityLinked', 'signIn'])
})

test('once linked, the account counts and not the address', async () => {
  provider.accounts.set('a-1', { email: 'p-2@detai.example', email_verified: true })
  const { one } = await signedInBy('a-1')
  const me = await one.get('/api/me')
  expect(await me.response.json()).toMatchObject({ id: 'P-1' })
})

test.each([
  ['whom nobody here knows', { email: 'la@detai.example', email_verified: true }, 'unknown'],
  ['whose address is not verified', { email: 'p-2@detai.example', email_verified: false }, 'unverified'],
  [
    'whose address is said to be verified in words',
    { email: 'p-2@detai.example', email_verified: 'yes' },
    'unverified',
  ],
  ['without an address', {}, 'unverified'],
])('somebody %s is refused, told so, and never added', async (_what, account, fault) => {
  const people = await engine.db('people').count()
  provider.accounts.set('a-9', account)
  const { location, status } = await signedInBy('a-9')
  expect([location, status]).toEqual([`/dang-nhap?loi=${fault}`, 401])
  expect(await engine.db('people').count()).toEqual(people)
  expect(await engine.db('identity_links').where({ subject: 'a-9' })).toEqual([])
  const [event] = await engine.db('identity_events').orderBy('seq', 'desc')
  expect(event).toMatchObject({ kind: 'signIn', outcome: 'refused', detail: { why: fault } })
})

test('the answer of another sign-in, or a forged one, is refused', async () => {
  provider.signsIn = 'a-1'
  const [mine, other] = [browser(api), browser(api)]
  const [own, theirs] = [await toReturn(mine), await toReturn(other)]
  const refused = { location: `${origin}/dang-nhap?loi=failed` }
  expect(await mine.get(theirs)).toMatchObject(refused)
  // The cookie of the sign-in is gone with the first answer.
  expect(await mine.get(own)).toMatchObject({ location: `${origin}/dang-nhap?loi=lost` })
  const third = browser(api)
  const right = new URL(await toReturn(third))
  right.searchParams.set('state', 'khac')
  expect(await third.get(right.href)).toMatchObject(refused)
})

test('a code is worth nothing without the verifier and the cookie of its sign-in', async () => {
  provider.signsIn = 'a-1'
  const victim = browser(api)
  const back = await toReturn(victim)
  expect(await browser(api).get(back)).toMatchObject({ location: `${origin}/dang-nhap?loi=lost` })
  const thief = browser(api)
  await thief.get(place)
  const stolen = new URL(await toReturn(thief))
  stolen.searchParams.set('code', new URL(back).searchParams.get('code') ?? '')
  expect(await thief.get(stolen.href)).toMatchObject({ location: `${origin}/dang-nhap?loi=failed` })
})

test('the provider is asked with PKCE, state and nonce; the cookie is sealed from scripts', async () => {
  const one = browser(api)
  const { response, location } = await one.get(place)
  const asked = new URL(location ?? '').searchParams
  expect(asked.get('code_challenge_method')).toBe('S256')
  for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{40,}$/)
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/; Path=\/api\/session\/provider; .*HttpOnly; SameSite=Lax/)
  expect(cookie).not.toContain(asked.get('state'))
})

test('a second factor is asked for after the provider as well', async () => {
  await engine.db('second_factors').insert({
    ...{ person_id: 'P-2', key_id: 'k1', sealed: Buffer.alloc(40) },
    ...{ added_at: new Date(clock), confirmed_at: new Date(clock) },
  })
  provider.accounts.set('a-2', { email: 'p-2@detai.example', email_verified: true })
  const { location, status } = await signedInBy('a-2')
  expect([location, status]).toEqual(['/dang-nhap?buoc=ma&tiep=%2Fnhiem-vu', 401])
})

test('where people are named by their national number, the address counts for nothing', async () => {
  await addPerson(engine.db, { id: 'P-3', roles: [] })
  await engine.db('people').where({ id: 'P-3' }).update({ unsealed_national_id: '001099000001' })
  expect(await resealNationalIds(engine.db, identityInTests.keys)).toBe(1)
  const named = await serve({ nationalIdClaim: 'cccd' })
  provider.accounts.set('a-3', { cccd: '001099000001', email: 'p-1@detai.example', email_verified: true })
  const { status, one } = await signedInBy('a-3', named)
  expect(status).toBe(200)
  expect(await (await one.get('/api/me')).response.json()).toMatchObject({ id: 'P-3' })
  provider.accounts.set('a-4', { email: 'p-1@detai.example', email_verified: true })
  expect((await signedInBy('a-4', named)).location).toBe('/dang-nhap?loi=unverified')
  await named.stop()
})

test('while the provider does not answer, whoever goes there is told so', async () => {
  const port = await getFreePort()
  const down = await serve({ issuer: `http://127.0.0.1:${port}` })
  expect(await browser(down).get(place)).toMatchObject({ location: `${origin}/dang-nhap?loi=failed` })
  await down.stop()
})

test('the page is told of the provider where there is one', async () => {
  const ways = (at: RunningApi) => at.anonymous.get('/api/session/ways')
  expect((await ways(api)).body).toEqual({ provider: { name: 'tài khoản thử' } })
  const plain = await startApi(engine)
  expect((await ways(plain)).body).toEqual({ provider: null })
  expect(await plain.anonymous.get(place)).toMatchObject({
    status: 404,
    body: { code: 'session/no-provider' },
  })
  await plain.stop()
})
