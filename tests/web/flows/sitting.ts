import type { Page } from 'playwright-core'
import { actAt, cast, newCouncil, others, recommending } from './council-state'
import type { Hands } from './hands'
import { expectShown, seesText, seesTitle } from './shown'
import type { World } from './world'

type Council = Awaited<ReturnType<typeof newCouncil>>

/** A member is told people and organisations first, pledges, and only then takes part. */
async function pledges(page: Page, world: World, hands: Hands, { id }: Council): Promise<void> {
  await world.signIn(page, cast.member)
  await page.goto(`${world.origin}/phien/${id}`)
  await expectShown(page.getByRole('heading', { name: 'Trước khi xem hồ sơ: khai báo quan hệ' }))
  await hands.press(page.getByRole('button', { name: 'Cam kết và mở hồ sơ' }))
  await expectShown(page.getByRole('heading', { name: 'Phiếu của tôi' }))
}

/** A member who has the page open is told by itself that the council has come to a task. */
async function isTold(
  page: Page,
  world: World,
  { id, code }: Council,
  open: () => Promise<void>,
): Promise<void> {
  const window = await page.context().browser()?.newContext()
  if (!window) throw new Error('There is no browser')
  const own = await window.newPage()
  await world.signIn(own, cast.scientificSecretary)
  await own.goto(`${world.origin}/phien/${id}`)
  await seesTitle(own, /^Hội đồng xác định/)
  await open()
  await seesText(own, `Hội đồng đang xét ${code}`)
  await window.close()
}

/** The chair ticks who is there; the server says what the quorum lacks until it is met. */
async function opens(page: Page, world: World, hands: Hands, council: Council): Promise<void> {
  const { id } = council
  await world.signIn(page, cast.chair)
  await page.goto(`${world.origin}/phien/${id}`)
  await expectShown(page.getByRole('heading', { name: 'Điểm danh và mở phiên họp' }))
  const open = page.getByRole('button', { name: 'Mở phiên họp' })
  await open.and(page.locator('[aria-disabled=true]')).waitFor()
  await hands.press(page.getByRole('button', { name: 'Tích tất cả' }))
  await isTold(page, world, council, () => hands.press(open.and(page.locator('[aria-disabled=false]'))))
  await seesText(page, /phiếu đã vào/)
}

/** The chair's own ballot, by the form; the others vote elsewhere, and the chair sees the count move. */
async function votes(
  page: Page,
  world: World,
  hands: Hands,
  { id, taskId, code, at }: Council,
): Promise<void> {
  await hands.press(page.getByRole('link', { name: `Ghi phiếu: ${code}` }))
  await seesTitle(page, 'Phiếu đánh giá đề xuất')
  const passes = page.getByRole('radio', { name: 'Đạt', exact: true })
  for (const pass of await passes.all()) await hands.tick(pass)
  await hands.tick(page.getByRole('radio', { name: 'Đề nghị thực hiện', exact: true }))
  await hands.press(page.getByRole('button', { name: 'Kiểm tra phiếu' }))
  await hands.press(page.getByRole('button', { name: 'Khóa phiếu', exact: true }))
  await seesTitle(page, 'Đã khóa phiếu')
  await hands.press(page.getByRole('link', { name: 'Về phiên họp' }))
  await expectShown(page.getByRole('img', { name: '1 trên 9 phiếu đã vào' }))
  for (const person of others) {
    await world.act(person, { path: `/api/sessions/${id}/ballots`, body: recommending(taskId), at })
  }
  await expectShown(page.getByRole('img', { name: '9 trên 9 phiếu đã vào' }))
}

/** A member has asked the secretary to unlock their ballot. */
async function unlocks(page: Page, world: World, hands: Hands, { id }: Council): Promise<void> {
  await page.context().clearCookies()
  await world.signIn(page, cast.officer)
  await page.goto(`${world.origin}/phien/${id}`)
  await hands.pick(page.getByLabel('Thành viên xin sửa'), cast.member)
  await hands.write(page.getByLabel('Lý do thành viên nêu'), 'Chọn nhầm một tiêu chí.')
  await hands.press(page.getByRole('button', { name: 'Mở khóa phiếu' }))
  await seesText(page, 'Đã mở khóa. Thành viên đã được báo.')
  await expectShown(page.getByRole('img', { name: '8 trên 9 phiếu đã vào' }))
}

const scan = {
  ...{ name: 'phieu-giay.pdf', mimeType: 'application/pdf' },
  buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'utf8'),
}

/** What stands on the paper, as whoever holds it types it in. */
async function types(page: Page, hands: Hands): Promise<void> {
  await hands.tick(page.getByRole('radio', { name: 'Hợp lệ', exact: true }))
  const passes = page.getByRole('radio', { name: 'Đạt', exact: true })
  for (const pass of await passes.all()) await hands.tick(pass)
  await hands.tick(page.getByRole('radio', { name: 'Đề nghị thực hiện', exact: true }))
}

/** The member's network is gone: their ballot is given on paper, and two people enter it. */
async function entersPaper(page: Page, world: World, hands: Hands, { id }: Council): Promise<void> {
  await hands.press(page.getByRole('link', { name: 'Nhập phiếu giấy' }))
  await seesTitle(page, 'Nhập phiếu giấy')
  await hands.pick(page.getByLabel('Người có phiếu'), cast.member)
  await types(page, hands)
  await hands.send(page, page.getByRole('button', { name: 'Chọn tệp' }), scan)
  await seesText(page, scan.name)
  await hands.press(page.getByRole('button', { name: 'Nhập phiếu giấy' }))
  await seesTitle(page, 'Đã nhập phiếu giấy')
  await page.context().clearCookies()
  await world.signIn(page, cast.scientificSecretary)
  await page.goto(`${world.origin}/phien/${id}`)
  await hands.press(page.getByRole('link', { name: 'Nhập lại để đối chiếu' }))
  await seesTitle(page, 'Nhập lại phiếu giấy')
  await types(page, hands)
  await hands.press(page.getByRole('button', { name: 'Nhập lại để đối chiếu' }))
  await seesTitle(page, 'Hai bản trùng nhau, phiếu được tính')
  await page.context().clearCookies()
  await world.signIn(page, cast.chair)
  await page.goto(`${world.origin}/phien/${id}`)
  await expectShown(page.getByRole('img', { name: '9 trên 9 phiếu đã vào' }))
}

async function concludes(page: Page, world: World, hands: Hands, { id }: Council): Promise<void> {
  await hands.press(page.getByRole('link', { name: 'Kiểm phiếu và kết luận' }))
  await seesTitle(page, 'Kiểm phiếu và kết luận')
  await hands.write(page.getByLabel(/^Biên bản/), 'Hội đồng đã nghe trình bày, thảo luận và bỏ phiếu.')
  await hands.press(page.getByRole('button', { name: 'Kết luận phiên họp' }))
  await seesTitle(page, 'Đã kết luận')
  await page.goto(`${world.origin}/phien/${id}`)
  await seesText(page, '9/9 > 3/4')
  await page.goto(`${world.origin}/phien/${id}/bien-ban`)
  await seesText(page, '9/9 có mặt, cần 6, đủ điều kiện họp.')
}

/** Flow D: the pledge, the quorum, the vote, a ballot unlocked, one on paper, the conclusion. */
export async function sitting(page: Page, world: World, hands: Hands): Promise<void> {
  const council = await newCouncil(world)
  await actAt(page, council.at)
  await pledges(page, world, hands, council)
  await page.context().clearCookies()
  await opens(page, world, hands, council)
  await votes(page, world, hands, council)
  await unlocks(page, world, hands, council)
  await entersPaper(page, world, hands, council)
  await concludes(page, world, hands, council)
}
