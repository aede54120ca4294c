/// <reference lib="dom" />
import type { Browser, CDPSession, Page } from 'playwright-core'
import type { World } from '../../tests/web/flows/world'
import { startWorld } from '../../tests/web/world'
import { placeOf, screens, startBrowser, windowOf } from '../screenshots/browser'
import { ballot } from '../screenshots/pages/council'
import { receiptOf } from '../screenshots/pages/propose'
import type { Shot } from '../screenshots/shot'

/** What a page may take at the most, in milliseconds. */
const targets = { lcpMs: 2500, inpMs: 200 } as const

/** A middling phone on slow 4G, as Lighthouse has it. */
const slowdown = 4
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
}

const runs = 3
const phone = screens.find(({ width }) => width < 768) ?? screens[0]

interface Measured extends Pick<Shot, 'name' | 'person' | 'path'> {
  /** What a person presses and types there. */
  readonly use: (page: Page) => Promise<void>
}

const pages: readonly Measured[] = [
  {
    name: 'queue',
    person: 'P-005',
    path: '/viec',
    async use(page) {
      await page.getByRole('button', { name: /^Đang chờ/ }).click()
      await page.getByRole('button', { name: /^Tất cả/ }).click()
    },
  },
  {
    name: 'task',
    person: 'P-005',
    path: '/nhiem-vu/NV-2024-016',
    async use(page) {
      for (const summary of (await page.locator('summary:visible').all()).slice(0, 3)) await summary.click()
      await page.keyboard.press('Tab')
      await page.getByRole('heading', { level: 1 }).click()
    },
  },
  {
    name: 'scoring',
    person: 'P-081',
    path: ballot,
    async use(page) {
      await page.getByRole('textbox').first().click()
      await page.keyboard.type('8')
      await page.getByLabel(/^Nhận xét/).click()
      await page.keyboard.type('Danh mục sản phẩm đủ, chỉ tiêu đo được.')
      await page.getByRole('button', { name: /^Chấm tiêu chí/ }).click()
    },
  },
  {
    name: 'receipt',
    person: async (world) => (await receiptOf(world)).holders[0] ?? '',
    path: async (world) => `/bien-nhan/${(await receiptOf(world)).number}`,
    async use(page) {
      await page.getByRole('heading', { level: 1 }).click()
      await page.locator('summary').click()
      await page.keyboard.press('Tab')
    },
  },
  {
    name: 'publicList',
    person: null,
    path: '/cong-khai?muc=hop-dong',
    async use(page) {
      await page.getByLabel('Từ trong tên hoặc mã').click()
      await page.keyboard.type('nuôi tôm')
      await page.locator('summary').click()
    },
  },
]

/** Keeps, in the page, the largest paint so far and the longest answer to anything pressed or typed. */
function observe(): void {
  const seen = { lcpMs: 0, inpMs: 0 }
  Object.assign(window, { vitals: seen })
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.lcpMs = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
      if (entry.interactionId > 0) seen.inpMs = Math.max(seen.inpMs, entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

type Vitals = Record<keyof typeof targets, number>

const vitalsOf = (page: Page) => page.evaluate(() => ({ ...(Reflect.get(window, 'vitals') as Vitals) }))

async function slowedDown(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return devtools
}

/** One visit with nothing kept from before, but for the sign-in. */
async function visit(browser: Browser, world: World, one: Measured): Promise<Vitals> {
  const context = await windowOf(browser, phone)
  try {
    const { person, path } = await placeOf(world, one)
    if (person) {
      const entry = await context.newPage()
      await world.signIn(entry, person)
      await entry.close()
    }
    const page = await context.newPage()
    await page.addInitScript(observe)
    const devtools = await slowedDown(page)
    await devtools.send('Network.clearBrowserCache')
    await page.goto(`${world.origin}${path}`, { waitUntil: 'networkidle' })
    const { lcpMs } = await vitalsOf(page)
    await one.use(page)
    // Entries of events come with the next frame after them.
    await page.evaluate(() => new Promise((after) => requestAnimationFrame(() => setTimeout(after))))
    return { lcpMs, inpMs: (await vitalsOf(page)).inpMs }
  } finally {
    await context.close()
  }
}

const middle = (values: readonly number[]) =>
  Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0)

async function measured(browser: Browser, world: World, one: Measured): Promise<boolean> {
  const visits: Vitals[] = []
  for (let run = 0; run < runs; run += 1) visits.push(await visit(browser, world, one))
  const lcpMs = middle(visits.map((visit) => visit.lcpMs))
  const inpMs = middle(visits.map((visit) => visit.inpMs))
  const ok = lcpMs > 0 && lcpMs <= targets.lcpMs && inpMs <= targets.inpMs
  const line = { page: one.name, lcpMs, inpMs, targets, runs, ok }
  process.stdout.write(`${JSON.stringify(line)}\n`)
  return ok
}

async function main(wanted: readonly string[]): Promise<void> {
  const world = await startWorld()
  const browser = await startBrowser()
  try {
    const failed: string[] = []
    for (const one of pages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      if (!(await measured(browser, world, one))) failed.push(one.name)
    }
    process.exitCode = failed.length === 0 ? 0 : 1
  } finally {
    await browser.close()
    await world.stop()
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
