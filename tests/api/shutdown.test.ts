import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect as openSocket, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getFreePort } from '../../scripts/runtime/ports'
import { freshDatabase, temporalServer } from '../support/services'

const root = join(__dirname, '..', '..')
const running: ChildProcess[] = []
let dataFolder: string
let database: Awaited<ReturnType<typeof freshDatabase>>

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'detai-shutdown-'))
  database = await freshDatabase()
})

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await database?.drop()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function startServer(): Promise<{ child: ChildProcess; port: number; exited: Promise<unknown[]> }> {
  const port = await getFreePort()
  const { address, namespace } = await temporalServer()
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      DETAI_DATA_DIR: dataFolder,
      DATABASE_URL: database.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      LOG_LEVEL: 'error',
    },
  })
  running.push(child)
  const exited = once(child, 'exit')
  const [message] = await once(child, 'message')
  expect(message).toEqual({ ready: true })
  return { child, port, exited }
}

/** Whether the port still takes connections. */
async function takesConnections(port: number): Promise<boolean> {
  const socket = openSocket(port, '127.0.0.1')
  const taken = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false)
  socket.destroy()
  return taken
}

async function answerOf(socket: Socket): Promise<string> {
  let text = ''
  for await (const chunk of socket) text += chunk
  return text
}

test('SIGTERM ends no request in the middle, and then the process', async () => {
  const { child, port, exited } = await startServer()
  const body = JSON.stringify({ email: 'khong-co@detai.example', password: 'sai' })
  const socket = openSocket(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    [
      'POST /api/session HTTP/1.1',
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
      '\r\n',
    ].join('\r\n'),
  )
  // The server has begun with the request when it asks for the rest.
  await once(socket, 'data')
  child.kill('SIGTERM')
  while (await takesConnections(port));
  const answer = answerOf(socket)
  socket.write(body)
  expect(await answer).toMatch(/^HTTP\/1\.1 401 [\s\S]*session\/wrong-credentials/)
  expect(await exited).toEqual([0, null])
})

test('a server whose supervisor has gone stops by itself', async () => {
  const { child, exited } = await startServer()
  child.disconnect()
  expect(await exited).toEqual([0, null])
})
