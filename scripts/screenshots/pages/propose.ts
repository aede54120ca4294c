import type { Page } from 'playwright-core'
import type { World } from '../../../tests/web/flows/world'
import type { Shot } from '../shot'

const proposer = 'P-017'
const investigator = 'P-049'

async function dossierPath({ origin }: World): Promise<string> {
  const answer = await fetch(`${origin}/api/calls`)
  const { items } = (await answer.json()) as { items: readonly { taskId: string }[] }
  return `/ho-so/${items.at(-1)?.taskId ?? ''}`
}

/** The proposal of the demonstration that was returned. */
async function returnedPath(page: Page, { origin }: World): Promise<string> {
  const answer = await page.request.get(`${origin}/api/tasks?stage=ordering&limit=50`)
  const { items } = (await answer.json()) as { items: readonly { id: string; status: { code: string } }[] }
  const returned = items.find(({ status }) => status.code === 'returnedForSupplement')
  return `/de-xuat/${returned?.id ?? ''}`
}

/** A receipt of a dossier that stands. */
export async function receiptOf({
  db,
}: World): Promise<{ readonly number: string; readonly holders: readonly string[] }> {
  const row = await db('receipts').where({ state: 'valid' }).orderBy('received_at').first('number', 'holders')
  if (!row) throw new Error('No receipt stands in the demonstration')
  return row
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()

async function settled(page: Page): Promise<void> {
  await heading(page)
  await page.waitForLoadState('networkidle')
}

/** Proposing, a returned proposal, the dossier with its parts, a receipt for anyone. */
export const proposeShots: readonly Shot[] = [
  { name: 'de-xuat', person: proposer, path: '/de-xuat', prepare: settled },
  {
    name: 'de-xuat-moi',
    person: proposer,
    path: '/de-xuat/moi',
    async prepare(page) {
      await page
        .getByLabel('Tên nhiệm vụ', { exact: true })
        .fill('Nghiên cứu quy trình nuôi tôm quảng canh cải tiến')
      await page.getByText(/^Đã lưu/).waitFor()
      await settled(page)
    },
  },
  {
    name: 'de-xuat-thieu',
    person: proposer,
    path: '/de-xuat/moi',
    async prepare(page) {
      await page.getByRole('button', { name: 'Kiểm tra câu trả lời' }).click()
      await settled(page)
    },
  },
  {
    name: 'de-xuat-tra-lai',
    person: proposer,
    path: '/de-xuat',
    async prepare(page, world) {
      await page.goto(world.origin + (await returnedPath(page, world)))
      await settled(page)
    },
  },
  { name: 'ho-so-cac-dot', person: investigator, path: '/ho-so', prepare: settled },
  { name: 'ho-so', printed: true, person: investigator, path: dossierPath, prepare: settled },
  {
    name: 'ho-so-du-toan',
    person: investigator,
    path: async (world) => `${await dossierPath(world)}?phan=money`,
    prepare: settled,
  },
  {
    name: 'ho-so-nhom',
    person: investigator,
    path: async (world) => `${await dossierPath(world)}?phan=team`,
    async prepare(page) {
      await page.getByRole('button', { name: 'Thêm vị trí' }).click()
      await settled(page)
    },
  },
  {
    name: 'ho-so-nguoi',
    person: investigator,
    path: async (world) => `${await dossierPath(world)}?phan=people`,
    prepare: settled,
  },
  {
    name: 'bien-nhan',
    printed: true,
    person: async (world) => (await receiptOf(world)).holders[0] ?? '',
    path: async (world) => `/bien-nhan/${(await receiptOf(world)).number}`,
    prepare: heading,
  },
  { name: 'bien-nhan-khong-hieu-luc', person: null, path: '/bien-nhan/BN-2026-KHONGCO', prepare: heading },
]
