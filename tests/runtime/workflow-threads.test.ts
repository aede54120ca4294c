import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { workerFlags, workflowCode } from '../../scripts/runtime/workflow-bundle'

/** Counts the promises that a hook hears of as the SDK sets it, and looks at a store after one of them. */
const program = `
  const { AsyncLocalStorage } = require('node:async_hooks')
  const v8 = require('node:v8')
  const { parentPort } = require('node:worker_threads')
  let heard = 0
  v8.promiseHooks.createHook({ init: () => { heard += 1 } })
  const store = new AsyncLocalStorage()
  store.run('scope', async () => {
    await Promise.resolve()
    parentPort.postMessage({ heard, kept: store.getStore() })
  })`

async function saidBy(execArgv: string[]): Promise<unknown> {
  const thread = new Worker(program, { eval: true, execArgv })
  const [said] = await once(thread, 'message')
  await thread.terminate()
  return said
}

test('in threads of workflows no promise is heard of, and scopes are kept', async () => {
  expect(await saidBy(workerFlags)).toEqual({ heard: 0, kept: 'scope' })
  expect(await saidBy([])).toEqual({ heard: expect.any(Number), kept: 'scope' })
  expect(await saidBy([])).not.toMatchObject({ heard: 0 })
})

test('code of workflows is as it was written, for the Node that runs it', async () => {
  const code = await workflowCode(join(__dirname, '..', '..', 'workflows', 'index.ts'))
  expect(code).toContain('class Process')
  expect(code).not.toMatch(/_object_spread|_define_property/)
})
