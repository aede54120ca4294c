import { execFileSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../db/connection'
import { drive } from '../../demo/drive'
import { provinceClient } from '../../demo/load'
import { tasks, timeline } from '../../demo/province'
import { Scene } from '../../demo/scene'
import { seedProvince } from '../../demo/seed'
import { temporaryInstallation } from '../../scripts/runtime/installation'
import { readRunning } from '../../scripts/runtime/lock'
import { type Launched, launch, launchTool } from './launch'

const aMinute = 60_000
const rows = timeline().filter(({ task }) => task === 'T25')
/** A council is appointed and has its papers. */
const before = rows.slice(0, 5)
/** It sits, votes and concludes; the order is approved and published; the call opens. */
const afterwards = rows.slice(5, 14)

let installation: Awaited<ReturnType<typeof temporaryInstallation>>
let running: Launched | undefined
let scene: Scene

beforeAll(async () => {
  installation = await temporaryInstallation()
  await start()
  const { databaseUrl } = readRunning(installation.config.dataFolder)!
  const db = connect(databaseUrl!, 2)
  await seedProvince(db)
  await db.destroy()
  scene = signedOut()
  await drive(scene, before)
  await stop()
}, 3 * aMinute)

afterAll(async () => {
  await stop()
  installation.remove()
}, aMinute)

async function start(): Promise<void> {
  running = launch(installation.environment)
  await running.printed(/Nhấn Ctrl-C/)
}

async function stop(): Promise<void> {
  running?.kill('SIGTERM')
  await running?.exited
  running = undefined
}

/** The task's people with no session of theirs. */
function signedOut(): Scene {
  const client = provinceClient(installation.config.origin)
  return new Scene(tasks().find(({ id }) => id === 'T25')!, client, () => undefined)
}

const inFolder = (name: string) => join(installation.config.dataFolder, name)

/** What a tool says in JSON, a line at a time. */
async function said(tool: string, ...args: string[]): Promise<Record<string, unknown>[]> {
  const launched = launchTool(tool, installation.environment, ['--json', ...args])
  await launched.exited
  const lines = launched
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  if (lines.length === 0) throw new Error(launched.output())
  return lines.map((line) => JSON.parse(line))
}

async function violated(): Promise<unknown[]> {
  return (await said('verify')).filter(({ ok }) => ok !== true)
}

test(
  'a database whose Temporal is lost is whole again after a revival, and life goes on',
  async () => {
    execFileSync('cp', ['-a', inFolder('postgres'), inFolder('kept')])
    rmSync(inFolder('temporal'), { recursive: true })
    expect(await violated()).toMatchObject([{ invariant: 'I7' }])
    // The task with its stage inside it, and the session.
    expect(await said('revive')).toMatchObject([{ open: 3, started: 2 }])
    await start()
    expect(await said('revive')).toMatchObject([{ open: 3, started: 0 }])
    expect(await violated()).toEqual([])
    await drive(scene, afterwards)
    expect(await violated()).toEqual([])
    await stop()
  },
  3 * aMinute,
)

test(
  'beside an older database, whatever Temporal runs is started afresh',
  async () => {
    rmSync(inFolder('postgres'), { recursive: true })
    renameSync(inFolder('kept'), inFolder('postgres'))
    // Of what Temporal knows, the session has ended; the task has gone on.
    expect(await said('revive', '--afresh')).toMatchObject([{ open: 3, terminated: 1, started: 2 }])
    await start()
    expect(await said('revive')).toMatchObject([{ open: 3, started: 0 }])
    // What was done after the backup, signing in included, is done again.
    const again = Object.assign(signedOut(), { taskId: scene.taskId, ids: scene.ids })
    await drive(again, afterwards)
    expect(await violated()).toEqual([])
  },
  3 * aMinute,
)
