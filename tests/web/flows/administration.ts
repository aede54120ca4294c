import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { soon } from '../../../scripts/screenshots/found'
import type { Hands } from './hands'
import { seesText, seesTitle } from './shown'
import { proposed } from './task-page'
import type { World } from './world'

const administrator = 'P-016'

/** Adds a person, grants them a role and ends it; resolves with the person's address and first password. */
async function keepPerson(page: Page, email: string, hands: Hands): Promise<string> {
  await hands.press(page.getByRole('link', { name: 'Thêm người' }))
  await seesTitle(page, 'Thêm người')
  await hands.write(page.getByLabel('Họ và tên'), 'Hồ Thị Minh Thử')
  await hands.write(page.getByLabel('Thư điện tử'), email)
  await hands.press(page.getByRole('button', { name: 'Thêm người' }))
  await seesTitle(page, 'Đã thêm người')
  const password = (await page.locator('.admin-secret').textContent()) ?? ''
  await hands.press(page.getByRole('link', { name: 'Giao vai trò cho người này' }))
  await seesTitle(page, 'Hồ Thị Minh Thử')
  await hands.press(page.getByRole('button', { name: 'Giao vai trò' }))
  // Everything that is missing is told at once.
  await hands.press(page.getByRole('button', { name: 'Giao vai trò' }))
  await page.getByRole('alert').waitFor()
  await hands.pick(page.getByLabel('Vai trò', { exact: true }), 'auditor')
  await hands.write(page.getByLabel('Tổ chức', { exact: true }), 'Sở Khoa học')
  await hands.press(page.locator('.picks button').first())
  await hands.write(page.getByLabel('Văn bản giao'), '12/QĐ-SKHCN')
  await hands.press(page.getByRole('button', { name: 'Giao vai trò' }))
  await seesText(page, 'Đã giao vai trò.')
  return password
}

async function endMandate(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: /^Kết thúc.*: Thanh tra, kiểm toán$/ }))
  await hands.write(page.getByLabel('Ngày cuối'), '31/12/2099')
  await hands.write(page.getByLabel('Văn bản kết thúc'), '15/QĐ-SKHCN')
  await hands.press(page.getByRole('button', { name: 'Kết thúc vai trò' }))
  await seesText(page, 'Đã đặt ngày cuối của vai trò.')
  await seesText(page, '15/QĐ-SKHCN')
}

/** The pages that only show: each has its title, and the law says what nobody has checked. */
async function lookAround(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/quan-tri/quy-dinh?bo=2023&so=2016`)
  await seesTitle(page, 'Quy định')
  await page.locator('.diff del').first().waitFor()
  await page.goto(`${origin}/quan-tri/quy-dinh?bo=2023&chua-doi-chieu=1`)
  await seesText(page, 'chưa đối chiếu')
  await page.goto(`${origin}/quan-tri/su-co`)
  await seesTitle(page, 'Sự cố')
  await seesText(page, 'chậm nhất 20 giây')
  await page.goto(`${origin}/quan-tri/dong-ho`)
  await seesTitle(page, 'Đồng hồ tập huấn')
}

/** Adds a day off to the newest year, with the reason; what changes is shown before it is saved. */
async function keepCalendar(page: Page, origin: string, hands: Hands): Promise<void> {
  await page.goto(`${origin}/quan-tri/lich?nam=2027`)
  await seesText(page, 'Thời hạn đang chạy giữ nguyên ngày đã ghi')
  await seesText(page, 'thứ Sáu 01/01/2027')
  const isThere = await page.getByText('thứ Tư 24/11/2027').count()
  if (isThere === 0) {
    await hands.write(page.getByLabel('Thêm ngày nghỉ'), '24/11/2027')
    await hands.press(page.getByRole('button', { name: /^Thêm ngày.*: Ngày nghỉ$/ }))
    await seesText(page, 'thêm thứ Tư 24/11/2027')
  }
  await hands.write(page.getByLabel('Lý do sửa'), 'Ngày nghỉ riêng để tập huấn.')
  await hands.press(page.getByRole('button', { name: 'Lưu lịch năm 2027' }))
  await seesText(page, 'Đã lưu lịch năm 2027.')
}

/** The letter that a proposer had about an order of this run: the newest letter may be anybody's. */
async function letterOfOrder(world: World): Promise<string> {
  const { code } = await proposed(world)
  const { id } = await soon('letter about the order', () =>
    world
      .db('outbox')
      .join('journal', 'journal.seq', 'outbox.fact_seq')
      .join('tasks', 'tasks.id', 'journal.task_id')
      .where({ code, letter: 'orderReceived' })
      .whereNotNull('sent_at')
      .first<{ id: string } | undefined>('message_id as id'),
  )
  return id
}

/** Reads a letter as it went out. */
async function readLetter(page: Page, world: World, hands: Hands): Promise<void> {
  const letter = await letterOfOrder(world)
  await page.goto(`${world.origin}/quan-tri/thu?loc=sent`)
  await hands.press(page.locator(`table.cards tbody a[href$="thu=${encodeURIComponent(letter)}"]`))
  await hands.press(page.getByRole('button', { name: 'Mở nội dung thư' }))
  await page.frameLocator('iframe.admin-frame').getByText('Kính gửi Ông/Bà').waitFor()
}

/** An administrator adds a person with a mandate, ends it, keeps the calendar and reads a letter. */
export async function administration(page: Page, world: World, hands: Hands): Promise<void> {
  const { origin, db } = world
  const email = `thu-${(await db('people').count().first())?.count}@detai.example`
  await world.signIn(page, administrator)
  await page.goto(`${origin}/quan-tri`)
  await seesTitle(page, 'Quản trị')
  const pages = page.getByRole('navigation', { name: 'Các trang quản trị' })
  await hands.press(pages.getByRole('link', { name: 'Người', exact: true }))
  await seesTitle(page, 'Người')
  const password = await keepPerson(page, email, hands)
  await endMandate(page, hands)
  await lookAround(page, origin)
  await keepCalendar(page, origin, hands)
  await readLetter(page, world, hands)
  await page.goto(`${origin}/tai-khoan`)
  await seesTitle(page, 'Tài khoản và bảo mật')
  await seesText(page, 'Quản trị hệ thống')
  const kept = await db('people').where({ email }).first('password_hash as hash')
  assert.ok(!kept.hash.includes(password))
  const lines: string[] = await db('admin_log').where({ by_person: administrator }).pluck('kind')
  for (const kind of ['personAdded', 'mandateGranted', 'mandateEnded', 'calendarChanged', 'letterRead']) {
    assert.ok(lines.includes(kind), kind)
  }
}
