import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workflowBundle } from '../../scripts/runtime/workflow-bundle'

const folder = mkdtempSync(join(tmpdir(), 'detai-bundle-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the code of the workflows is built once, and what earlier sources built is removed', async () => {
  const older = 'workflows-0123456789abcdef.js'
  writeFileSync(join(folder, older), '')
  const { codePath } = await workflowBundle(folder)
  const built = statSync(codePath)
  expect(built.size).toBeGreaterThan(0)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await workflowBundle(folder)).toEqual({ codePath })
  expect(statSync(codePath).mtimeMs).toBe(built.mtimeMs)
})
