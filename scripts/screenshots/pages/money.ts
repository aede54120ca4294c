import { accountForm } from '../../../tests/support/beneficiary'
import type { World } from '../../../tests/web/flows/world'
import { awaiting, inState } from '../found'
import { awardTask, changeAccount, changeFunding, endContract, stopped } from '../made'
import type { Shot } from '../shot'

const [maker, confirmer] = ['P-011', 'P-013']

/** A change of an organisation's account that waits for its confirmation. */
async function changeOfAccount({ db, act }: World, organisation: string, number: string): Promise<void> {
  const waiting = await db('beneficiary_accounts as a')
    .leftJoin('beneficiary_account_decisions as d', 'd.account_id', 'a.id')
    .where('a.organisation_id', organisation)
    .whereNull('d.account_id')
    .first('a.id')
  if (waiting) return
  const path = `/api/beneficiary-accounts/${organisation}/versions`
  const body = { ...accountForm, number, reason: 'Đơn vị mở tài khoản mới.' }
  await act(maker, { path, body })
}

/** The pages of finance, of the appraisal and of the contract, in their main states. */
export const moneyShots: readonly Shot[] = [
  { name: 'tai-chinh', person: 'P-011', path: '/tai-chinh' },
  { name: 'tai-chinh-da-chi', person: 'P-013', path: '/tai-chinh?loc=paid' },
  { name: 'tai-chinh-du-toan-cho-duyet', person: 'P-001', path: '/tai-chinh?nam=2027' },
  { name: 'du-toan-phe-duyet', person: 'P-001', path: '/tai-chinh/du-toan/2027/province' },
  { name: 'du-toan-de-nghi', person: 'P-011', path: '/tai-chinh/du-toan?nam=2026' },
  { name: 'tai-khoan-thu-huong', person: 'P-011', path: '/tai-chinh/tai-khoan' },
  { name: 'tai-khoan-thu-huong-mot', person: 'P-013', path: '/tai-chinh/tai-khoan/X-02' },
  { name: 'tai-khoan-thu-huong-che', person: 'P-015', path: '/tai-chinh/tai-khoan/X-02' },
  {
    name: 'tai-khoan-thu-huong-doi',
    person: 'P-011',
    path: '/tai-chinh/tai-khoan/X-02',
    prepare: (page) => page.getByRole('button', { name: 'Đổi tài khoản' }).click(),
  },
  {
    name: 'tai-khoan-thu-huong-xac-nhan',
    person: confirmer,
    async path(world) {
      await changeOfAccount(world, 'X-06', '0000.0.9991111')
      return '/tai-chinh/tai-khoan/X-06'
    },
  },
  { name: 'giai-ngan-da-chi', printed: true, person: 'P-015', path: '/giai-ngan/NV-2024-001/2' },
  { name: 'giai-ngan-doi-tai-khoan', ...awaiting('approveTranche', changeAccount) },
  {
    name: 'giai-ngan-ho-so-doi',
    ...awaiting('approveTranche', changeAccount),
    async prepare(page, world) {
      await changeFunding(world)
      await page.getByRole('heading', { name: /^Hồ sơ đổi lúc/ }).waitFor()
    },
  },
  { name: 'so-cai', printed: true, person: 'P-015', path: '/so-cai' },
  { name: 'so-cai-nhiem-vu', person: 'P-015', path: '/so-cai?nhiem-vu=NV-2024-005&tai-khoan=advanced' },
  { name: 'tham-dinh', person: 'P-003', path: '/tham-dinh/NV-2026-005' },
  { name: 'hop-dong-soan', ...awaiting('prepareContract', awardTask) },
  { name: 'hop-dong-ky', person: 'P-037', path: '/tai-chinh/hop-dong/NV-2026-003' },
  { name: 'thanh-toan', person: 'P-031', path: '/tai-chinh/nhiem-vu/NV-2024-016/submitSettlement' },
  { name: 'hoan-tra', person: 'P-059', path: '/tai-chinh/nhiem-vu/NV-2024-011/payRefund' },
  {
    name: 'hoan-tra-mot-phan',
    person: stopped,
    path: inState('closing', 'recovering', (code) => `/tai-chinh/nhiem-vu/${code}/payRefund`, endContract),
  },
]
