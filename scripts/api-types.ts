import { writeApiTypes } from './web/api-types'

writeApiTypes().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
