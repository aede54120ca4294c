/** Runs all tests (or those named) on one PostgreSQL and one Temporal server; the last line counts them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages, root, run } from './bootstrap.mjs'

installPackages()
// The Temporal server is built before the tests begin: none of them has three minutes to wait.
const prepared = await run(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'prepare-tests.ts')])
if (prepared !== 0) process.exit(prepared)

const folder = mkdtempSync(join(tmpdir(), 'detai-report-'))
const report = join(folder, 'report.json')
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
// Workflows run in tests as they do in a worker.
const threads = join(root, 'scripts', 'runtime', 'workflow-threads.cjs')
const status = await run(
  process.execPath,
  ['--require', threads, jest, '--json', `--outputFile=${report}`, ...process.argv.slice(2)],
  { stdio: ['inherit', 'ignore', 'inherit'] },
)
try {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  // A file that could not even be loaded has no tests to count: it counts as one that failed.
  const failed = numFailedTests + numRuntimeErrorTestSuites
  console.log(`${numPassedTests} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : status
} catch (error) {
  console.error(`Jest ended without a report: ${error.message}`)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
