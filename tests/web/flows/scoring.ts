import type { Page } from 'playwright-core'
import { actAt, openSelection } from './council-state'
import type { World } from './world'

const marks = ['10', '20', '14', '13', '12', '15'] as const

const narrow = (page: Page) => (page.viewportSize()?.width ?? 0) < 768

async function expectText(page: Page, text: RegExp | string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** The points of a criterion, by its number. */
const points = (page: Page, number: number) =>
  page.getByRole('textbox', { name: new RegExp(`^Điểm tiêu chí ${number},`) })

/** Goes on to a criterion: on a phone each has a screen of its own. */
async function goTo(page: Page, number: number): Promise<void> {
  if (narrow(page) && !(await points(page, number).isVisible())) {
    await page.getByRole('button', { name: `Chấm tiêu chí ${number}` }).click()
  }
  await points(page, number).focus()
}

/** More than the most is refused on leaving the field, and does not count. */
async function overTheMost(page: Page): Promise<void> {
  await goTo(page, 1)
  await page.keyboard.type('13')
  await page.getByLabel(/^Nhận xét/).focus()
  await expectText(page, 'Điểm tối đa là 12. Nhập từ 0 đến 12. Điểm này chưa tính vào tổng.')
  await points(page, 1).fill('')
}

async function write(page: Page): Promise<void> {
  for (const [index, mark] of marks.entries()) {
    await goTo(page, index + 1)
    await points(page, index + 1).fill(mark)
  }
  await page.getByLabel(/^Nhận xét/).fill('Danh mục sản phẩm đủ, chỉ tiêu đo được.')
  await expectText(page, /^Đã lưu \d\d:\d\d$/)
}

/** What is typed without a network stays on this machine, and is saved when the network is there again. */
async function withoutNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.getByLabel(/^Nhận xét/).fill('Danh mục sản phẩm đủ, chỉ tiêu đo được. Kinh phí hợp lý.')
  await expectText(page, 'Đã lưu trên máy này, chờ mạng')
  await page.context().setOffline(false)
  await expectText(page, /^Đã lưu \d\d:\d\d$/)
}

/**
 * Flow C: a member finds the ballot, scores by keyboard, loses neither reload nor network, and locks; the
 * receipt; afterwards the own ballot can be read.
 */
export async function scoring(page: Page, world: World): Promise<void> {
  const { id, at, voters } = await openSelection(world)
  const [voter] = voters
  if (!voter) throw new Error('Everybody has voted')
  await actAt(page, at)
  await world.signIn(page, voter)
  await page.goto(`${world.origin}/phien/${id}`)
  await page.getByRole('link', { name: 'Ghi phiếu: 1' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chấm hồ sơ 1' }).waitFor()
  await overTheMost(page)
  await write(page)
  await expectText(page, '84')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Chấm hồ sơ 1' }).waitFor()
  await expectText(page, '84')
  await withoutNetwork(page)
  await page.getByRole('button', { name: 'Kiểm tra phiếu' }).click()
  await page.getByRole('heading', { level: 1, name: 'Khóa phiếu này?' }).waitFor()
  await expectText(page, /Phiếu đã khóa là phiếu cuối cùng/)
  await page.getByRole('button', { name: 'Khóa phiếu', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã khóa phiếu' }).waitFor()
  await expectText(page, 'Mã ghi nhận')
  await page.getByRole('link', { name: 'Về phiên họp' }).click()
  await page.getByRole('link', { name: /^Đọc phiếu: Hồ sơ 1/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Phiếu đã khóa' }).waitFor()
  await expectText(page, '84/100')
}
