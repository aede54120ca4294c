import { acceptanceDocuments } from '../../../regulations/parameters/acceptance'
import type { World } from '../../../tests/web/flows/world'
import { awaiting, changesBy, inState, soon } from '../found'
import { endContract, failTask } from '../made'
import type { Shot } from '../shot'

const officer = 'P-005'
const leader = 'P-003'
const authority = 'P-001'
const auditor = 'P-015'

const evidenceOf = (code: string) => `/minh-chung/${code}`
const closingOf = (code: string) => `/thanh-ly/${code}`
const acceptanceOf = (code: string) => `/nghiem-thu/${code}`
const reportsOf = (code: string) => `/bao-cao/${code}`
const changesOf = (code: string) => `/nhiem-vu/${code}/dieu-chinh`

/** Tasks of the demonstration whose work ends for the states of acceptance, and who leads them. */
const filing = { code: 'NV-2024-014', person: 'P-033' } as const
const filed = { code: 'NV-2024-015', person: 'P-034' } as const

async function endWork({ db, act }: World, { code, person }: typeof filing | typeof filed): Promise<string> {
  const { id } = await db('tasks').where({ code }).first('id')
  await act(person, { path: `/api/tasks/${id}/completion` })
  return id
}

interface Ordered {
  readonly product: string
  readonly ordered: number
}

/** A dossier that is to be checked: everything was delivered, and one paper is missing. */
async function fileDossier(world: World): Promise<void> {
  const id = await endWork(world, filed)
  const { state } = await soon<{ state: { ordered: readonly Ordered[] } }>('acceptance', () =>
    world.db('processes').where({ task_id: id, kind: 'acceptance' }).first('state'),
  )
  await world.act(filed.person, {
    path: `/api/tasks/${id}/acceptance/dossier`,
    body: {
      delivered: state.ordered.map(({ product, ordered: delivered }) => ({ product, delivered })),
      documents: acceptanceDocuments.slice(1),
    },
  })
}

async function awardOf({ db }: World, status: string): Promise<string> {
  const row = await db('processes').where({ kind: 'award', status }).first('task_id as id')
  return `/api/tasks/${row.id}/award`
}

async function returnAward(world: World): Promise<void> {
  const path = `${await awardOf(world, 'awaitingAuthority')}/returns`
  await world.act(authority, { path, body: { reasonTexts: ['Ghi rõ nguồn kinh phí năm 2027.'] } })
}

async function proposeAward(world: World): Promise<void> {
  await world.act(leader, { path: `${await awardOf(world, 'awaitingProposal')}/proposals` })
}

/** The line of a liquidation that the authority may let go. */
async function waivable({ db }: World): Promise<string> {
  const row = await db('processes')
    .where({ kind: 'closing', status: 'awaitingLiquidation' })
    .first('task_id as id')
  return `/thanh-ly/${row.id}/mien/handover`
}

/** What the stages of a task have as pages of their own, from the check of a proposal to the evidence. */
export const stageShots: readonly Shot[] = [
  { name: 'kiem-tra-de-xuat', ...awaiting('acceptProposal') },
  { name: 'danh-muc', person: officer, path: '/danh-muc' },
  { name: 'danh-muc-nam', person: leader, path: '/danh-muc/2026' },
  { name: 'danh-muc-cua-toi', person: authority, path: '/danh-muc/2026?loc=toi' },
  // The demonstration's award goes back to the leader and comes again: both see it, in every width.
  { name: 'quyet-dinh-trinh', ...awaiting('proposeAward', returnAward) },
  { name: 'quyet-dinh-phe-duyet', ...awaiting('approveAward', proposeAward) },
  { name: 'hop-dong-ky-so', ...awaiting('signContractAsAgency') },
  { name: 'hop-dong-da-ky', person: officer, path: '/tai-chinh/hop-dong/NV-2024-016' },
  { name: 'goi-lai', ...awaiting('callAgain') },
  { name: 'tham-dinh-ket-luan', ...awaiting('concludeAppraisal') },
  { name: 'bao-cao-nop', ...awaiting('submitReport') },
  { name: 'bao-cao', person: officer, path: inState('execution', 'running', reportsOf) },
  { name: 'bao-cao-tam-dung', person: officer, path: inState('execution', 'suspended', reportsOf) },
  { name: 'dieu-chinh-cua-co-quan', person: authority, path: inState('execution', 'suspended', changesOf) },
  { name: 'dieu-chinh-kinh-phi', person: 'P-050', path: changesBy('P-050', '?noi-dung=nonLumpBudget') },
  { name: 'bao-cao-ung-dung', ...awaiting('reportApplication') },
  { name: 'nghiem-thu-lap-ho-so', ...awaiting('fileAcceptanceDossier', (world) => endWork(world, filing)) },
  { name: 'nghiem-thu-kiem-tra', ...awaiting('checkAcceptanceDossier', fileDossier) },
  { name: 'nghiem-thu-phien', person: officer, path: inState('acceptance', 'papersSent', acceptanceOf) },
  {
    name: 'nghiem-thu-da-dat',
    printed: true,
    person: officer,
    path: inState('acceptance', 'accepted', acceptanceOf),
  },
  { name: 'nghiem-thu-hoan-thien', ...awaiting('submitMending') },
  {
    name: 'nghiem-thu-khong-dat',
    person: officer,
    path: inState('acceptance', 'awaitingRefund', acceptanceOf),
  },
  {
    name: 'nghiem-thu-hoan-tra',
    ...awaiting('decideRefund', failTask),
    async prepare(page) {
      await page.getByLabel('Chưa sử dụng').fill('26000000')
      await page.getByLabel('Đã sử dụng đúng quy định').fill('494000000')
      await page.getByLabel('Không chứng minh được').fill('0')
      await page.getByLabel('Phần hoàn trả của kinh phí sử dụng đúng').fill('32')
      await page.getByRole('button', { name: /^Quyết định hoàn trả \d/ }).waitFor()
    },
  },
  { name: 'nghiem-thu-hoan-tra-trong', ...awaiting('decideRefund', failTask) },
  { name: 'thanh-ly-cong-nhan', person: officer, path: inState('closing', 'awaitingRecognition', closingOf) },
  { name: 'thanh-ly', ...awaiting('liquidateContract') },
  { name: 'thanh-ly-san-pham', ...awaiting('handOver') },
  { name: 'thanh-ly-cho-mien', person: authority, path: waivable },
  { name: 'thanh-ly-thu-hoi', person: officer, path: inState('closing', 'terminated', closingOf) },
  {
    name: 'thanh-ly-dang-thu-hoi',
    person: officer,
    path: inState('closing', 'recovering', closingOf, endContract),
  },
  { name: 'thanh-ly-da-xong', person: officer, path: inState('closing', 'liquidated', closingOf) },
  { name: 'minh-chung', printed: true, person: auditor, path: inState('closing', 'liquidated', evidenceOf) },
]
