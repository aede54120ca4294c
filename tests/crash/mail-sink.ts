import { startMailCatcher } from '../../scripts/runtime/mail-catcher'

/** The mail catcher as a process that can be killed: `tsx mail-sink.ts <folder> <SMTP port> <inbox port>`. */
async function main(): Promise<void> {
  const [folder = '', smtpPort, httpPort] = process.argv.slice(2)
  const ports = { smtpPort: Number(smtpPort), httpPort: Number(httpPort) }
  let refusal: { code: number; text: string } | undefined
  const { stop } = await startMailCatcher({ folder, ...ports, refuse: () => refusal })
  process.on('message', (message: { refuse: typeof refusal }) => {
    refusal = message.refuse
    process.send?.({ heard: true })
  })
  process.once('disconnect', () => void stop())
  process.once('SIGTERM', () => void stop().then(() => process.disconnect?.()))
  process.send?.({ ready: true })
}

void main()
