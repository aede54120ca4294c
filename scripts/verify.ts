import { loadConfig } from '../config'
import { openStores } from './runtime/stores'
import { verify } from './verify/index'

const asJson = process.argv.includes('--json')

async function main(): Promise<boolean> {
  const { db, temporal, atRest, close } = await openStores(loadConfig(), 2)
  try {
    const reports = await verify(db, temporal, { atRest })
    for (const report of reports) {
      const { invariant, ok, checked, violations } = report
      const line = asJson ? JSON.stringify(report) : `${ok ? 'đạt' : 'VI PHẠM'}  ${invariant}  ${checked} mục`
      process.stdout.write(`${[line, ...(asJson ? [] : violations)].join('\n  ')}\n`)
    }
    return reports.every(({ ok }) => ok)
  } finally {
    await close()
  }
}

main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  },
)
