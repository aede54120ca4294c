import type { Locator, Page } from 'playwright-core'

/** Waits until what a person must see is on the screen; fails with what was looked for. */
export async function expectShown(what: Locator): Promise<void> {
  await what.waitFor({ state: 'visible' })
}

/** Waits for words anywhere on the page. */
export const seesText = (page: Page, words: string | RegExp): Promise<void> =>
  expectShown(page.getByText(words).first())

/** Waits for the page of that title. */
export const seesTitle = (page: Page, words: string | RegExp): Promise<void> =>
  expectShown(page.getByRole('heading', { level: 1, name: words }))
