import { StartFailure } from './runtime/part'
import { temporalBinary, temporalTool } from './runtime/temporal-binary'

const say = (line: string) => console.error(line)

/** One after the other: what the first build compiles, the next ones find. */
async function prepare(): Promise<void> {
  await temporalBinary(say)
  for (const tool of ['server', 'sql'] as const) await temporalTool(tool, say)
}

prepare().catch((error: Error) => {
  console.error(error instanceof StartFailure ? error.message : error.stack)
  process.exitCode = 1
})
