import type { Page } from 'playwright-core'
import type { World } from './world'

const proposer = 'P-017'
const title = 'Xây dựng quy trình nuôi thương phẩm cá thòi lòi tại vùng bãi bồi ven biển'

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

async function fill(page: Page): Promise<void> {
  for (const [label, text] of answers) await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Chính đơn vị đề xuất' }).click()
  await page.getByRole('radio', { name: /^Đề tài/ }).check()
  await page.getByLabel('Lĩnh vực', { exact: true }).selectOption('F-NN')
  await page.getByLabel('Thời gian thực hiện', { exact: true }).fill('24')
  await page.getByLabel('Kinh phí từ ngân sách nhà nước').fill('1500000000')
}

/**
 * Flow A: an empty check lists every gap; six questions; a reload loses nothing; the check; the receipt.
 * Resolves with the milliseconds from the empty form to the receipt.
 */
export async function propose(page: Page, world: World): Promise<number> {
  await world.signIn(page, proposer)
  await page.goto(`${world.origin}/de-xuat`)
  await page.getByRole('link', { name: 'Đề xuất mới' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đề xuất đặt hàng nhiệm vụ' }).waitFor()
  const began = Date.now()
  await page.getByRole('button', { name: 'Kiểm tra câu trả lời' }).click()
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Tên nhiệm vụ/ })
    .click()
  await fill(page)
  await page.getByText(/^Đã lưu \d\d:\d\d$/).waitFor()
  await page.reload()
  await page.getByLabel('Tên nhiệm vụ', { exact: true }).waitFor()
  if ((await page.getByLabel('Tên nhiệm vụ', { exact: true }).inputValue()) !== title) {
    throw new Error('The draft was lost over a reload')
  }
  await page.getByRole('button', { name: 'Kiểm tra câu trả lời' }).click()
  await page.getByRole('heading', { level: 1, name: 'Kiểm tra trước khi gửi' }).waitFor()
  await page.getByText('1.500.000.000 đồng').waitFor()
  await page.getByRole('button', { name: 'Gửi đề xuất' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đã gửi đề xuất' }).waitFor()
  const took = Date.now() - began
  await page.getByText(/Hạn pháp lý: /).waitFor()
  await page.getByRole('link', { name: 'Mở biên nhận' }).click()
  await page.getByRole('heading', { level: 1, name: /^Biên nhận BN-/ }).waitFor()
  await page.getByText('Có hiệu lực').waitFor()
  return took
}
