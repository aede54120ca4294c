import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Hands } from './hands'
import { expectShown, seesTitle } from './shown'
import type { World } from './world'

const officer = 'P-005'
const proposer = 'P-017'

/** A proposal of this run's own, so that it can be driven again. */
export async function proposed({ act }: World): Promise<{ readonly code: string; readonly title: string }> {
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
export async function taskPage(page: Page, world: World, hands: Hands): Promise<void> {
  const { code, title } = await proposed(world)
  await world.signIn(page, officer)
  await page.goto(`${world.origin}/nhiem-vu`)
  await seesTitle(page, 'Nhiệm vụ')

  await hands.press(page.getByText('Lọc nhiệm vụ'))
  await hands.pick(page.getByLabel('Giai đoạn'), 'ordering')
  await hands.write(page.getByLabel('Tên hoặc mã'), code)
  await page.keyboard.press('Enter')
  await page.getByText('Đã hiện đủ 1 nhiệm vụ.').waitFor()
  const address = new URL(page.url())
  assert.deepEqual(
    [address.searchParams.get('giai-doan'), address.searchParams.get('tim')],
    ['ordering', code],
  )

  await hands.press(page.getByRole('link', { name: title }))
  await seesTitle(page, title)
  const panel = page.getByRole('region', { name: 'Vì sao đang chờ?' })
  await expectShown(panel.getByText('Sở Khoa học và Công nghệ'))
  await expectShown(panel.getByText('Đồng hồ: đang chạy.'))
  await expectShown(panel.getByRole('heading', { name: 'Hạn pháp lý' }))
  const history = page.getByRole('region', { name: 'Lịch sử' })
  await expectShown(history.getByText('Bắt đầu tính hạn').first())

  const act = panel.getByRole('link')
  const name = (await act.textContent()) ?? ''
  await hands.press(act)
  await seesTitle(page, 'Kiểm tra tính đầy đủ của đề xuất')
  await hands.press(page.getByRole('button', { name }))
  await seesTitle(page, /^Đã ghi/)

  await hands.press(page.getByRole('link', { name: 'Xem nhiệm vụ' }))
  await seesTitle(page, title)
  await expectShown(panel.getByText(/^Đang chờ: /))
  await expectShown(history.getByText(name).first())
}
