import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { World } from './world'

const officer = 'P-005'
const proposer = 'P-017'

/** A proposal of this run's own, so that it can be driven again. */
async function proposed({ act }: World): Promise<{ readonly code: string; readonly title: string }> {
  const title = `Thử giống lúa chịu mặn, lần ${Date.now()}`
  const order = JSON.parse(readFileSync(join('docs', 'examples', 'de-xuat.json'), 'utf8'))
  const answer = await act(proposer, { path: '/api/tasks', body: { ...order, title } })
  const { task } = answer as { readonly task: { readonly code: string } }
  return { code: task.code, title }
}

/**
 * An officer narrows the list of tasks, opens one, reads whom it waits for and until when, does the act that
 * waits for them, and has the receipt; afterwards the task waits for another act.
 */
export async function taskPage(page: Page, world: World): Promise<void> {
  const { code, title } = await proposed(world)
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
