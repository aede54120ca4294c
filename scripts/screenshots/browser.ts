/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { World } from '../../tests/web/flows/world'
import { chromiumArguments, chromiumPath } from '../web/chromium'
import type { Shot } from './shot'

/** The widths at which every page is looked at, with the heights of such screens. */
export const screens = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const
/** One of the two screens. */
export type Screen = (typeof screens)[number]

/** Starts the browser; installs it where it is missing and may be. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
}

/** A window of that size, in Vietnamese, in the zone of the legal clock. */
export function windowOf(browser: Browser, viewport: Screen): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    isMobile: viewport.width < 768,
    hasTouch: viewport.width < 768,
  })
}

/** Who opens a page, and its address. */
export async function placeOf(
  world: World,
  { person, path }: Pick<Shot, 'person' | 'path'>,
): Promise<{ readonly person: string | null; readonly path: string }> {
  return {
    person: typeof person === 'function' ? await person(world) : person,
    path: typeof path === 'function' ? await path(world) : path,
  }
}

/** Opens a page in its state; resolves when nothing is on its way any more. */
export async function open(page: Page, world: World, shot: Shot): Promise<void> {
  const { person, path } = await placeOf(world, shot)
  if (person) await world.enter(page, person)
  const origin = shot.closedNetwork ? await world.closedNetwork() : world.origin
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
  await page.locator('h1, [role="alert"]').first().waitFor()
  await shot.prepare?.(page, world)
  await page.waitForFunction(() => document.querySelector('.loading, [aria-busy="true"]') === null)
}
