import type { Page } from 'playwright-core'
import { actAt, cast, newCouncil, others, recommending } from './council-state'
import type { World } from './world'

type Council = Awaited<ReturnType<typeof newCouncil>>

async function expectText(page: Page, text: RegExp | string): Promise<void> {
  await page.getByText(text).first().waitFor()
}

/** A member is told people and organisations first, pledges, and only then takes part. */
async function pledges(page: Page, world: World, { id }: Council): Promise<void> {
  await world.signIn(page, cast.member)
  await page.goto(`${world.origin}/phien/${id}`)
  await page.getByRole('heading', { name: 'Trước khi xem hồ sơ: khai báo quan hệ' }).waitFor()
  await page.getByRole('button', { name: 'Cam kết và mở hồ sơ' }).click()
  await page.getByRole('heading', { name: 'Phiếu của tôi' }).waitFor()
}

/** The chair ticks who is there; the server says what the quorum lacks until it is met. */
async function opens(page: Page, world: World, { id }: Council): Promise<void> {
  await world.signIn(page, cast.chair)
  await page.goto(`${world.origin}/phien/${id}`)
  await page.getByRole('heading', { name: 'Điểm danh và mở phiên họp' }).waitFor()
  const open = page.getByRole('button', { name: 'Mở phiên họp' })
  await open.and(page.locator('[aria-disabled=true]')).waitFor()
  await page.getByRole('button', { name: 'Tích tất cả' }).click()
  await open.and(page.locator('[aria-disabled=false]')).click()
  await expectText(page, /phiếu đã vào/)
}

/** The chair's own ballot, by the form; the others vote elsewhere, and the chair sees the count move. */
async function votes(page: Page, world: World, { id, taskId, code, at }: Council): Promise<void> {
  await page.getByRole('link', { name: `Ghi phiếu: ${code}` }).click()
  await page.getByRole('heading', { level: 1, name: 'Phiếu đánh giá đề xuất' }).waitFor()
  for (const passes of await page.getByRole('radio', { name: 'Đạt', exact: true }).all()) await passes.check()
  await page.getByRole('radio', { name: 'Đề nghị thực hiện', exact: true }).check()
  await page.getByRole('button', { name: 'Kiểm tra phiếu' }).click()
  await page.getByRole('button', { name: 'Khóa phiếu', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã khóa phiếu' }).waitFor()
  await page.getByRole('link', { name: 'Về phiên họp' }).click()
  await page.getByRole('img', { name: '1 trên 9 phiếu đã vào' }).waitFor()
  for (const person of others) {
    await world.act(person, { path: `/api/sessions/${id}/ballots`, body: recommending(taskId), at })
  }
  await page.getByRole('img', { name: '9 trên 9 phiếu đã vào' }).waitFor()
}

async function concludes(page: Page, world: World, { id }: Council): Promise<void> {
  await page.getByRole('link', { name: 'Kiểm phiếu và kết luận' }).click()
  await page.getByRole('heading', { level: 1, name: 'Kiểm phiếu và kết luận' }).waitFor()
  await page.getByLabel(/^Biên bản/).fill('Hội đồng đã nghe trình bày, thảo luận và bỏ phiếu.')
  await page.getByRole('button', { name: 'Kết luận phiên họp' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã kết luận' }).waitFor()
  await page.goto(`${world.origin}/phien/${id}`)
  await expectText(page, '9/9 > 3/4')
  await page.goto(`${world.origin}/phien/${id}/bien-ban`)
  await expectText(page, '9/9 có mặt, cần 6, đủ điều kiện họp.')
}

/** Flow D: the pledge, the attendance with its quorum, the vote, the conclusion, the minutes. */
export async function sitting(page: Page, world: World): Promise<void> {
  const council = await newCouncil(world)
  await actAt(page, council.at)
  await pledges(page, world, council)
  await page.context().clearCookies()
  await opens(page, world, council)
  await votes(page, world, council)
  await concludes(page, world, council)
}
