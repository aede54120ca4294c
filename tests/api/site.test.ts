import { moveBusinessTime } from '../../db/business-clock'
import type { Db } from '../../db/connection'
import { keepWords } from '../../db/projections/words'
import { instant } from '../../domain/instant'
import { stageStream } from '../../domain/streams'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, opened, startEngine } from '../support/engine'
import { orderOf } from '../support/order'

let engine: Engine
let api: RunningApi
let proposer: Caller
let officer: Caller

const morning = '2024-01-08T02:00:00.000Z'

beforeAll(async () => {
  engine = await startEngine()
  api = await startApi(engine)
  await moveBusinessTime(engine.db, instant('2024-01-10T03:00:00.000Z'))
  proposer = await api.join({ id: 'P-1', roles: ['proposer'], organisation: 'ORG-1' })
  officer = await api.join({ id: 'P-2', roles: ['dostOfficer'], organisation: 'ORG-SO' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
})

/** A page as a browser asks for it. */
async function page(path: string): Promise<{ status: number; headers: Headers; html: string }> {
  const response = await fetch(api.url + path, { headers: { Accept: 'text/html' }, redirect: 'manual' })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** The page's words, without marks and in one line. */
async function words(path: string): Promise<string> {
  const { html } = await page(path)
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

async function submit(title: string): Promise<{ id: string; code: string }> {
  const order = orderOf('ORG-1', { title })
  const { body } = await proposer.post<{ task: { id: string; code: string } }>('/api/tasks', order, {
    at: morning,
  })
  await opened(engine, stageStream(body.task.id, 'ordering'))
  return body.task
}

/** A task whose public call takes dossiers in, as its projections hold it. */
async function calledTask(db: Db, code: string, changes: Record<string, unknown> = {}): Promise<string> {
  const id = `id-of-${code}`
  const at = '2024-01-02T02:00:00.000Z'
  await db('tasks').insert({
    ...{
      id,
      code,
      title: 'Nuôi <b>tôm</b> ven biển',
      field: 'F-NN',
      type: 'researchProject',
      edition: '2023',
    },
    ...{ stage: 'call', status: 'receivingDossiers', opened_at: at, last_at: at, ...changes },
  })
  await db.transaction((trx) => keepWords(trx, id))
  await db('processes').insert({
    ...{ stream: `task/${id}/call`, kind: 'call', task_id: id, state: '{}', status: 'receivingDossiers' },
    ...{ law: JSON.stringify({ editionId: '2023' }), opened_at: at },
  })
  await db('deadlines').insert({
    ...{ stream: `task/${id}/call`, name: 'callDeadline', task_id: id, kind: 'call', state: 'running' },
    ...{ waits_for: '', clause: 'khoản 2 Điều 3 Thông tư 20/2023/TT-BKHCN' },
    ...{ counted_from: '2024-01-02', due: '2024-02-02T10:00:00.000Z', opened_at: at, opened_seq: 1 },
  })
  await db('calls').insert({
    ...{ task_id: id, round: 1, stream: `task/${id}/call`, notice_number: `${code}/TB1` },
    ...{ method: 'openSelection', posted_on: '2024-01-02', deadline: '2024-02-02T10:00:00.000Z' },
    notice: 'Gửi hồ sơ theo mẫu.',
  })
  return id
}

/** A sealed dossier with its receipt. */
async function sealedDossier(db: Db, taskId: string, receipt: string): Promise<void> {
  const id = `dossier-${receipt}`
  await db('applications').insert({
    ...{ id, task_id: taskId, round: 1, host: 'ORG-1', principal_investigator: 'P-1', partners: [] },
    ...{ key_persons: [], host_is_proposer: false, state_dong: 1, counterpart_dong: 0, lump_sum: 'partial' },
    ...{ has_excellent_task: false, lines: '[]', team: '[]', applicants: ['P-1'], submitted_by: 'P-1' },
    ...{ submitted_at: morning, fact_key: `fact-${receipt}` },
  })
  await db('receipts').insert({
    ...{ number: receipt, task_id: taskId, application_id: id, holders: ['P-1'], received_at: morning },
    ...{ files: '[]', state: 'valid' },
  })
}

describe('a task that is tracked', () => {
  test('shows its stage, the agency that holds it, since when, and the term with its clause', async () => {
    const { id, code } = await submit('Chọn giống lúa chịu mặn')
    const { clause } = await engine.db('deadlines').where({ task_id: id }).first('clause')
    const text = await words(`/tra-cuu/${code.toLowerCase()}`)
    expect(text).toContain(`Nhiệm vụ ${code}`)
    expect(text).toContain('1/11: Đề xuất đặt hàng')
    expect(text).toContain('Đang chờ Sở Khoa học và Công nghệ từ thứ Hai 08/01/2024')
    expect(text).toContain(`Căn cứ: ${clause}`)
    expect(text).toContain('Sở Khoa học và Công nghệ 24:00 thứ')
    expect(text).toMatch(/Còn \d ngày làm việc/)
  })

  test('goes back to the proposer with the clock of the office stopped', async () => {
    const { id, code } = await submit('Trồng rừng ngập mặn')
    const defectTexts = [{ text: 'Thiếu dự toán theo nội dung' }]
    const returned = await officer.post(`/api/tasks/${id}/proposal/returns`, { defectTexts }, { at: morning })
    expect(returned.status).toBe(201)
    const text = await words(`/tra-cuu/${code}`)
    expect(text).toContain('Đang chờ Đơn vị đề xuất')
    expect(text).toContain('Chưa có ngày hết hạn Đồng hồ tạm dừng từ 08/01/2024')
  })

  test('tells neither its title before a call, nor people, nor what was written', async () => {
    const { code } = await submit('Tên còn kín')
    const { html } = await page(`/tra-cuu/${code}`)
    for (const hidden of ['Tên còn kín', 'Người P-', 'detai.example', 'Năng suất chưa ổn định']) {
      expect(html).not.toContain(hidden)
    }
  })

  test('is not there when it is classified: the answer is that of an unknown code', async () => {
    await calledTask(engine.db, 'NV-2023-900', { classified: true, outcome: 'classified' })
    const classified = await page('/tra-cuu/NV-2023-900')
    const unknown = await page('/tra-cuu/NV-2023-999')
    expect(classified.status).toBe(404)
    expect(classified.html).toBe(unknown.html)
    expect(classified.html).toContain('Không tìm thấy trang này')
  })
})

describe('a call', () => {
  test('is on the landing page with its deadline, and has a page of its own', async () => {
    await calledTask(engine.db, 'NV-2023-901')
    const home = await page('/')
    expect(home.html).toContain('/dot-goi/NV-2023-901')
    expect(home.html).toContain('17:00 thứ Sáu 02/02/2024')
    expect(home.html).toContain('Còn 17 ngày làm việc')
    const text = await words('/dot-goi/NV-2023-901')
    expect(text).toContain('Số NV-2023-901/TB1')
    expect(text).toContain('Gửi hồ sơ theo mẫu.')
    expect(await words('/tra-cuu/NV-2023-901')).toContain('Hạn nộp hồ sơ 17:00 thứ Sáu 02/02/2024')
  })

  test('writes what people typed as text, never as marks', async () => {
    await calledTask(engine.db, 'NV-2023-902')
    const { html } = await page('/tra-cuu/NV-2023-902')
    expect(html).toContain('Nuôi &lt;b&gt;tôm&lt;/b&gt; ven biển')
  })

  test('looks the same whether dossiers have come in or not', async () => {
    const taskId = await calledTask(engine.db, 'NV-2023-903')
    const paths = ['/tra-cuu/NV-2023-903', '/dot-goi/NV-2023-903', '/']
    const read = async () => (await Promise.all(paths.map(page))).map(({ html }) => html)
    const before = await read()
    await sealedDossier(engine.db, taskId, 'BN-2024-AAAA')
    await sealedDossier(engine.db, taskId, 'BN-2024-BBBB')
    expect(await read()).toEqual(before)
  })
})

describe('a receipt', () => {
  test('is valid or not: a withdrawn one and an unknown one get the same answer', async () => {
    const taskId = await calledTask(engine.db, 'NV-2023-904')
    await sealedDossier(engine.db, taskId, 'BN-2024-CCCC')
    await sealedDossier(engine.db, taskId, 'BN-2024-DDDD')
    await engine.db('receipts').where({ number: 'BN-2024-DDDD' }).update({ state: 'withdrawn' })
    expect(await words('/bien-nhan/bn-2024-cccc')).toContain('Có hiệu lực')
    const withdrawn = await words('/bien-nhan/BN-2024-DDDD')
    const unknown = await words('/bien-nhan/BN-2024-EEEE')
    expect(withdrawn).toContain('Không có hiệu lực')
    expect(withdrawn.replaceAll('DDDD', 'EEEE')).toBe(unknown)
  })
})

test.each([
  ['/tra-cuu?ma=nv-2024-001', '/tra-cuu/NV-2024-001'],
  ['/tra-cuu?ma=%20BN-2024-AAAA%20', '/bien-nhan/BN-2024-AAAA'],
  ['/tra-cuu?ma=..%2F..%2Fapi', '/tra-cuu/..%2F..%2FAPI'],
  ['/dot-goi/NV-2024-999', '/tra-cuu/NV-2024-999'],
])('%s leads to %s', async (path, target) => {
  const { status, headers } = await page(path)
  expect(status).toBe(303)
  expect(headers.get('location')).toBe(target)
})

test('a sitting’s page says where the invited find it, and is the same for every id', async () => {
  const text = await words('/phien-hop/S-01')
  expect(text).toContain('http://localhost/api/sessions/S-01')
  expect((await words('/phien-hop/S-02')).replaceAll('S-02', 'S-01')).toBe(text)
  expect((await page('/phien-hop/%3Cb%3E')).status).toBe(404)
})

test('a task has its public page at /tra-cuu; the address that letters name leads there', async () => {
  const { status, headers } = await page('/nhiem-vu/NV-2023-901')
  expect([status, headers.get('location')]).toEqual([303, '/tra-cuu/NV-2023-901'])
  expect((await page('/tra-cuu/NV-2023-901')).html).toContain('/dang-nhap?tiep=/nhiem-vu/NV-2023-901')
})

test('the public lists are pages, CSV files and JSON of the same rows', async () => {
  await calledTask(engine.db, 'NV-2023-910', { title: '=Tên như công thức' })
  await calledTask(engine.db, 'NV-2023-911', { classified: true })
  expect(await words('/cong-khai?muc=goi-ho-so&q=cong+thuc')).toContain('NV-2023-910')
  const csv = await page('/cong-khai/goi-ho-so.csv?q=NV-2023-91')
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.html).toContain("NV-2023-910,'=Tên như công thức")
  expect(csv.html).not.toContain('NV-2023-911')
  const json = JSON.parse((await page('/cong-khai/goi-ho-so.json?q=NV-2023-91')).html)
  expect(json.items.map(({ code }: { code: string }) => code)).toEqual(['NV-2023-910'])
  expect((await page('/cong-khai/khong-co.csv')).status).toBe(404)
})

test('search engines learn of what is public, and of nothing before its call', async () => {
  const { code } = await submit('Chưa công khai')
  const map = await page('/sitemap.xml')
  expect(map.html).toContain('http://localhost/dot-goi/NV-2023-901')
  expect(map.html).not.toContain(code)
  expect((await page(`/tra-cuu/${code}`)).html).toContain('<meta name="robots" content="noindex">')
  expect((await page('/robots.txt')).html).toContain('Sitemap: http://localhost/sitemap.xml')
})

test('an empty search says what is missing; a first visit does not', async () => {
  expect(await words('/tra-cuu?ma=')).toContain('Nhập mã nhiệm vụ hoặc số biên nhận trước khi tra cứu.')
  expect(await words('/tra-cuu')).not.toContain('trước khi tra cứu')
})

test('pages load nothing from elsewhere and run nothing; their stylesheet may be kept for good', async () => {
  const { html, headers } = await page('/')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
  expect(html).toContain('<html lang="vi">')
  const loading = html.replace(/<link rel="canonical"[^>]*>/, '')
  expect(loading).not.toMatch(/<script|style="|(?:src|href)="(?:https?:)?\/\//)
  const stylesheet = html.match(/href="(\/giao-dien\/[0-9a-f]{16}\.css)"/)?.[1]
  const style = await page(stylesheet ?? '')
  expect(style.headers.get('content-type')).toMatch(/^text\/css/)
  expect(style.headers.get('cache-control')).toContain('immutable')
  const sign = html.match(/<link rel="icon" href="([^"]+)"/)?.[1]
  expect((await page(sign ?? '')).headers.get('content-type')).toMatch(/^image\/svg/)
})

test.each([
  ['/khong-co-trang-nay', 404],
  ['/tra-cuu/%E0%A4%A', 400],
])('%s is answered with a Vietnamese page, %i', async (path, status) => {
  const answer = await page(path)
  expect(answer.status).toBe(status)
  expect(answer.html).toContain('Không tìm thấy trang này')
})

test('an unknown address of the API, or one that no browser asks for, stays a problem in JSON', async () => {
  expect((await page('/api/khong-co')).headers.get('content-type')).toContain('application/problem+json')
  const { status, headers } = await api.anonymous.get('/khong-co')
  expect(status).toBe(404)
  expect(headers.get('content-type')).toContain('application/problem+json')
})

test('a fault is a page with a number to tell the administrator, and no more', async () => {
  await engine.db.raw('alter table receipts rename to receipts_away')
  const { status, html } = await page('/bien-nhan/BN-2024-AAAA')
  await engine.db.raw('alter table receipts_away rename to receipts')
  expect(status).toBe(500)
  expect(html).toMatch(/Mã sự cố: <span class="mono">[0-9a-f-]{36}/)
  expect(html).not.toMatch(/receipts|select|relation/)
})
