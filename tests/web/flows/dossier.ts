import type { Locator, Page } from 'playwright-core'
import type { Hands, SentFile } from './hands'
import { expectShown, seesText, seesTitle } from './shown'
import type { World } from './world'

const investigator = 'P-049'

const pdf = (name: string): SentFile => ({
  ...{ name, mimeType: 'application/pdf' },
  buffer: Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Title (${name}) >>\nendobj\ntrailer\n<<>>\n%%EOF\n`, 'utf8'),
})

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

const chooser = (group: Locator) => group.getByRole('button', { name: 'Chọn tệp' })

async function sendFiles(page: Page, hands: Hands): Promise<void> {
  const groups = page.getByRole('group', { name: /^B1-/ })
  await groups.first().waitFor()
  const count = await groups.count()
  for (let index = 0; index < count; index++) {
    const group = groups.nth(index)
    const file = pdf(`Tài liệu ${index + 1}.pdf`)
    await hands.send(page, chooser(group), file)
    await expectShown(group.getByText(file.name, { exact: true }))
  }
}

async function fillPeople(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: /Người và tổ chức tham gia$/ }))
  await hands.tick(page.getByRole('radio', { name: /^Khoán từng phần/ }))
  await hands.write(page.getByLabel('Tóm tắt hồ sơ'), 'Làm tại hai vùng, nghiệm thu theo mô hình.')
  await hands.press(page.getByRole('button', { name: 'Xong, về danh sách giấy tờ' }))
}

async function fillMoney(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: /Dự toán kinh phí$/ }))
  const materials = page.getByRole('group', { name: 'Nguyên vật liệu, năng lượng' })
  await hands.write(materials.getByLabel('Ngân sách nhà nước'), '900000000')
  await hands.write(materials.getByLabel('Vốn đối ứng'), '100000000')
  await seesText(page, '1.000.000.000 đồng')
  await hands.press(page.getByRole('button', { name: 'Xong, về danh sách giấy tờ' }))
}

const isNotHandedIn = (page: Page) => expectShown(page.getByText('CHƯA NỘP', { exact: true }))

/** A file of a kind that nobody takes is refused when it is chosen, not when everything is sent. */
async function wrongKind(page: Page, hands: Hands): Promise<void> {
  const wrong = { ...pdf('a.exe'), mimeType: 'application/octet-stream' }
  await hands.send(page, chooser(page.getByRole('group', { name: /^B1-1 / })), wrong)
  await expectShown(page.getByRole('alert').getByText(/Loại tệp không được nhận/))
}

async function seals(page: Page, hands: Hands): Promise<void> {
  const seal = page.getByRole('button', { name: 'Niêm phong và nộp' })
  await hands.press(seal)
  await seesTitle(page, 'Niêm phong và nộp hồ sơ')
  await seesText(page, /Không ai đọc được trước giờ mở/)
  await hands.press(seal)
  await seesTitle(page, 'Đã niêm phong và nộp hồ sơ')
  await expectShown(page.getByRole('link', { name: /^BN-\d{4}-/ }))
}

/** Until the deadline it may be replaced, and taken back. */
async function replacesAndWithdraws(page: Page, hands: Hands, address: string): Promise<void> {
  await page.goto(address)
  await seesText(page, 'ĐÃ NỘP')
  const replace = page.getByRole('button', { name: 'Niêm phong và thay hồ sơ' })
  await hands.press(replace)
  await hands.press(replace)
  await seesTitle(page, 'Đã thay hồ sơ')
  await page.goto(address)
  const withdraw = page.getByRole('button', { name: 'Rút hồ sơ' })
  await hands.press(withdraw)
  await seesTitle(page, 'Rút hồ sơ đã nộp')
  await hands.press(withdraw)
  await seesTitle(page, 'Đã rút hồ sơ')
}

/**
 * Flow B: not handed in until the receipt; a file of the wrong kind is refused at once; all that is missing
 * is listed; the seal; the receipt; the dossier replaced, then withdrawn, so that the flow may run again.
 */
export async function dossier(page: Page, world: World, hands: Hands): Promise<void> {
  await world.db('drafts').where({ person_id: investigator }).delete()
  await world.signIn(page, investigator)
  const address = `${world.origin}/ho-so/${await openCall(page, world)}`
  await page.goto(address)
  await isNotHandedIn(page)
  await seesText(page, /^Kiểm tra trước: \d+ việc phải sửa$/)
  await wrongKind(page, hands)
  await sendFiles(page, hands)
  await fillPeople(page, hands)
  await fillMoney(page, hands)
  await seesText(page, 'Kiểm tra trước: không còn thiếu sót')
  await isNotHandedIn(page)
  await seals(page, hands)
  await replacesAndWithdraws(page, hands, address)
}
