import type { Page } from 'playwright-core'
import { actAt, type OpenSitting, openSitting } from './council-state'
import type { Hands } from './hands'
import { type HostedTask, openIn } from './hosted-task'
import { expectShown, seesText, seesTitle } from './shown'
import type { World } from './world'

const officer = 'P-005'
/** Tasks of the demonstration whose work may be reported as done. */
const running = ['NV-2024-013', 'NV-2024-014', 'NV-2024-015', 'NV-2024-016']
const defect = 'Số liệu chưa có xác nhận của đơn vị sử dụng.'
const rated = 'NV-2024-008'

interface Line {
  readonly product: string
  readonly name: string
}

/** The lines of a task's table, as whoever is signed in may read them. */
async function linesOf(page: Page, { origin }: World, taskId: string): Promise<readonly Line[]> {
  const answer = await page.request.get(`${origin}/api/tasks/${taskId}/acceptance`)
  return ((await answer.json()) as { readonly lines: readonly Line[] }).lines
}

/** A task whose host has just reported that the work is done. */
async function finished({ db, act }: World): Promise<HostedTask> {
  const { id, host } = await openIn(db, 'execution', running)
  await act(host, { path: `/api/tasks/${id}/completion` })
  return { id, host }
}

/** The host's table: what is missing is listed before anything is sent. */
async function files(page: Page, hands: Hands, first: string): Promise<void> {
  const amounts = page.getByLabel(/^Đã giao/)
  await amounts.first().waitFor()
  const send = page.getByRole('button', { name: 'Nộp hồ sơ nghiệm thu' })
  await hands.press(send)
  await expectShown(page.getByRole('heading', { name: 'Chưa nộp: còn việc phải làm' }))
  await hands.press(page.getByRole('link', { name: `${first}: chưa ghi số lượng đã giao.` }))
  for (const amount of await amounts.all()) await hands.write(amount, '200')
  await hands.press(send)
  await seesTitle(page, /^Đã ghi/)
}

/** The officer writes a defect beside its line, and every defect goes back at once. */
async function returns(page: Page, hands: Hands, first: string): Promise<void> {
  await hands.write(page.getByLabel(`Thiếu sót của ${first}`), defect)
  await hands.press(page.getByRole('button', { name: 'Trả lại hồ sơ với 1 thiếu sót' }))
  await seesTitle(page, /^Đã ghi/)
}

async function supplements(page: Page, hands: Hands): Promise<void> {
  await expectShown(page.getByRole('heading', { name: 'Sở yêu cầu bổ sung 1 thiếu sót' }))
  await seesText(page, defect)
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'utf8')
  const file = { name: 'Xác nhận.pdf', mimeType: 'application/pdf', buffer }
  await hands.send(page, page.getByRole('button', { name: 'Chọn tệp' }).first(), file)
  await seesText(page, file.name)
  await hands.press(page.getByRole('button', { name: 'Bổ sung hồ sơ nghiệm thu' }))
  await seesTitle(page, /^Đã ghi/)
}

interface CouncilState {
  readonly seats: readonly { readonly person: string }[]
  readonly commented: readonly { readonly member: string }[]
  readonly expertGroup: readonly string[]
}

/** What is owed before the sitting: every member's written comments, and the report of the expert group. */
async function prepared({ db, act }: World, taskId: string): Promise<void> {
  const [id]: string[] = await db('council_agenda as a')
    .join('councils as c', 'c.session_id', 'a.session_id')
    .where({ 'a.task_id': taskId, 'c.kind': 'acceptance' })
    .pluck('a.session_id')
  const { state } = await db('processes')
    .where({ stream: `session/${id}` })
    .first('state')
  const { seats, commented, expertGroup } = state as CouncilState
  const comments = { taskId, comments: 'Đã đọc hồ sơ, không có ý kiến thêm.' }
  for (const { person } of seats.filter(
    ({ person: one }) => !commented.some(({ member }) => member === one),
  )) {
    await act(person, { path: `/api/sessions/${id}/comments`, body: comments })
  }
  const report = { taskId, report: 'Đã kiểm tra sản phẩm tại hiện trường, số liệu khớp với báo cáo.' }
  await act(expertGroup[0] ?? '', { path: `/api/sessions/${id}/expert-reports`, body: report })
}

/** The three of the panel confirm what they counted; with the first of them the vote is closed. */
async function count(page: Page, world: World, hands: Hands, { id, at, counters, voters }: OpenSitting) {
  await actAt(page, at)
  for (const counter of counters) {
    await world.signIn(page, counter)
    await page.goto(`${world.origin}/phien/${id}`)
    const confirm = page.getByRole('button', { name: `Xác nhận ${voters.length} phiếu, 0 không hợp lệ` })
    await hands.press(confirm)
    await confirm.waitFor({ state: 'detached' })
    await page.context().clearCookies()
  }
  await page.setExtraHTTPHeaders({})
  await world.signIn(page, officer)
}

/** The council of the demonstration rates; the letter of its conclusion is on its way. */
async function rates(page: Page, world: World, hands: Hands): Promise<string> {
  const { db, act } = world
  const { id } = await db('tasks').where({ code: rated }).first('id')
  const { status } = await db('processes')
    .where({ stream: `task/${id}/acceptance` })
    .first('status')
  if (status !== 'papersSent' && status !== 'sitting') return id
  if (status === 'papersSent') await prepared(world, id)
  const sitting = await openSitting(world, 'acceptance')
  const session = `/api/sessions/${sitting.id}`
  const lines = await linesOf(page, world, id)
  const passes = { type: 'pass', quantity: 'pass', quality: 'pass' }
  const ballot = {
    ...{ taskId: id, report: 'pass', overall: 'pass', comment: 'Đạt yêu cầu của hợp đồng.' },
    products: Object.fromEntries(lines.map(({ product }) => [product, passes])),
  }
  const { at } = sitting
  for (const voter of sitting.voters) await act(voter, { path: `${session}/ballots`, body: ballot, at })
  await count(page, world, hands, sitting)
  const minutes = 'Hội đồng đã họp, bỏ phiếu kín và kiểm phiếu.'
  const body = { taskId: id, minutes, mendingRequired: false, requests: [] }
  await act(sitting.chair, { path: `${session}/conclusions`, body, at })
  await act(officer, { path: `/api/tasks/${id}/acceptance/conclusion`, at })
  return id
}

/**
 * Flow F, acceptance: the host's table of what was ordered and delivered; the officer returns every gap at
 * once; the host brings it; the dossier is complete; a rating explains itself line by line.
 */
export async function acceptance(page: Page, world: World, hands: Hands): Promise<void> {
  const task = await finished(world)
  const address = `${world.origin}/nghiem-thu/${task.id}`
  const opensAs = async (person: string) => {
    await world.signIn(page, person)
    await page.goto(address)
  }
  await opensAs(task.host)
  const [first] = await linesOf(page, world, task.id)
  if (!first) throw new Error('Nothing was ordered')
  await files(page, hands, first.name)
  await opensAs(officer)
  await returns(page, hands, first.name)
  await opensAs(task.host)
  await supplements(page, hands)
  await opensAs(officer)
  await hands.press(page.getByRole('button', { name: 'Xác nhận hồ sơ đầy đủ' }))
  await seesTitle(page, /^Đã ghi/)

  await page.goto(`${world.origin}/nghiem-thu/${await rates(page, world, hands)}`)
  await expectShown(page.getByRole('heading', { name: 'Xếp loại và cách tính' }))
  await seesText(page, /thành viên có mặt; \d+ phiếu hợp lệ/)
  await expectShown(page.getByRole('table', { name: 'Từng dòng sản phẩm' }))
}
