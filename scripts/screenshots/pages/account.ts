import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../../demo/accounts'
import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

const officer = 'P-005'
const anyReset = '00000000-0000-4000-8000-000000000000'
const path = '/tai-khoan'

/** Somebody whom no flow needs, and two more of whom one enrols a width: that ends their other sessions. */
const member = 'P-053'
const enrolling = ['P-055', 'P-027'] as const

async function notEnrolled({ db }: World): Promise<string> {
  const enrolled: string[] = await db('second_factors').whereNotNull('confirmed_at').pluck('person_id')
  return enrolling.find((id) => !enrolled.includes(id)) ?? enrolling[0]
}

/** As if the member had enrolled long ago; their session goes on, and afterwards nothing is left of it. */
async function asEnrolled(page: Page, { db }: World): Promise<void> {
  const at = new Date('2026-11-02T02:00:00.000Z')
  const factor = { key_id: 'none', sealed: Buffer.alloc(1), added_at: at, confirmed_at: at }
  await db('second_factors')
    .insert({ person_id: member, ...factor })
    .onConflict('person_id')
    .merge()
  await page.reload()
  await page.getByRole('button', { name: 'Tắt xác thực hai lớp' }).click()
  await db('second_factors').where({ person_id: member }).delete()
}

async function beginFactor(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu của Ông/Bà').fill(demoPassword)
  await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
  await page.locator('.factor-qr').waitFor()
}

async function confirmFactor(page: Page): Promise<void> {
  await beginFactor(page)
  const secret = (await page.locator('.secret').textContent()) ?? ''
  await page
    .getByLabel('Mã sáu số trên điện thoại')
    .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.getByRole('button', { name: 'Xác nhận và bật' }).click()
  await page.getByRole('heading', { name: 'Mã dự phòng' }).waitFor()
}

async function openTokenForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tạo khóa mới' }).click()
}

const signInShots: readonly Shot[] = [
  { name: 'dang-nhap-buoc-hai', person: null, path: '/dang-nhap?buoc=ma' },
  { name: 'dang-nhap-nguoi-la', person: null, path: '/dang-nhap?loi=unknown' },
  { name: 'quen-mat-khau', person: null, path: '/quen-mat-khau' },
  {
    name: 'quen-mat-khau-da-gui',
    person: null,
    path: '/quen-mat-khau',
    async prepare(page) {
      await page.getByLabel('Thư điện tử').fill('khong.co@detai.example')
      await page.getByRole('button', { name: 'Gửi liên kết' }).click()
      await page.getByRole('heading', { name: 'Hãy xem hộp thư' }).waitFor()
    },
  },
  { name: 'dat-lai-mat-khau', person: null, path: `/dat-lai-mat-khau/${anyReset}#khong-phai-ma` },
  {
    name: 'dat-lai-mat-khau-het-han',
    person: null,
    path: `/dat-lai-mat-khau/${anyReset}#khong-phai-ma`,
    async prepare(page) {
      await page.getByLabel('Mật khẩu mới', { exact: true }).fill('mot cau dai de nho')
      await page.getByLabel('Nhập lại mật khẩu mới').fill('mot cau dai de nho')
      await page.getByRole('button', { name: 'Đặt mật khẩu mới' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
]

/** The account, its password, second factor, sessions and tokens, and the ways back into it. */
export const accountShots: readonly Shot[] = [
  ...signInShots,
  { name: 'tai-khoan', person: officer, path },
  { name: 'xac-nhan-thu', person: null, path: `${path}/xac-nhan-thu/${anyReset}#khong-phai-ma` },
  {
    name: 'xac-nhan-thu-het-han',
    person: officer,
    path: `${path}/xac-nhan-thu/${anyReset}#khong-phai-ma`,
    async prepare(page) {
      await page.getByRole('button', { name: 'Xác nhận địa chỉ' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'tai-khoan-doi-mat-khau-sai',
    person: officer,
    path,
    async prepare(page) {
      await page.getByLabel('Mật khẩu hiện tại').fill(demoPassword)
      await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngan qua')
      await page.getByLabel('Nhập lại mật khẩu mới').fill('ngan qua')
      await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'tai-khoan-quet-ma', person: member, path, prepare: beginFactor },
  { name: 'tai-khoan-hai-lop', person: member, path, prepare: asEnrolled },
  { name: 'tai-khoan-ma-du-phong', person: notEnrolled, path, prepare: confirmFactor },
  { name: 'tai-khoan-tao-khoa', person: officer, path, prepare: openTokenForm },
  {
    name: 'tai-khoan-khoa-moi',
    person: member,
    path,
    async prepare(page) {
      await openTokenForm(page)
      await page.getByLabel('Tên khóa').fill('Máy tổng hợp báo cáo')
      await page.locator('#o-token-password').fill(demoPassword)
      await page.getByRole('button', { name: 'Tạo khóa', exact: true }).click()
      await page.getByRole('heading', { name: 'Khóa mới, chỉ hiện lần này' }).waitFor()
    },
  },
]
