import type { Page } from 'playwright-core'
import type { World } from './world'

/** An officer finds what waits, does it, has it on record, and is back at the queue; by the sign-in form. */
export async function queue(page: Page, world: World): Promise<void> {
  const { email } = await world.db('people').where({ id: 'P-005' }).first('email')
  await page.goto(`${world.origin}/viec`)
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill('TinhMinhHoa-2026')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()

  const before = await page
    .getByRole('listitem')
    .filter({ has: page.locator('h3') })
    .count()
  if (before === 0) throw new Error('Nothing waits for the officer')
  await page.getByRole('button', { name: /^Đang chờ/ }).click()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
}
