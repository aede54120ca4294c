/** Runs every check that needs no running parts, one after another, and says at the end which failed. */
import { join } from 'node:path'
import { installPackages, root, run } from './bootstrap.mjs'

installPackages()
if ((await run(process.execPath, [join(root, 'scripts', 'api-types.mjs')])) !== 0) process.exit(1)

const bin = (name) => join(root, 'node_modules', '.bin', name)
const checks = [
  ['format and lint', bin('biome'), ['ci', '--error-on-warnings', '.']],
  ['types', bin('tsc'), ['--noEmit']],
  ['types of the pages', bin('tsc'), ['--noEmit', '-p', 'web']],
  ['promises', bin('eslint'), ['.']],
  ['import arrows', bin('depcruise'), ['.', '--config', '.dependency-cruiser.cjs']],
  ['dead code', bin('knip'), []],
  ['sizes and house rules', bin('jest'), ['tests/structure']],
]

const failed = []
for (const [name, command, args] of checks) {
  console.log(`== ${name}`)
  if ((await run(command, args)) !== 0) failed.push(name)
}
console.log(failed.length === 0 ? 'check: all passed' : `check: failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
