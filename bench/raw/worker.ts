import { Runtime, Worker } from '@temporalio/worker'
import { workflowCode } from '../../scripts/runtime/workflow-bundle'
import { connectWorker, workerTuning } from '../../temporal.config'
import { dataConverterFor } from '../../temporal.payloads'
import type { RawActivities } from './workflows'

const activities: RawActivities = {
  nothing: async (_pad, answerBytes) => 'x'.repeat(answerBytes),
}

/** A worker with the product's settings, sealed payloads too; its workflows and activities do nothing. */
async function main(): Promise<void> {
  Runtime.install({ shutdownSignals: [] })
  const connection = await connectWorker()
  const worker = await Worker.create({
    ...workerTuning(),
    connection,
    dataConverter: dataConverterFor(process.env.TEMPORAL_PAYLOAD_KEYS),
    workflowBundle: { code: await workflowCode(require.resolve('./workflows.ts')) },
    activities,
    shutdownGraceTime: '5s',
  })
  const shutdown = () => {
    if (worker.getState() === 'RUNNING') worker.shutdown()
  }
  process.once('SIGTERM', shutdown)
  process.once('disconnect', shutdown)
  process.send?.({ ready: true })
  await worker.run()
  await connection.close()
}

main().then(
  () => process.disconnect?.(),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  },
)
