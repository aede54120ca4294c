import type { Installation } from './installation'
import { text } from './messages'
import { StartFailure } from './part'
import { isPortFree, LOOPBACK, portOwner } from './ports'

/** A port that a part will listen on, and the setting that moves it. */
interface NeededPort {
  readonly part: string
  readonly port: number
  readonly variable: string
  readonly host: string
}

function local(part: string, port: number, variable: string): NeededPort {
  return { part, port, variable, host: LOOPBACK }
}

/** The ports of the parts that are started here. */
function neededPorts({ config, ownTemporal }: Installation): NeededPort[] {
  const { ports, listen, databaseUrl, smtpUrl } = config
  const database = [local(text.parts.postgres, ports.postgres, 'DETAI_POSTGRES_PORT')]
  const temporal = [
    local(text.parts.temporal, ports.temporal, 'DETAI_TEMPORAL_PORT'),
    local(text.temporalPages, ports.temporalPages, 'DETAI_TEMPORAL_UI_PORT'),
  ]
  const mail = [
    local(text.parts.mail, ports.smtp, 'DETAI_SMTP_PORT'),
    local(text.inbox, ports.inbox, 'DETAI_INBOX_PORT'),
  ]
  const { workerMetrics } = ports
  return [
    { part: text.parts.server, port: ports.site, variable: 'PORT', host: listen },
    ...(databaseUrl ? [] : database),
    ...(ownTemporal ? [] : temporal),
    ...(smtpUrl ? [] : mail),
    ...(workerMetrics ? [local(text.workerMetrics, workerMetrics, 'DETAI_WORKER_METRICS_PORT')] : []),
  ]
}

/**
 * Fails naming every port that another program holds: which part, which variable to change, and who holds it.
 */
export async function checkPorts(installation: Installation): Promise<void> {
  const needed = neededPorts(installation)
  for (const { port } of needed) {
    const sharing = needed.filter((other) => other.port === port)
    if (sharing.length > 1)
      throw new StartFailure(
        text.samePort(
          port,
          sharing.map(({ variable }) => variable),
        ),
      )
  }
  const free = await Promise.all(needed.map(({ port, host }) => isPortFree(port, host)))
  const taken = needed.filter((_, index) => !free[index])
  if (taken.length === 0) return
  throw new StartFailure(
    taken.map(({ part, port, variable }) => text.portTaken(part, port, variable, portOwner(port))).join('\n'),
  )
}
