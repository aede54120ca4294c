import type { Page } from 'playwright-core'
import type { Hands } from './hands'
import { expectShown } from './shown'
import type { World } from './world'

const leader = 'P-003'

/**
 * A leader opens the board, reads what is late, opens a figure down to the steps behind it and one of their
 * tasks, narrows the board to a field, and finds that the address keeps it.
 */
export async function leadership(page: Page, world: World, hands: Hands): Promise<void> {
  await world.signIn(page, leader)
  await page.goto(`${world.origin}/dieu-hanh`)
  await expectShown(page.getByRole('heading', { level: 1, name: /Điều hành nhiệm vụ KH&CN năm \d{4}/ }))
  await expectShown(page.getByRole('heading', { name: 'Trễ hạn pháp lý' }))
  await expectShown(page.getByText(/Không có việc nào trễ hạn pháp lý\.|Xem tất cả việc trễ/).first())
  await expectShown(page.getByRole('img', { name: /Lũy kế năm \d{4}, tỷ đồng/ }))

  await hands.press(page.getByRole('link', { name: /^\d+\/\d+\*? Thực hiện$/ }))
  await expectShown(page.getByRole('heading', { level: 1, name: 'Các bước đến hạn' }))
  await expectShown(page.getByRole('table', { name: 'Các bước đến hạn' }))
  const task = page.getByRole('link', { name: /^NV-\d{4}-\d+$/ }).first()
  const href = await task.getAttribute('href')
  if (!href?.startsWith('/nhiem-vu/NV-')) throw new Error(`The step leads to ${href}`)

  const sheet = await page.getByRole('link', { name: 'Các bước đến hạn: tải CSV' }).getAttribute('href')
  const file = await page.request.get(`${world.origin}${sheet}`)
  if (!(await file.text()).includes('Mã,Nhiệm vụ')) throw new Error('The file has no heading')

  await page.goBack()
  await hands.pick(page.getByLabel('Lĩnh vực'), 'F-NN')
  await page.waitForURL(/linh-vuc=/)
  await page.reload()
  await expectShown(page.getByRole('heading', { level: 1, name: /Điều hành/ }))
  if ((await page.getByLabel('Lĩnh vực').inputValue()) === '') throw new Error('The field was not kept')
}
