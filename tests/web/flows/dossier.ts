import type { Page } from 'playwright-core'
import type { World } from './world'

const investigator = 'P-049'

const pdf = (text: string) =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${text}) >>\nendobj\ntrailer\n<<>>\n%%EOF\n`, 'utf8')

interface OpenCall {
  readonly taskId: string
}

/** The open call whose deadline is the last: it stays open while the flow runs. */
async function openCall(page: Page, { origin }: World): Promise<string> {
  const answer = await page.request.get(`${origin}/api/calls`)
  const { items } = (await answer.json()) as { items: readonly OpenCall[] }
  const last = items.at(-1)
  if (!last) throw new Error('No call takes dossiers in')
  return last.taskId
}

async function sendFiles(page: Page): Promise<void> {
  const groups = page.getByRole('group', { name: /^B1-/ })
  await groups.first().waitFor()
  const count = await groups.count()
  for (let index = 0; index < count; index++) {
    const group = groups.nth(index)
    const chosen = page.waitForEvent('filechooser')
    await group.getByRole('button', { name: 'Chọn tệp' }).click()
    const name = `Tài liệu ${index + 1}.pdf`
    await (await chosen).setFiles({ name, mimeType: 'application/pdf', buffer: pdf(name) })
    await group.getByText(name, { exact: true }).waitFor()
  }
}

async function fillPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Người và tổ chức tham gia$/ }).click()
  await page.getByRole('radio', { name: /^Khoán từng phần/ }).check()
  await page.getByLabel('Tóm tắt hồ sơ').fill('Làm tại hai vùng, nghiệm thu theo mô hình.')
  await page.getByRole('button', { name: 'Xong, về danh sách giấy tờ' }).click()
}

async function fillMoney(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Dự toán kinh phí$/ }).click()
  const materials = page.getByRole('group', { name: 'Nguyên vật liệu, năng lượng' })
  await materials.getByLabel('Ngân sách nhà nước').fill('900000000')
  await materials.getByLabel('Vốn đối ứng').fill('100000000')
  await page.getByText('1.000.000.000 đồng').waitFor()
  await page.getByRole('button', { name: 'Xong, về danh sách giấy tờ' }).click()
}

/**
 * Flow B: not handed in until the receipt; a file of the wrong kind is refused at once; all that is missing
 * is listed; the seal; the receipt; the dossier replaced, then withdrawn, so that the flow may run again.
 */
export async function dossier(page: Page, world: World): Promise<void> {
  await world.signIn(page, investigator)
  const taskId = await openCall(page, world)
  await page.goto(`${world.origin}/ho-so/${taskId}`)
  await page.getByText('CHƯA NỘP').waitFor()
  await page.getByText(/^Kiểm tra trước: \d+ việc phải sửa$/).waitFor()
  const wrong = page.waitForEvent('filechooser')
  await page
    .getByRole('group', { name: /^B1-1 / })
    .getByRole('button', { name: 'Chọn tệp' })
    .click()
  await (await wrong).setFiles({ name: 'a.exe', mimeType: 'application/octet-stream', buffer: pdf('a') })
  await page
    .getByRole('alert')
    .getByText(/Loại tệp không được nhận/)
    .waitFor()
  await sendFiles(page)
  await fillPeople(page)
  await fillMoney(page)
  await page.getByText('Kiểm tra trước: không còn thiếu sót').waitFor()
  await page.getByText('CHƯA NỘP').waitFor()
  await page.getByRole('button', { name: 'Niêm phong và nộp' }).click()
  await page.getByRole('heading', { level: 1, name: 'Niêm phong và nộp hồ sơ' }).waitFor()
  await page
    .getByText(/Không ai đọc được trước giờ mở/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Niêm phong và nộp' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã niêm phong và nộp hồ sơ' }).waitFor()
  await page.getByRole('link', { name: /^BN-\d{4}-/ }).waitFor()
  await page.goto(`${world.origin}/ho-so/${taskId}`)
  await page.getByText('ĐÃ NỘP').waitFor()
  await page.getByRole('button', { name: 'Niêm phong và thay hồ sơ' }).click()
  await page.getByRole('button', { name: 'Niêm phong và thay hồ sơ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã thay hồ sơ' }).waitFor()
  await page.goto(`${world.origin}/ho-so/${taskId}`)
  await page.getByRole('button', { name: 'Rút hồ sơ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Rút hồ sơ đã nộp' }).waitFor()
  await page.getByRole('button', { name: 'Rút hồ sơ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã rút hồ sơ' }).waitFor()
}
