import type { Page } from 'playwright-core'
import { demoPassword } from '../../../demo/accounts'
import type { Hands } from './hands'
import { seesTitle } from './shown'
import type { World } from './world'

/** An officer finds what waits, does it, has it on record, and is back at the queue; by the sign-in form. */
export async function queue(page: Page, world: World, hands: Hands): Promise<void> {
  const { email } = await world.db('people').where({ id: 'P-005' }).first('email')
  await page.goto(`${world.origin}/viec`)
  await hands.write(page.getByLabel('Thư điện tử'), email)
  await hands.write(page.getByLabel('Mật khẩu'), demoPassword)
  await page.keyboard.press('Enter')
  await seesTitle(page, 'Việc của tôi')

  const before = await page
    .getByRole('listitem')
    .filter({ has: page.locator('h3') })
    .count()
  if (before === 0) throw new Error('Nothing waits for the officer')
  await hands.press(page.getByRole('button', { name: /^Đang chờ/ }))
  await page.goBack()
  await seesTitle(page, 'Việc của tôi')
}
