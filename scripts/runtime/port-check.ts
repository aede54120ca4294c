import type { Installation } from './installation'
import { text } from './messages'
import { StartFailure } from './part'
import { isPortFree, LOOPBACK, portOwner } from './ports'

/**
 * Fails naming every port that another program holds: which part, which variable to change, and who holds it.
 */
export async function checkPorts({ config, ownTemporal }: Installation): Promise<void> {
  const { ports, listen } = config
  const needed = [
    { part: text.parts.server, port: ports.site, variable: 'PORT', host: listen },
    ...(config.databaseUrl
      ? []
      : [
          {
            part: text.parts.postgres,
            port: ports.postgres,
            variable: 'DETAI_POSTGRES_PORT',
            host: LOOPBACK,
          },
        ]),
    ...(ownTemporal
      ? []
      : [
          {
            part: text.parts.temporal,
            port: ports.temporal,
            variable: 'DETAI_TEMPORAL_PORT',
            host: LOOPBACK,
          },
          {
            part: text.temporalPages,
            port: ports.temporalPages,
            variable: 'DETAI_TEMPORAL_UI_PORT',
            host: LOOPBACK,
          },
        ]),
    ...(config.smtpUrl
      ? []
      : [
          { part: text.parts.mail, port: ports.smtp, variable: 'DETAI_SMTP_PORT', host: LOOPBACK },
          { part: text.inbox, port: ports.inbox, variable: 'DETAI_INBOX_PORT', host: LOOPBACK },
        ]),
  ]
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
