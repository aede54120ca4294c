import type { Page } from 'playwright-core'
import { actAt, openSitting } from './council-state'
import type { Hands } from './hands'
import { seesText, seesTitle } from './shown'
import type { World } from './world'

const marks = ['10', '20', '14', '13', '12', '15'] as const

const narrow = (page: Page) => (page.viewportSize()?.width ?? 0) < 768

/** The points of a criterion, by its number. */
const points = (page: Page, number: number) =>
  page.getByRole('textbox', { name: new RegExp(`^Điểm tiêu chí ${number},`) })

/** Goes on to a criterion: on a phone each has a screen of its own. */
async function mark(page: Page, hands: Hands, number: number, text: string): Promise<void> {
  if (narrow(page) && !(await points(page, number).isVisible())) {
    await hands.press(page.getByRole('button', { name: `Chấm tiêu chí ${number}` }))
  }
  await hands.write(points(page, number), text)
}

const remark = (page: Page) => page.getByLabel(/^Nhận xét/)

/** More than the most is refused on leaving the field, and does not count. */
async function overTheMost(page: Page, hands: Hands): Promise<void> {
  await mark(page, hands, 1, '13')
  await hands.write(remark(page), 'Danh mục sản phẩm đủ.')
  await seesText(page, 'Điểm tối đa là 12. Nhập từ 0 đến 12. Điểm này chưa tính vào tổng.')
}

async function scores(page: Page, hands: Hands): Promise<void> {
  for (const [index, text] of marks.entries()) await mark(page, hands, index + 1, text)
  await hands.write(remark(page), 'Danh mục sản phẩm đủ, chỉ tiêu đo được.')
  await seesText(page, /^Đã lưu \d\d:\d\d$/)
}

/** What is typed without a network stays on this machine, and is saved when the network is there again. */
async function withoutNetwork(page: Page, hands: Hands): Promise<void> {
  await page.context().setOffline(true)
  await hands.write(remark(page), 'Danh mục sản phẩm đủ, chỉ tiêu đo được. Kinh phí hợp lý.')
  await seesText(page, 'Đã lưu trên máy này, chờ mạng')
  await page.context().setOffline(false)
  await seesText(page, /^Đã lưu \d\d:\d\d$/)
}

async function locks(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Kiểm tra phiếu' }))
  await seesTitle(page, 'Khóa phiếu này?')
  await seesText(page, /Phiếu đã khóa là phiếu cuối cùng/)
  await hands.press(page.getByRole('button', { name: 'Khóa phiếu', exact: true }))
  await seesTitle(page, 'Đã khóa phiếu')
  await seesText(page, 'Mã ghi nhận')
}

/**
 * Flow C: a member finds the ballot, scores it, loses neither reload nor network, and locks; the receipt;
 * afterwards the own ballot can be read.
 */
export async function scoring(page: Page, world: World, hands: Hands): Promise<void> {
  const { id, at, voters } = await openSitting(world, 'selection')
  const [voter] = voters
  if (!voter) throw new Error('Everybody has voted')
  await actAt(page, at)
  await world.signIn(page, voter)
  await page.goto(`${world.origin}/phien/${id}`)
  await hands.press(page.getByRole('link', { name: 'Ghi phiếu: 1', exact: true }))
  await seesTitle(page, 'Chấm hồ sơ 1')
  await overTheMost(page, hands)
  await scores(page, hands)
  await seesText(page, '84')
  await page.reload()
  await seesTitle(page, 'Chấm hồ sơ 1')
  await seesText(page, '84')
  await withoutNetwork(page, hands)
  await locks(page, hands)
  await hands.press(page.getByRole('link', { name: 'Về phiên họp' }))
  await hands.press(page.getByRole('link', { name: 'Đọc phiếu' }).first())
  await seesTitle(page, 'Phiếu đã khóa')
  await seesText(page, '84/100')
}
