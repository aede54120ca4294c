import { text } from './messages'
import type { Say } from './part'
import type { RunningSystem } from './supervisor'

/** Tells where everything is once the site answers. */
export function printWelcome(system: RunningSystem, say: Say, tookMs: number): void {
  say(text.ready((tookMs / 1000).toLocaleString('vi-VN', { maximumFractionDigits: 1 })))
  const places: [string, string | undefined][] = [
    [text.site, system.origin],
    [text.apiReference, `${system.origin}/api/docs`],
    [text.temporalPages, system.temporalPages],
    [text.inbox, system.inboxUrl],
  ]
  for (const [name, address] of places) if (address) say(`  ${name.padEnd(30)} ${address}`)
  say(text.howToStop)
}
