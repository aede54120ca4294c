import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { requestLog } from '../../api/log'

/** Asks an address of a site that logs at a level; returns the status, the request's id and the lines. */
async function logged(level: 'debug' | 'info', path: string) {
  const lines: Record<string, unknown>[] = []
  const logger = pino(
    { level, base: null, timestamp: false },
    { write: (line) => lines.push(JSON.parse(line)) },
  )
  const app = express().use(requestLog(logger))
  app.get('/known/:id', (_req, res) => {
    res.json({})
  })
  app.get('/broken', (_req, res) => {
    res.status(503).end()
  })
  const server: Server = app.listen(0, '127.0.0.1')
  try {
    await new Promise((ready) => server.once('listening', ready))
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
    await answer.text()
    return { id: answer.headers.get('X-Request-Id'), lines }
  } finally {
    await new Promise((done) => server.close(done))
  }
}

test.each([
  ['debug', '/known/T-1?q=Nguy%E1%BB%85n', 20, 200, '/known/T-1'],
  ['info', '/unknown?q=Nguy%E1%BB%85n', 30, 404, '/unknown'],
  ['info', '/broken', 50, 503, '/broken'],
] as const)(
  'at level %s, %s is one line without its query',
  async (level, asked, severity, statusCode, path) => {
    const { id, lines } = await logged(level, asked)
    const req = { id, method: 'GET', path }
    const ms = expect.any(Number)
    expect(lines).toEqual([{ level: severity, req, res: { statusCode }, ms, msg: 'request completed' }])
  },
)

test('a good answer has an id, and is not in the log of an ordinary day', async () => {
  expect(await logged('info', '/known/T-1')).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    lines: [],
  })
})
