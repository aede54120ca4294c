import type { Page } from 'playwright-core'
import type { Hands } from './hands'
import { type HostedTask, openIn } from './hosted-task'
import { expectShown, seesText, seesTitle } from './shown'
import type { World } from './world'

const people = { officer: 'P-005', leader: 'P-003', authority: 'P-001' }
/** Tasks of the demonstration that were accepted and whose contracts still stand. */
const accepted = ['NV-2024-010', 'NV-2024-009']

/** A task whose result is recognised and published: what is left is the host's and the money's to do. */
async function recognised({ db, act }: World): Promise<HostedTask> {
  const { id, host, status: before } = await openIn(db, 'closing', accepted)
  const path = `/api/tasks/${id}/recognition`
  if (before === 'awaitingRecognition') {
    await act(people.authority, { path, body: { decisionNumber: '118/QĐ-UBND' } })
  }
  const { status } = await db('processes')
    .where({ stream: `task/${id}/closing` })
    .first('status')
  if (status === 'awaitingPublication') await act(people.officer, { path: `${path}/publication` })
  return { id, host }
}

/** The host does what the checklist says is theirs. */
async function hostsPart(page: Page, hands: Hands, address: string): Promise<void> {
  await page.goto(address)
  await seesText(page, /^Đã xong \d trên \d việc bắt buộc$/)
  await hands.press(page.getByRole('link', { name: 'Nộp hồ sơ cuối cùng' }))
  await hands.press(page.getByRole('button', { name: 'Nộp hồ sơ cuối cùng' }))
  await seesTitle(page, /^Đã ghi/)
  await page.goto(address)
  await hands.press(page.getByRole('link', { name: 'Bàn giao kết quả' }))
  await hands.write(page.getByLabel(/^Đơn vị nhận/), 'Sở Nông nghiệp')
  await seesText(page, /^Không chọn được: hoạt động đến hết/)
  await hands.press(page.getByRole('button', { name: /^Sở Nông nghiệp và Môi trường/ }))
  await hands.press(page.getByRole('button', { name: 'Bàn giao kết quả' }))
  await seesTitle(page, /^Đã ghi/)
}

/** Nobody liquidates a contract whose result is not handed over: the page says what is missing. */
async function isLocked(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await seesText(page, 'Chưa thanh lý được. Còn phải xong: bàn giao kết quả.')
}

async function liquidates(page: Page, hands: Hands, address: string): Promise<void> {
  await page.goto(address)
  await hands.write(page.getByLabel(/^Số biên bản thanh lý/), '07/BBTL')
  await hands.press(page.getByRole('button', { name: 'Thanh lý hợp đồng' }))
  await seesTitle(page, /^Đã ghi/)
  await page.goto(address)
  await seesText(page, /^Đã thanh lý lúc /)
  await hands.press(page.getByRole('link', { name: 'Xem bộ minh chứng' }).first())
  await seesTitle(page, /^Bộ minh chứng: NV-/)
  await expectShown(page.getByRole('table', { name: 'Quyết định và văn bản' }))
}

/**
 * Flow F, closing: every line of the checklist with its owner and proof; locked while one is open; the
 * liquidation; the evidence.
 */
export async function closing(page: Page, world: World, hands: Hands): Promise<void> {
  const { id, host } = await recognised(world)
  const address = `${world.origin}/thanh-ly/${id}`
  await world.signIn(page, people.leader)
  await isLocked(page, address)
  await world.signIn(page, host)
  await hostsPart(page, hands, address)
  await world.signIn(page, people.leader)
  await liquidates(page, hands, address)
}
