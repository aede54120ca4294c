import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../../demo/accounts'
import type { Hands } from './hands'
import { expectShown, seesText, seesTitle } from './shown'
import type { World } from './world'

const proposer = 'P-018'
const saved = /^Đã lưu \d\d:\d\d$/

const title = (page: Page) => page.getByLabel('Tên nhiệm vụ', { exact: true })

/** What the field says once it is there again. */
async function holds(page: Page, text: string, after: string): Promise<void> {
  await title(page).waitFor()
  assert.equal(await title(page).inputValue(), text, `the title is there after ${after}`)
}

/** Without a network nothing is saved on the server, and nothing goes. */
async function networkLoss(page: Page, hands: Hands): Promise<void> {
  await page.context().setOffline(true)
  await hands.write(title(page), 'Viết khi mất mạng')
  await seesText(page, 'Đã lưu trên máy này, chờ mạng')
  await page.context().setOffline(false)
  await page.reload()
  await holds(page, 'Viết khi mất mạng', 'the network has come back')
  await seesText(page, saved)
}

/** The session ends while a person writes: they sign in again, and go on where they were. */
async function signOut(page: Page, world: World, hands: Hands): Promise<void> {
  await page.context().clearCookies()
  await hands.write(title(page), 'Viết khi phiên đã hết')
  await seesText(page, 'Đã lưu trên máy này, chờ đăng nhập lại')
  const dialog = page.getByRole('dialog')
  const { email } = await world.db('people').where({ id: proposer }).first('email')
  await hands.write(dialog.getByLabel('Thư điện tử'), email)
  await hands.write(dialog.getByLabel('Mật khẩu'), demoPassword)
  await hands.press(dialog.getByRole('button', { name: 'Đăng nhập' }))
  await dialog.waitFor({ state: 'hidden' })
  await seesText(page, saved)
  await page.reload()
  await holds(page, 'Viết khi phiên đã hết', 'signing in again')
}

async function back(page: Page, hands: Hands): Promise<void> {
  await hands.write(title(page), 'Viết rồi đi chỗ khác')
  await hands.press(page.getByRole('link', { name: 'Đề xuất của tôi' }).first())
  await seesTitle(page, 'Đề xuất của tôi')
  await page.goBack()
  await holds(page, 'Viết rồi đi chỗ khác', 'going away and back')
  await seesText(page, saved)
}

/** A second tab that goes on from an older version is shown both, and the person chooses. */
async function twoTabs(page: Page, hands: Hands): Promise<void> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  await holds(other, 'Viết rồi đi chỗ khác', 'opening a second tab')
  await hands.write(title(page), 'Viết ở tab một')
  await seesText(page, saved)
  await other.bringToFront()
  await hands.write(title(other), 'Viết ở tab hai')
  const choice = other.getByRole('alert')
  await expectShown(choice.getByText('Viết ở tab một'))
  await expectShown(choice.getByText('Viết ở tab hai'))
  await hands.press(choice.getByRole('button', { name: 'Giữ bản đang viết ở đây' }))
  await seesText(other, saved)
  await other.reload()
  await holds(other, 'Viết ở tab hai', 'the choice')
  await other.close()
}

/** What is written is never lost: over a lost network, the end of the session, the way back, a second tab. */
export async function keeping(page: Page, world: World, hands: Hands): Promise<void> {
  await world.db('drafts').where({ person_id: proposer }).delete()
  await world.enter(page, proposer)
  await page.goto(`${world.origin}/de-xuat/moi`)
  await hands.write(title(page), 'Viết lần đầu')
  await seesText(page, saved)
  await networkLoss(page, hands)
  await signOut(page, world, hands)
  await back(page, hands)
  await twoTabs(page, hands)
}
