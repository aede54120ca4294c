import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Hands } from './hands'
import { seesText, seesTitle } from './shown'
import type { World } from './world'

const proposer = 'P-017'
const title = 'Xây dựng quy trình nuôi thương phẩm cá thòi lòi tại vùng bãi bồi ven biển'
/** The most that the whole flow may take by hand; what the clock of the run shows is far below it. */
const limitMs = 5 * 60_000

/** What a proposer writes into each field, by its label. */
const answers: readonly (readonly [label: string, text: string])[] = [
  ['Tên nhiệm vụ', title],
  [
    'Vấn đề và tính cấp thiết',
    'Cá thòi lòi tự nhiên giảm mạnh do khai thác quá mức. Chưa chủ động được con giống.',
  ],
  ['Căn cứ đề xuất', 'Kế hoạch phát triển thủy sản của thành phố giai đoạn 2026 - 2030.'],
  ['Mục tiêu', 'Chủ động con giống và nuôi thương phẩm, giảm khai thác tự nhiên.'],
  ['Nội dung chính phải làm', 'Khảo sát vùng nuôi\nNghiên cứu sinh sản nhân tạo\nXây dựng mô hình nuôi'],
  ['Tên sản phẩm', 'Quy trình nuôi thương phẩm'],
  ['Số lượng', '1'],
  ['Đơn vị tính', 'quy trình'],
  ['Yêu cầu chất lượng', 'Tỷ lệ sống trên 70%, được cơ quan chuyên môn xác nhận'],
  ['Hiệu quả dự kiến', 'Tăng thu nhập cho hộ nuôi và phục hồi nguồn lợi tự nhiên.'],
]

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

async function fill(page: Page, hands: Hands): Promise<void> {
  for (const [label, text] of answers) await hands.write(field(page, label), text)
  await hands.press(page.getByRole('button', { name: 'Chính đơn vị đề xuất' }))
  await hands.tick(page.getByRole('radio', { name: /^Đề tài/ }))
  await hands.pick(field(page, 'Lĩnh vực'), 'F-NN')
  await hands.write(field(page, 'Thời gian thực hiện'), '24')
  await hands.write(page.getByLabel('Kinh phí từ ngân sách nhà nước'), '1500000000')
}

/**
 * Flow A: an empty check lists every gap; six questions; a reload loses nothing; the check; the receipt.
 * Tells the seconds from the empty form to the receipt.
 */
export async function propose(page: Page, world: World, hands: Hands): Promise<void> {
  await world.db('drafts').where({ person_id: proposer }).delete()
  await world.signIn(page, proposer)
  await page.goto(`${world.origin}/de-xuat`)
  await hands.press(page.getByRole('link', { name: 'Đề xuất mới' }))
  await seesTitle(page, 'Đề xuất đặt hàng nhiệm vụ')
  const began = performance.now()
  await hands.press(page.getByRole('button', { name: 'Kiểm tra câu trả lời' }))
  await hands.press(page.getByRole('alert').getByRole('link', { name: /^Tên nhiệm vụ/ }))
  await fill(page, hands)
  await seesText(page, /^Đã lưu \d\d:\d\d$/)
  await page.reload()
  await field(page, 'Tên nhiệm vụ').waitFor()
  assert.equal(await field(page, 'Tên nhiệm vụ').inputValue(), title, 'the draft is there after a reload')
  await hands.press(page.getByRole('button', { name: 'Kiểm tra câu trả lời' }))
  await seesTitle(page, 'Kiểm tra trước khi gửi')
  await seesText(page, '1.500.000.000 đồng')
  await hands.press(page.getByRole('button', { name: 'Gửi đề xuất' }))
  await seesTitle(page, 'Đã gửi đề xuất')
  const tookMs = performance.now() - began
  assert.ok(tookMs < limitMs, `five minutes, not ${Math.round(tookMs / 1000)} s`)
  world.tell(`Flow A: ${(tookMs / 1000).toFixed(1)} s from the empty form to the receipt`)
  await seesText(page, /Hạn pháp lý: /)
  await hands.press(page.getByRole('link', { name: 'Mở biên nhận' }))
  await seesTitle(page, /^Biên nhận BN-/)
  await seesText(page, 'Có hiệu lực')
}
