import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../../demo/accounts'
import type { Hands } from './hands'
import { seesText, seesTitle } from './shown'
import type { Flow, World } from './world'

const person = 'P-027'

async function giveCredentials(page: Page, { origin }: World, email: string, hands: Hands): Promise<void> {
  await page.goto(`${origin}/dang-nhap`)
  await hands.write(page.getByLabel('Thư điện tử'), email)
  await hands.write(page.getByLabel('Mật khẩu'), demoPassword)
  await hands.press(page.getByRole('button', { name: 'Đăng nhập' }))
}

/** Turns the second factor on; resolves with a recovery code. */
async function enrol(page: Page, hands: Hands): Promise<string> {
  await hands.write(page.getByLabel('Mật khẩu của Ông/Bà'), demoPassword)
  await hands.press(page.getByRole('button', { name: 'Bật xác thực hai lớp' }))
  const secret = (await page.locator('.secret').textContent()) ?? ''
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  await hands.write(page.getByLabel('Mã sáu số trên điện thoại'), code)
  await hands.press(page.getByRole('button', { name: 'Xác nhận và bật' }))
  await page.getByRole('heading', { name: 'Mã dự phòng' }).waitFor()
  const recovery = (await page.locator('.secret').first().textContent()) ?? ''
  await hands.press(page.getByRole('button', { name: 'Đã cất mã dự phòng' }))
  return recovery
}

/** Somebody turns the second factor on, signs in by it, and turns it off again. */
export const account: Flow = async (page, world, hands) => {
  const { email } = await world.db('people').where({ id: person }).first('email')
  await world.db('second_factors').where({ person_id: person }).delete()
  await giveCredentials(page, world, email, hands)
  await seesTitle(page, 'Việc của tôi')
  await page.goto(`${world.origin}/tai-khoan`)
  await seesTitle(page, 'Tài khoản và bảo mật')
  const recovery = await enrol(page, hands)
  await seesText(page, 'Đang bật')
  await page.context().clearCookies()
  await giveCredentials(page, world, email, hands)
  await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor()
  const field = page.getByLabel('Mã sáu số trên điện thoại')
  await hands.write(field, '000000')
  await hands.press(page.getByRole('button', { name: 'Tiếp tục' }))
  await page.getByRole('alert').waitFor()
  await hands.write(field, recovery)
  await hands.press(page.getByRole('button', { name: 'Tiếp tục' }))
  await seesTitle(page, 'Việc của tôi')
  await page.goto(`${world.origin}/tai-khoan`)
  await hands.press(page.getByRole('button', { name: 'Tắt xác thực hai lớp' }))
  await hands.write(page.getByLabel('Mật khẩu của Ông/Bà'), demoPassword)
  await hands.press(page.getByRole('button', { name: 'Tắt xác thực hai lớp' }))
  await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).waitFor()
}
