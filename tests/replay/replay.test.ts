import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { temporal } from '@temporalio/proto'
import { Worker } from '@temporalio/worker'
import * as workflows from '../../workflows'
import { workflowBundle } from '../support/services'

const folder = join(__dirname, 'histories')
const names = readdirSync(folder).filter((name) => name.endsWith('.history.gz'))

function recorded(name: string) {
  const history = temporal.api.history.v1.History.decode(gunzipSync(readFileSync(join(folder, name))))
  const started = history.events[0]?.workflowExecutionStartedEventAttributes
  return { history, type: started?.workflowType?.name ?? '', workflowId: started?.workflowId ?? '' }
}

test('every workflow type has a recorded history', () => {
  const types = new Set(names.map((name) => recorded(name).type))
  expect(Object.keys(workflows).filter((type) => !types.has(type))).toEqual([])
})

test.each(names)('%s replays', async (name) => {
  const { workflowId, history } = recorded(name)
  const bundle = await workflowBundle()
  const results = Worker.runReplayHistories({ workflowBundle: bundle }, [{ workflowId, history }])
  for await (const { error } of results) expect(error).toBeUndefined()
})
