import type { Locator } from 'playwright-core'

/** Waits until what a person must see is on the screen; fails with what was looked for. */
export async function expectShown(what: Locator): Promise<void> {
  await what.waitFor({ state: 'visible' })
}
