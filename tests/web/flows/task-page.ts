import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { World } from './world'

const officer = 'P-005'

/** The oldest proposal whose completeness nobody has checked. */
async function unchecked({ db }: World): Promise<{ readonly code: string; readonly title: string }> {
  const row = await db('tasks')
    .where({ stage: 'ordering', status: 'awaitingCompletenessCheck', classified: false })
    .orderBy('code')
    .first('code', 'title')
  assert.ok(row, 'the demonstration has a proposal that waits for its check')
  return row
}

/**
 * An officer narrows the list of tasks, opens one, reads whom it waits for and until when, does the act that
 * waits for them, and has the receipt; afterwards the task waits for another act.
 */
export async function taskPage(page: Page, world: World): Promise<void> {
  const { code, title } = await unchecked(world)
  await world.signIn(page, officer)
  await page.goto(`${world.origin}/nhiem-vu`)
  await page.getByRole('heading', { level: 1, name: 'Nhiệm vụ' }).waitFor()

  await page.getByText('Lọc nhiệm vụ').click()
  await page.getByLabel('Giai đoạn').selectOption('ordering')
  await page.getByLabel('Tên hoặc mã').fill(code)
  await page.getByLabel('Tên hoặc mã').press('Enter')
  await page.getByText('Đã hiện đủ 1 nhiệm vụ.').waitFor()
  const address = new URL(page.url())
  assert.deepEqual(
    [address.searchParams.get('giai-doan'), address.searchParams.get('tim')],
    ['ordering', code],
  )

  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const panel = page.getByRole('region', { name: 'Vì sao đang chờ?' })
  await panel.getByText('Sở Khoa học và Công nghệ').waitFor()
  await panel.getByText('Đồng hồ: đang chạy.').waitFor()
  await panel.getByRole('heading', { name: 'Hạn pháp lý' }).waitFor()
  const history = page.getByRole('region', { name: 'Lịch sử' })
  await history.getByText('Bắt đầu tính hạn').first().waitFor()

  const act = panel.getByRole('link')
  const name = (await act.textContent()) ?? ''
  await act.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name: /^Đã ghi/ }).waitFor()

  await page.getByRole('link', { name: 'Xem nhiệm vụ' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('region', { name: 'Vì sao đang chờ?' }).getByText('Đang chờ').waitFor()
  await page.getByRole('region', { name: 'Lịch sử' }).getByText(name).first().waitFor()
}
