import type { Page } from 'playwright-core'
import type { World } from '../../../tests/web/flows/world'
import { letters } from '../../../web/text/letters'
import type { Shot } from '../shot'

const person = 'P-016'
const officer = 'P-005'

const proposal = '00000000-0000-4000-8000-000000000014'

/** As if another administrator had proposed a merge. */
async function withProposal(page: Page, { db }: World): Promise<void> {
  await db('merge_proposals')
    .insert({
      ...{ id: proposal, kept: 'P-055', merged: 'P-053', proposed_by: officer },
      reason: 'Hai hồ sơ cùng một thẻ căn cước, do hai đơn vị lập.',
      ...{ document: 'CV 12/VP-SKHCN', proposed_at: new Date('2026-11-02T02:00:00.000Z') },
    })
    .onConflict('id')
    .ignore()
  await page.reload()
}

/** Administration, in its main states. */
export const adminShots: readonly Shot[] = [
  { name: 'quan-tri', person, path: '/quan-tri' },
  { name: 'quan-tri-nguoi', person, path: '/quan-tri/nguoi' },
  { name: 'quan-tri-nguoi-khong-khop', person, path: '/quan-tri/nguoi?q=khong-co-ai' },
  { name: 'quan-tri-nguoi-moi', person, path: '/quan-tri/nguoi/moi' },
  { name: 'quan-tri-mot-nguoi', person, path: `/quan-tri/nguoi/${officer}` },
  {
    name: 'quan-tri-giao-vai-tro',
    person,
    path: `/quan-tri/nguoi/${officer}`,
    prepare: (page) => page.getByRole('button', { name: 'Giao vai trò' }).click(),
  },
  {
    name: 'quan-tri-giao-vai-tro-thieu',
    person,
    path: `/quan-tri/nguoi/${officer}`,
    async prepare(page) {
      await page.getByRole('button', { name: 'Giao vai trò' }).click()
      await page.getByRole('button', { name: 'Giao vai trò' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'quan-tri-ket-thuc-vai-tro',
    person,
    path: `/quan-tri/nguoi/${officer}`,
    prepare: (page) =>
      page
        .getByRole('button', { name: /^Kết thúc\s?:/ })
        .first()
        .click(),
  },
  { name: 'quan-tri-gop-nguoi', person, path: '/quan-tri/gop-nguoi', prepare: withProposal },
  {
    name: 'quan-tri-xac-nhan-gop',
    person,
    path: '/quan-tri/gop-nguoi',
    async prepare(page, world) {
      await withProposal(page, world)
      await page.getByRole('button', { name: 'Xem' }).first().click()
      await page.getByRole('button', { name: 'Gộp hai hồ sơ' }).waitFor()
    },
  },
  { name: 'quan-tri-so-ho-so', person, path: '/quan-tri/gop-nguoi/so?giu=P-055&gop=P-053' },
  { name: 'quan-tri-khong-gop-duoc', person, path: '/quan-tri/gop-nguoi/so?giu=P-005&gop=P-003' },
  {
    name: 'quan-tri-ghi-so-dinh-danh',
    person,
    path: `/quan-tri/nguoi/${officer}`,
    prepare: (page) => page.getByRole('button', { name: 'Ghi số định danh' }).click(),
  },
  { name: 'quan-tri-nguoi-duoc-tiep-can', person, path: '/quan-tri/nguoi/P-003' },
  {
    name: 'quan-tri-cho-tiep-can',
    person,
    path: `/quan-tri/nguoi/${officer}`,
    prepare: (page) => page.getByRole('button', { name: 'Ghi văn bản cho tiếp cận' }).click(),
  },
  { name: 'quan-tri-to-chuc', person, path: '/quan-tri/to-chuc' },
  { name: 'quan-tri-mot-to-chuc', person, path: '/quan-tri/to-chuc/ORG-005' },
  { name: 'quan-tri-quy-dinh', person, path: '/quan-tri/quy-dinh' },
  { name: 'quan-tri-mot-bo-quy-dinh', person, path: '/quan-tri/quy-dinh?bo=2023&q=thoi%20han' },
  { name: 'quan-tri-so-quy-dinh', person, path: '/quan-tri/quy-dinh?bo=2023&so=2016' },
  { name: 'quan-tri-gia-tri-cua-tinh', person, path: '/quan-tri/quy-dinh?bo=2023&cua-tinh=1' },
  { name: 'quan-tri-lich', person, path: '/quan-tri/lich' },
  { name: 'quan-tri-sua-lich', person, path: '/quan-tri/lich?nam=2027' },
  { name: 'quan-tri-thu', person, path: '/quan-tri/thu?loc=sent' },
  {
    name: 'quan-tri-mot-thu',
    person,
    path: '/quan-tri/thu?loc=sent',
    async prepare(page) {
      const letter = page.locator('table.cards tbody a').filter({ hasNotText: letters.keptSubject })
      await letter.first().click()
      await page.getByRole('button', { name: 'Mở nội dung thư' }).click()
      await page.frameLocator('iframe.admin-frame').locator('h1').waitFor()
    },
  },
  { name: 'quan-tri-su-co', person, path: '/quan-tri/su-co' },
  { name: 'quan-tri-dong-ho', person, path: '/quan-tri/dong-ho' },
  { name: 'uy-quyen', person: 'P-003', path: '/tai-khoan/uy-quyen' },
]
