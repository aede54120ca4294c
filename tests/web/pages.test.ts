import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { open, screens, startBrowser, windowOf } from '../../scripts/screenshots/browser'
import { shots } from '../../scripts/screenshots/pages'
import { flows } from './flows'
import { byKeyboard, byTouch } from './flows/hands'
import type { Flow } from './flows/world'
import { type RunningWorld, startWorld } from './world'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const minuteMs = 60_000
const shotMs = 2 * minuteMs
const flowMs = 3 * minuteMs

let world: RunningWorld
let browser: Browser

beforeAll(async () => {
  world = await startWorld()
  browser = await startBrowser()
}, 15 * minuteMs)

afterAll(async () => {
  await browser?.close()
  await world?.stop()
}, minuteMs)

/** A window for one test; what goes wrong in its pages' own code fails the test. */
async function inWindow(
  screen: (typeof screens)[number],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await windowOf(browser, screen)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  try {
    await work(page)
    expect(faults).toEqual([])
  } finally {
    await context.close()
  }
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const options = { runOnly: standards, resultTypes: ['violations'] }
  const results = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}

/** How often a page says that nothing is there: a shot of that is no shot of its state. */
const notFound = (page: Page) =>
  page.getByRole('heading', { name: /Không tìm thấy|Không có trang này/ }).count()

/** What is wider than the screen: nobody scrolls sideways on a phone. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Buttons, links in lists of actions and inputs that a finger would miss. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, .btn, input:not([type=hidden]), select, summary')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.height < 44)
      .filter(({ element }) => !element.closest('label, .vh'))
      .map(({ element, box }) => `${element.textContent?.trim().slice(0, 40)} ${Math.round(box.height)} px`),
  )

/** What could be pressed and still stands on the printed page. */
async function pressedOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  return page.evaluate(() =>
    [...document.querySelectorAll('button, .btn, nav, .bar, .foot')]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => `${element.className} ${element.textContent?.trim().slice(0, 40)}`),
  )
}

for (const screen of screens) {
  describe(`${screen.width} px`, () => {
    test.each(shots.map((shot) => [shot.name, shot] as const))(
      '%s can be used by everyone',
      (_name, shot) =>
        inWindow(screen, async (page) => {
          await open(page, world, shot)
          expect(await notFound(page)).toBe(shot.missing ? 1 : 0)
          expect(await barriers(page)).toEqual([])
          expect(await sideways(page)).toBe(0)
          if (screen.width < 768) expect(await smallTargets(page)).toEqual([])
          if (shot.printed) expect(await pressedOnPaper(page)).toEqual([])
        }),
      shotMs,
    )
  })
}

// The flows change the world: what only looks at it comes first.
for (const screen of screens) {
  describe(`${screen.width} px`, () => {
    // Wide screens have a keyboard and no mouse here, narrow ones a finger.
    const hands = screen.width < 768 ? byTouch : byKeyboard

    test.each(Object.entries(flows))(
      'flow: %s',
      (_name, flow: Flow) => inWindow(screen, (page) => flow(page, world, hands)),
      flowMs,
    )
  })
}
