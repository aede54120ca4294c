import { StartFailure } from './runtime/part'
import { temporalBinary } from './runtime/temporal-binary'

temporalBinary((line) => console.error(line)).catch((error: Error) => {
  console.error(error instanceof StartFailure ? error.message : error.stack)
  process.exitCode = 1
})
