import assert from 'node:assert'
import type { Page } from 'playwright-core'
import { dongInWords, formatDong } from '../../../templates/formats'
import type { Hands } from './hands'
import { expectShown, seesText, seesTitle } from './shown'
import type { World } from './world'

const code = 'NV-2026-003'
const people = { host: 'P-037', agency: 'P-003', checker: 'P-011', approver: 'P-013', treasury: 'P-014' }
const settler = 'P-010'

/** The contract signed by both sides, so that its first tranche may be asked for. */
async function signed({ db, act }: World): Promise<string> {
  const { id } = await db('tasks').where({ code }).first('id')
  const before = await db('contracts').where({ task_id: id }).first('host_signed_by', 'agency_signed_by')
  const path = `/api/tasks/${id}/contract`
  if (!before.host_signed_by) await act(people.host, { path: `${path}/host-signature` })
  if (!before.agency_signed_by) await act(people.agency, { path: `${path}/agency-signature` })
  return id
}

/** What was paid before is settled, so that the next tranche may be asked for. */
async function settled({ db, act }: World, taskId: string): Promise<void> {
  const { state } = await db('processes')
    .where({ stream: `task/${taskId}/funding` })
    .first('state')
  const amount = state.paidDong - state.settledDong
  if (amount === 0) return
  const path = `/api/tasks/${taskId}/settlements`
  await act(people.host, { path, body: { amountDong: amount } })
  await act(settler, { path: `${path}/confirmation`, body: { confirmedDong: amount } })
}

/** Says that every change was seen, where there are some, and presses the button with the amount. */
async function decide(page: Page, hands: Hands, button: string): Promise<void> {
  await expectShown(page.getByRole('button', { name: button }))
  for (const seen of await page.getByRole('checkbox', { name: /Tôi đã xem/ }).all()) await hands.tick(seen)
  await hands.press(page.getByRole('button', { name: button }))
}

async function asks(page: Page, world: World, hands: Hands, taskId: string): Promise<void> {
  await world.signIn(page, people.host)
  await page.goto(`${world.origin}/tai-chinh/nhiem-vu/${taskId}/requestTranche`)
  await seesTitle(page, /cấp tiền|cấp kinh phí/i)
  await hands.press(page.getByRole('button', { name: 'Đề nghị cấp tiền' }))
  await seesTitle(page, /Đã ghi/)
}

/** Whoever checked may not approve, whatever other role they hold. */
async function checkerMayNotApprove(page: Page, { db }: World, where: string, button: string): Promise<void> {
  const both = { person_id: people.checker, role: 'financeApprover', organisation_id: 'ORG-006' }
  await db('person_roles').insert({ ...both, valid_from: '2020-01-01' })
  await page.goto(where)
  await seesText(page, 'Người duyệt phải là người khác')
  assert.equal(await page.getByRole('button', { name: button }).count(), 0)
  await db('person_roles').where(both).delete()
}

/** The host's account changes between the check and the approval, by two people of finance. */
async function accountChanges(page: Page, world: World, hands: Hands, taskId: string): Promise<void> {
  const { origin, db } = world
  const { host_organisation: organisation } = await db('tasks').where({ id: taskId }).first()
  const where = `${origin}/tai-chinh/tai-khoan/${organisation}`
  await world.signIn(page, people.checker)
  await page.goto(where)
  await hands.press(page.getByRole('button', { name: 'Đổi tài khoản' }))
  for (const [label, value] of [
    ['Số tài khoản', '0000.0.9998888'],
    ['Tên chủ tài khoản', 'Đơn vị minh họa'],
    ['Tên Kho bạc hoặc ngân hàng', 'Kho bạc Nhà nước tỉnh minh họa'],
    ['Văn bản của đơn vị', '27/CV ngày 27/11/2026'],
    ['Lý do đổi', 'Đơn vị mở tài khoản mới.'],
  ] as const) {
    await hands.write(page.getByLabel(label), value)
  }
  await hands.press(page.getByRole('button', { name: 'Đổi tài khoản' }))
  await seesText(page, 'Đã đăng ký. Người duyệt của Sở Tài chính xác nhận.')
  await world.signIn(page, people.approver)
  await page.goto(where)
  await hands.tick(page.getByRole('checkbox', { name: /Tôi đã so số tài khoản/ }))
  await hands.press(page.getByRole('button', { name: 'Xác nhận tài khoản' }))
  await seesText(page, 'Đã xác nhận. Đơn vị nhận thư báo.')
}

/** The approver takes the order back before the treasury has it, and approves it again. */
async function takenBack(page: Page, hands: Hands, where: string, amount: string): Promise<void> {
  await page.goto(where)
  await hands.press(page.getByRole('button', { name: 'Thu hồi lệnh chi' }))
  await hands.write(page.getByLabel('Lý do 1'), 'Tổ chức chủ trì báo đổi tài khoản.')
  await hands.press(page.getByRole('button', { name: `Thu hồi lệnh chi ${amount}` }))
  await seesTitle(page, 'Đã thu hồi lệnh chi')
  await page.goto(where)
  await decide(page, hands, `Duyệt chi ${amount}`)
  await seesTitle(page, 'Đã duyệt chi, đã chuyển Kho bạc')
}

/**
 * Flow E: a tranche from the host to the treasury, each hand its own person: the amount in figures and words,
 * the account that has changed meanwhile, the conditions, the ledger before, this time and after.
 */
export async function disbursement(page: Page, world: World, hands: Hands): Promise<void> {
  const { origin, db } = world
  const taskId = await signed(world)
  await settled(world, taskId)
  await asks(page, world, hands, taskId)

  const row = await db('tranches').where({ task_id: taskId }).orderBy('request', 'desc').first()
  const where = `${origin}/giai-ngan/${taskId}/${row.request}`
  const amount = formatDong(row.amount_dong)
  await world.signIn(page, people.checker)
  await page.goto(`${origin}/tai-chinh`)
  await seesText(page, code)
  await page.goto(where)
  await seesText(page, amount)
  await seesText(page, dongInWords(Number(row.amount_dong)))
  for (const column of ['Trước', 'Lần này', 'Sau']) {
    await expectShown(page.getByText(column, { exact: true }).first())
  }
  await decide(page, hands, `Chuyển duyệt ${amount}`)
  await seesTitle(page, 'Đã chuyển duyệt')
  await checkerMayNotApprove(page, world, where, `Duyệt chi ${amount}`)

  await accountChanges(page, world, hands, taskId)
  await page.goto(where)
  await seesText(page, /Tài khoản thụ hưởng đổi lúc/)
  await seesText(page, 'nay là ******8888')
  await decide(page, hands, `Duyệt chi ${amount}`)
  await seesTitle(page, 'Đã duyệt chi, đã chuyển Kho bạc')
  await takenBack(page, hands, where, amount)

  await world.signIn(page, people.treasury)
  await page.goto(where)
  await decide(page, hands, 'Tiếp nhận lệnh chi')
  await seesTitle(page, 'Đã tiếp nhận lệnh chi')
  await page.goto(where)
  await decide(page, hands, `Xác nhận đã chi ${amount}`)
  await seesTitle(page, 'Đã xác nhận chi')
}
