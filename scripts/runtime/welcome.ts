import { join } from 'node:path'
import type { Config } from '../../config'
import { demoAccounts, demoPassword } from '../../demo/accounts'
import { hasDemo } from './first-start'
import { text } from './messages'
import type { Say } from './part'
import type { RunningSystem } from './supervisor'

/** Tells where everything is, and who can sign in to try it. */
export function printWelcome(system: RunningSystem, config: Config, say: Say, tookMs: number): void {
  say(text.ready((tookMs / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })))
  const places: [string, string | undefined][] = [
    [text.site, system.origin],
    [text.apiReference, `${system.origin}/api/docs`],
    [text.temporalPages, system.temporalPages],
    [text.inbox, system.inboxUrl],
    [text.logs, join(config.dataFolder, 'logs')],
  ]
  for (const [name, address] of places) if (address) say(`  ${name.padEnd(30)} ${address}`)
  if (hasDemo(config)) {
    say(text.demoAccounts(demoPassword))
    for (const { role, email, name } of demoAccounts())
      say(`  ${role.padEnd(30)} ${email.padEnd(34)} ${name}`)
  }
  say(text.howToStop)
}
