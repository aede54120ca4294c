import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { World } from './world'

const administrator = 'P-016'

async function title(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Adds a person, grants them a role and ends it; resolves with the person's address and first password. */
async function keepPerson(page: Page, email: string): Promise<string> {
  await page.getByRole('link', { name: 'Thêm người' }).click()
  await title(page, 'Thêm người')
  await page.getByLabel('Họ và tên').fill('Hồ Thị Minh Thử')
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByRole('button', { name: 'Thêm người' }).click()
  await title(page, 'Đã thêm người')
  const password = (await page.locator('.admin-secret').textContent()) ?? ''
  await page.getByRole('link', { name: 'Giao vai trò cho người này' }).click()
  await title(page, 'Hồ Thị Minh Thử')
  await page.getByRole('button', { name: 'Giao vai trò' }).click()
  // Everything that is missing is told at once.
  await page.getByRole('button', { name: 'Giao vai trò' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Thanh tra, kiểm toán' })
  await page.getByLabel('Tổ chức', { exact: true }).fill('Sở Khoa học')
  await page.locator('.picks button').first().click()
  await page.getByLabel('Văn bản giao').fill('12/QĐ-SKHCN')
  await page.getByRole('button', { name: 'Giao vai trò' }).click()
  await page.getByText('Đã giao vai trò.').waitFor()
  return password
}

async function endMandate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kết thúc: Thanh tra, kiểm toán' }).click()
  const from = page.getByLabel('Ngày cuối')
  await from.fill('31/12/2099')
  await page.getByLabel('Văn bản kết thúc').fill('15/QĐ-SKHCN')
  await page.getByRole('button', { name: 'Kết thúc vai trò' }).click()
  await page.getByText('Đã đặt ngày cuối của vai trò.').waitFor()
  await page.getByText('15/QĐ-SKHCN').first().waitFor()
}

/** The pages that only show: each has its title, and the law says what nobody has checked. */
async function lookAround(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/quan-tri/quy-dinh?bo=2023&so=2016`)
  await title(page, 'Quy định')
  await page.locator('.diff del').first().waitFor()
  await page.goto(`${origin}/quan-tri/quy-dinh?bo=2023&chua-doi-chieu=1`)
  await page.getByText('chưa đối chiếu').first().waitFor()
  await page.goto(`${origin}/quan-tri/su-co`)
  await title(page, 'Sự cố')
  await page.getByText('chậm nhất 20 giây').waitFor()
  await page.goto(`${origin}/quan-tri/dong-ho`)
  await title(page, 'Đồng hồ tập huấn')
}

/** Adds a day off to the newest year, with the reason; what changes is shown before it is saved. */
async function keepCalendar(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/quan-tri/lich?nam=2027`)
  await page.getByText('Thời hạn đang chạy giữ nguyên ngày đã ghi').waitFor()
  const isThere = await page.getByText('thứ Tư 24/11/2027').count()
  if (isThere === 0) {
    await page.getByLabel('Thêm ngày nghỉ').fill('24/11/2027')
    await page.getByRole('button', { name: 'Thêm ngày: Ngày nghỉ' }).click()
    await page.getByText('thêm thứ Tư 24/11/2027').waitFor()
  }
  await page.getByLabel('Lý do sửa').fill('Ngày nghỉ riêng để tập huấn.')
  await page.getByRole('button', { name: 'Lưu lịch năm 2027' }).click()
  await page.getByText('Đã lưu lịch năm 2027.').waitFor()
}

/** Reads a letter as it went out. */
async function readLetter(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/quan-tri/thu?loc=sent`)
  await page.locator('table.cards tbody a').first().click()
  await page.getByRole('button', { name: 'Mở nội dung thư' }).click()
  await page.frameLocator('iframe.admin-frame').getByText('Kính gửi Ông/Bà').waitFor()
}

/** An administrator adds a person with a mandate, ends it, keeps the calendar and reads a letter. */
export async function administration(page: Page, world: World): Promise<void> {
  const { origin, db } = world
  const email = `thu-${(await db('people').count().first())?.count}@detai.example`
  await world.signIn(page, administrator)
  await page.goto(`${origin}/quan-tri`)
  await title(page, 'Quản trị')
  await page
    .getByRole('navigation', { name: 'Các trang quản trị' })
    .getByRole('link', { name: 'Người' })
    .click()
  await title(page, 'Người')
  const password = await keepPerson(page, email)
  await endMandate(page)
  await lookAround(page, origin)
  await keepCalendar(page, origin)
  await readLetter(page, origin)
  await page.goto(`${origin}/tai-khoan`)
  await title(page, 'Tài khoản của tôi')
  await page.getByText('Quản trị hệ thống').first().waitFor()
  const kept = await db('people').where({ email }).first('password_hash as hash')
  assert.ok(!kept.hash.includes(password))
  const lines: string[] = await db('admin_log').where({ by_person: administrator }).pluck('kind')
  for (const kind of ['personAdded', 'mandateGranted', 'mandateEnded', 'calendarChanged', 'letterRead']) {
    assert.ok(lines.includes(kind), kind)
  }
}
