import { driveUntil, type Likeness } from '../../bench/lives'
import { provinceClient } from '../../demo/load'
import type { World } from '../../tests/web/flows/world'

const [authority, fundManager] = ['P-001', 'P-010']
const [maker, approver] = ['P-011', 'P-013']

/** Another life of a task of the demonstration, up to an act. */
const secondLife = ({ origin }: World, act: string, like: Likeness) =>
  driveUntil(provinceClient(origin), 2, act, like)

/** An award that was published: its contract is to be drawn up. */
export const awardTask = (world: World): Promise<string> =>
  secondLife(world, 'prepareContract', {
    task: 'T19',
    title: 'Phục hồi chức năng sớm cho người bệnh sau phẫu thuật thay khớp háng',
  })

/** A task that failed at its acceptance: the cause is fixed, what returns is to be decided. */
export async function failTask(world: World): Promise<void> {
  const title = 'Mô hình liên kết nhà trường và doanh nghiệp trong đào tạo nghề'
  const id = await secondLife(world, 'fixCause', { task: 'T05', title })
  const path = `/api/tasks/${id}/acceptance/failure/cause`
  await world.act(authority, { path, body: { cause: 'subjective' }, at: '2026-11-26T02:00:00.000Z' })
}

/** Who leads the task of the demonstration whose contract is ended here. */
export const stopped = 'P-036'

const termination = {
  ...{ unspentDong: 140_000_000, properlySpentDong: 1_060_000_000, unprovenDong: 40_000_000 },
  ...{ share: { numerator: 30, denominator: 100 }, decisionNumber: '212/QĐ-UBND' },
  assets: 'Một máy siêu âm nội soi.',
}

/** A contract that was ended: assets are to be handed over, and of the money a part has come back. */
export async function endContract({ db, act }: World): Promise<void> {
  const { id } = await db('task_people')
    .where({ person_id: stopped, relation: 'principalInvestigator' })
    .first('task_id as id')
  const acts = [
    [fundManager, 'termination/proposal', { ground: 'noCapacity', reasons: 'Chậm hai kỳ tiến độ.' }],
    [authority, 'pause', { note: 'Tạm dừng để xem xét việc chấm dứt.' }],
    [stopped, 'termination/report', { summary: 'Nội dung đã làm và kinh phí đã sử dụng.' }],
    [authority, 'termination/cause', { cause: 'subjective' }],
    [authority, 'termination/decision', termination],
    [stopped, 'refunds', { amountDong: 200_000_000 }],
  ] as const
  for (const [person, path, body] of acts) await act(person, { path: `/api/tasks/${id}/${path}`, body })
}

/** The task of the demonstration whose last tranche is asked for, and who leads it. */
const paidLast = { code: 'NV-2024-005', person: 'P-029' } as const

const account = {
  ...{ number: '0000.0.9992222', holder: 'Trường Đại học Cần Thơ', heldAt: 'treasury' },
  ...{ institution: 'Kho bạc Nhà nước tỉnh minh họa', validFrom: '2026-11-27' },
  ...{ document: '27/CV ngày 27/11/2026', reason: 'Đơn vị mở tài khoản mới.' },
}

async function fundingOf({ db }: World) {
  return db('processes')
    .join('tasks', 'tasks.id', 'processes.task_id')
    .where({ code: paidLast.code, kind: 'funding' })
    .first('tasks.id', 'state', 'host_organisation as host')
}

/** A tranche that was checked before its host's account changed: it waits to be approved. */
export async function changeAccount(world: World): Promise<void> {
  const { id, host, state } = await fundingOf(world)
  const { number, amountDong } = state.plan.at(-1)
  const tranches = `/api/tasks/${id}/tranches`
  await world.act(paidLast.person, { path: tranches, body: { number, amountDong } })
  await world.act(maker, { path: `${tranches}/${number}/check` })
  const versions = `/api/beneficiary-accounts/${host}/versions`
  const made = (await world.act(maker, { path: versions, body: account })) as { readonly id: string }
  await world.act(approver, { path: `${versions}/${made.id}/confirmation` })
}

/** What changes in that task while somebody decides: a settlement comes, or goes back. */
export async function changeFunding(world: World): Promise<void> {
  const { id, state } = await fundingOf(world)
  const path = `/api/tasks/${id}/settlements`
  if (state.settlement) {
    const body = { reasonTexts: ['Thiếu bảng kê chứng từ của quý cuối.'] }
    await world.act(fundManager, { path: `${path}/returns`, body })
  } else await world.act(paidLast.person, { path, body: { amountDong: 120_000_000 } })
}
