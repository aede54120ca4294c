import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

/** The page of an act that waits for an officer. */
async function awaitedAct({ db }: World): Promise<string> {
  const [row] = await db('awaited_acts')
    .whereRaw(`tokens && array['role:dostOfficer']`)
    .whereNotNull('task_id')
    .orderBy('since')
    .select('act', 'stream')
  return `/viec/${row.act}/${row.stream}`
}

/** Signing in, queues of several roles, any single act, what is not there. */
export const workShots: readonly Shot[] = [
  { name: 'dang-nhap', person: null, path: '/dang-nhap' },
  {
    name: 'dang-nhap-sai',
    person: null,
    path: '/dang-nhap',
    async prepare(page) {
      await page.getByLabel('Thư điện tử').fill('khong.co@detai.example')
      await page.getByLabel('Mật khẩu').fill('sai-mat-khau')
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'viec-chuyen-vien', person: 'P-005', path: '/viec' },
  { name: 'viec-lanh-dao', person: 'P-003', path: '/viec' },
  { name: 'viec-nguoi-duyet', person: 'P-013', path: '/viec' },
  {
    name: 'viec-nguoi-de-xuat',
    person: 'P-017',
    path: '/viec',
    prepare: (page) => page.getByText('Chờ Sở Khoa học và Công nghệ').first().waitFor(),
  },
  { name: 'viec-trong', person: 'P-016', path: '/viec' },
  { name: 'mot-viec', person: 'P-005', path: awaitedAct },
  { name: 'khong-co-trang', missing: true, person: 'P-005', path: '/viec/khong-co/duong-nay' },
]
