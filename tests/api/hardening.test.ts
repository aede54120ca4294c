import { request } from 'node:http'
import { connect } from 'node:net'
import { type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'

let engine: Engine
let plain: RunningApi
let secure: RunningApi

beforeAll(async () => {
  engine = await startEngine()
  plain = await startApi(engine)
  secure = await startApi(engine, { origin: 'https://khcn.example.vn' })
  await plain.join({ id: 'P-1', roles: ['dostOfficer'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await plain?.stop()
  await secure?.stop()
  await engine?.stop()
})

const get = (path: string, headers = {}) => fetch(plain.url + path, { headers, redirect: 'manual' })
const port = () => Number(new URL(plain.url).port)

/** The status of a request that `fetch` does not let one make. */
function statusOf(method: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(plain.url + path, { method }, (res) => {
      res.resume()
      resolve(res.statusCode ?? 0)
    })
    asked.once('error', reject)
    asked.end()
  })
}

/** The first line of what bytes on the wire are answered with. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port(), '127.0.0.1', () => socket.end(bytes))
    socket.once('data', (data) => resolve(data.toString().split('\r\n')[0] ?? ''))
    socket.once('error', reject)
  })
}

test.each(['/api/codes', '/api/tasks', '/', '/api/docs', '/khong-co'])(
  '%s says what it is and what a browser may do with it',
  async (path) => {
    const { headers } = await get(path)
    expect(headers.get('content-type')).toMatch(/; charset=utf-8$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).toMatch(/object-src 'none'|default-src 'none'/)
    expect(headers.get('content-security-policy')).toMatch(/base-uri '(none|self)'/)
    expect(headers.get('x-powered-by')).toBeNull()
  },
)

test('answers of the API are kept by no cache', async () => {
  expect((await get('/api/codes')).headers.get('cache-control')).toBe('no-store')
})

test('another site is told nothing, whoever it says that it is', async () => {
  for (const path of ['/api/codes', '/api/me']) {
    const { headers } = await get(path, { Origin: 'https://la.example' })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
})

test('with https the session’s cookie belongs to this host alone, and browsers stay with https', async () => {
  const answer = await fetch(`${secure.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-Proto': 'https' },
    body: JSON.stringify({ email: 'P-1@detai.example', password: 'mat-khau-thu-nghiem' }),
  })
  expect(answer.status).toBe(200)
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-detai\.sid=.*; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  const left = await fetch(`${secure.url}/api/session`, {
    method: 'DELETE',
    headers: { Cookie: cookie.split(';')[0] ?? '', 'X-Forwarded-Proto': 'https' },
  })
  expect(left.headers.get('set-cookie')).toMatch(/^__Host-detai\.sid=; Path=\/; Expires=.*1970.*Secure/)
})

test('TRACE is no method here', async () => {
  expect(await statusOf('TRACE', '/api/codes')).toBe(405)
  expect(await statusOf('TRACE', '/')).toBeGreaterThanOrEqual(400)
})

test('a request with two lengths is not read', async () => {
  const lines = ['POST /api/session HTTP/1.1', 'Host: localhost', 'Content-Length: 2', 'Content-Length: 30']
  expect(await answerTo(`${lines.join('\r\n')}\r\n\r\n{}`)).toBe('HTTP/1.1 400 Bad Request')
  const both = [...lines.slice(0, 3), 'Transfer-Encoding: chunked']
  expect(await answerTo(`${both.join('\r\n')}\r\n\r\n0\r\n\r\n`)).toBe('HTTP/1.1 400 Bad Request')
})

test('a parameter that comes twice is none', async () => {
  expect((await get('/api/calls?limit=1&limit=2')).status).toBe(400)
})

test('an address that is encoded twice is decoded once', async () => {
  expect((await get('/api/acts/%73ubmitProposal')).status).toBe(200)
  expect((await get('/api/acts/%2573ubmitProposal')).status).toBe(404)
})

test.each(['/.git/config', '/package.json', '/.env', '/config.ts', '/assets/..%2f..%2fpackage.json'])(
  'no part of the checkout is served: %s',
  async (path) => expect((await get(path)).status).toBe(404),
)

test.each(['/metrics', '/readyz'])('%s is not there for whoever comes through the proxy', async (path) => {
  expect((await get(path)).status).toBe(200)
  expect((await get(path, { 'X-Forwarded-For': '203.0.113.7' })).status).toBe(404)
})
