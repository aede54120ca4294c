import assert from 'node:assert'
import type { Page } from 'playwright-core'
import { formatDong } from '../../../templates/formats'
import type { World } from './world'

const code = 'NV-2026-003'
const hands = { host: 'P-037', agency: 'P-003', checker: 'P-011', approver: 'P-013', treasury: 'P-014' }

/** The contract signed by both sides, so that its first tranche may be asked for. */
async function signed({ db, act }: World): Promise<string> {
  const { id } = await db('tasks').where({ code }).first('id')
  const contract = () =>
    db('contracts').where({ task_id: id }).first('state', 'host_signed_by', 'agency_signed_by')
  const before = await contract()
  const path = `/api/tasks/${id}/contract`
  if (!before.host_signed_by) await act(hands.host, { path: `${path}/host-signature`, body: {} })
  if (!before.agency_signed_by) await act(hands.agency, { path: `${path}/agency-signature`, body: {} })
  return id
}

const seesText = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
const seesTitle = (page: Page, words: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: words }).waitFor()

/** Says that every change was seen, where there are some, and presses the button with the amount. */
async function decide(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).waitFor()
  const seen = page.getByRole('checkbox', { name: /Tôi đã xem/ })
  if (await seen.isVisible()) await seen.check()
  await page.getByRole('button', { name: button }).press('Enter')
}

/** A tranche from the host to the treasury, each hand its own person; whoever checked may not approve. */
export async function disbursement(page: Page, world: World): Promise<void> {
  const { origin, db } = world
  const taskId = await signed(world)
  await world.signIn(page, hands.host)
  await page.goto(`${origin}/tai-chinh/nhiem-vu/${taskId}/requestTranche`)
  await seesText(page, 'Tạm ứng lần đầu trong mức cho phép')
  await page.getByRole('button', { name: 'Đề nghị cấp tiền' }).click()
  await seesTitle(page, /Đã ghi/)

  const row = await db('tranches').where({ task_id: taskId }).orderBy('request', 'desc').first()
  const where = `${origin}/giai-ngan/${taskId}/${row.request}`
  const amount = formatDong(row.amount_dong)
  await world.signIn(page, hands.checker)
  await page.goto(`${origin}/tai-chinh`)
  await seesText(page, code)
  await page.goto(where)
  await seesText(page, amount)
  await decide(page, `Chuyển duyệt ${amount}`)
  await seesTitle(page, 'Đã chuyển duyệt')

  const both = { person_id: hands.checker, role: 'financeApprover', organisation_id: 'ORG-006' }
  await db('person_roles').insert({ ...both, valid_from: '2020-01-01' })
  await page.goto(where)
  await seesText(page, 'Người duyệt phải là người khác')
  assert.equal(await page.getByRole('button', { name: `Duyệt chi ${amount}` }).count(), 0)
  await db('person_roles').where(both).delete()

  await world.signIn(page, hands.approver)
  await page.goto(where)
  await decide(page, `Duyệt chi ${amount}`)
  await seesTitle(page, 'Đã duyệt chi, đã chuyển Kho bạc')

  await world.signIn(page, hands.treasury)
  await page.goto(where)
  await decide(page, `Xác nhận đã chi ${amount}`)
  await seesTitle(page, 'Đã xác nhận chi')
}
