import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

const leader = 'P-003'
const auditor = 'P-015'

/** The code of the call that takes dossiers in longest. */
async function openCall({ db }: World): Promise<string> {
  const row = await db('calls')
    .join('tasks', 'tasks.id', 'calls.task_id')
    .where({ method: 'openSelection' })
    .orderBy('deadline', 'desc')
    .first('code')
  return row.code
}

/** The code of a task that is being performed. */
async function runningTask({ db }: World): Promise<string> {
  const row = await db('tasks').where({ stage: 'execution' }).orderBy('code').first('code')
  return row.code
}

/** What an officer was refused just now: to move the clock is for administrators. */
async function refused({ act }: World): Promise<string> {
  const body = { businessTime: '2026-12-01T02:00:00.000Z' }
  await act('P-005', { path: '/clock', body }).catch(() => undefined)
  return '/nhat-ky?loai=right&ket-qua=refused'
}

/** The board of those who lead and audit, the lists behind it, and the public site. */
export const leadShots: readonly Shot[] = [
  { name: 'dieu-hanh', printed: true, person: leader, path: '/dieu-hanh' },
  { name: 'dieu-hanh-linh-vuc', person: leader, path: '/dieu-hanh?nam=2025&linh-vuc=F-NN' },
  { name: 'dieu-hanh-tre', person: leader, path: '/dieu-hanh/tre' },
  { name: 'dieu-hanh-buoc', person: leader, path: '/dieu-hanh/buoc?dung-han=khong' },
  { name: 'dieu-hanh-kinh-phi', person: leader, path: '/dieu-hanh/kinh-phi?buoc=paid' },
  { name: 'dieu-hanh-cho', person: leader, path: '/dieu-hanh/cho?ben=role:authority' },
  { name: 'dieu-hanh-viec', person: auditor, path: '/dieu-hanh/viec?loai=late' },
  { name: 'nhat-ky', person: auditor, path: '/nhat-ky' },
  { name: 'nhat-ky-tu-choi', person: auditor, path: refused },
  { name: 'nhat-ky-khong-khop', person: auditor, path: '/nhat-ky?nguoi=khong-co-ai' },
  { name: 'trang-chu', person: null, path: '/' },
  { name: 'cong-khai', person: null, path: '/cong-khai' },
  { name: 'cong-khai-ket-qua', person: null, path: '/cong-khai?muc=ket-qua' },
  { name: 'tra-cuu', person: null, path: '/tra-cuu' },
  {
    name: 'theo-doi',
    person: null,
    path: async (world) => `/tra-cuu/${await runningTask(world)}`,
    async prepare(page) {
      await page.getByLabel('Thư điện tử nhận thông báo').fill('nguoi.dan@thu.example')
      await page.getByRole('button', { name: 'Nhận thông báo' }).click()
      await page.getByRole('status').waitFor()
    },
  },
  { name: 'tra-cuu-nhiem-vu', person: null, path: async (world) => `/tra-cuu/${await runningTask(world)}` },
  { name: 'dot-goi', person: null, path: async (world) => `/dot-goi/${await openCall(world)}` },
]
