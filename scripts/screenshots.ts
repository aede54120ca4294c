import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startWorld } from '../tests/web/world'
import { open, type Screen, screens, startBrowser, windowOf } from './screenshots/browser'
import { shots } from './screenshots/pages'

const folder = join(__dirname, '..', 'dist', 'screenshots')

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Makes the window as high as the page, so that a bar at its foot is seen there. */
async function unfold(page: Page, { width, height }: Screen): Promise<void> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(whole, height) })
}

/** Pictures of every page, or of those that are named. */
async function main(wanted: readonly string[]): Promise<void> {
  const world = await startWorld(say)
  const browser = await startBrowser()
  mkdirSync(folder, { recursive: true })
  let failed = 0
  try {
    for (const screen of screens) {
      for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
        const context = await windowOf(browser, screen)
        const page = await context.newPage()
        const file = join(folder, `${shot.name}-${screen.width}.png`)
        try {
          await open(page, world, shot)
        } catch (error) {
          failed += 1
          say(`${shot.name} ${screen.width}: ${(error as Error).message.split('\n')[0]}`)
        }
        await unfold(page, screen)
        await page.screenshot({ path: file, fullPage: true })
        if (shot.printed && screen === screens[0]) {
          await page.pdf({ path: join(folder, `${shot.name}.pdf`), preferCSSPageSize: true })
        }
        await context.close()
      }
    }
  } finally {
    await browser.close()
    await world.stop()
  }
  say(`${folder}: ${shots.length} × ${screens.length}, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
