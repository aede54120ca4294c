import type { Shot } from '../shot'

const person = 'P-016'
const officer = 'P-005'

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
      await page.locator('table.cards tbody a').first().click()
      await page.getByRole('button', { name: 'Mở nội dung thư' }).click()
      await page.frameLocator('iframe.admin-frame').locator('h1').waitFor()
    },
  },
  { name: 'quan-tri-su-co', person, path: '/quan-tri/su-co' },
  { name: 'quan-tri-dong-ho', person, path: '/quan-tri/dong-ho' },
  { name: 'uy-quyen', person: 'P-003', path: '/tai-khoan/uy-quyen' },
]
