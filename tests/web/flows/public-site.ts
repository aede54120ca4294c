import type { Page } from 'playwright-core'
import type { Hands } from './hands'
import { expectShown } from './shown'
import type { World } from './world'

/**
 * Anyone, without scripts and without signing in, finds a task in the public list, reads where it stands,
 * takes the list as a file, and is shown the same page at the address that letters name.
 */
export async function publicSite(page: Page, world: World, hands: Hands): Promise<void> {
  const browser = page.context().browser()
  if (!browser) throw new Error('No browser')
  const viewport = page.viewportSize()
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, hasTouch: true },
    ...(viewport ? { viewport } : {}),
  })
  try {
    await visit(await context.newPage(), world.origin, hands)
  } finally {
    await context.close()
  }
}

async function visit(page: Page, origin: string, hands: Hands): Promise<void> {
  await page.goto(`${origin}/`)
  await expectShown(page.getByRole('heading', { level: 1 }))
  await hands.press(page.getByRole('link', { name: 'Tất cả nhiệm vụ' }))
  await hands.write(page.getByLabel('Từ trong tên hoặc mã'), 'NV-20')
  await hands.press(page.getByRole('button', { name: 'Lọc danh sách' }))
  await page.waitForURL(/q=NV-20/)
  const path = await page.getByRole('link', { name: 'Tải CSV' }).getAttribute('href')
  const file = await page.request.get(`${origin}${path}`)
  const lines = (await file.text()).trim().split('\r\n')
  if (!file.headers()['content-type']?.includes('text/csv')) throw new Error('The list is no CSV file')
  const rows = await page.getByRole('table').getByRole('link').count()
  if (rows === 0 || lines.length - 1 < rows)
    throw new Error(`The file has ${lines.length - 1} of ${rows} rows`)

  const first = page.getByRole('table').getByRole('link').first()
  const tracked = await first.getAttribute('href')
  await hands.press(first)
  await expectShown(page.getByRole('heading', { name: 'Mười một giai đoạn' }))
  await expectShown(page.getByText(/^\d+\/11: /))
  await hands.write(page.getByLabel('Thư điện tử nhận thông báo'), 'nguoi.dan@thu.example')
  await hands.press(page.getByRole('button', { name: 'Nhận thông báo' }))
  await expectShown(page.getByText(/thư xác nhận sẽ tới trong ít phút/))
  await hands.press(page.getByRole('link', { name: /^Về trang nhiệm vụ/ }))
  const signIn = await page.getByRole('link', { name: 'Đăng nhập để làm việc' }).getAttribute('href')
  const [, code = ''] = /^\/tra-cuu\/(.+)$/.exec(tracked ?? '') ?? []
  if (signIn !== `/dang-nhap?tiep=/nhiem-vu/${code}`) throw new Error(`The sign-in leads to ${signIn}`)

  await page.goto(`${origin}/nhiem-vu/${code}`)
  if (!page.url().endsWith(`/tra-cuu/${code}`)) throw new Error(`A letter's link leads to ${page.url()}`)
}
