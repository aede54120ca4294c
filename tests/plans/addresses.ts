import type { Db } from '../../db/connection'
import { type Stage, stages } from '../../domain/life'

/** What addresses name: things of the filled province, one of each. */
export interface Sample {
  readonly tasks: readonly { readonly id: string; readonly code: string; readonly stage: Stage }[]
  readonly task: string
  readonly code: string
  readonly host: string
  readonly proposer: string
  readonly session: string
  readonly application: string
  readonly receipt: string
  readonly file: string
}

/** One copy of each stage; the other things are those of the one under contract. */
export async function sampleOf(db: Db): Promise<Sample> {
  const copies = () => db('tasks').whereRaw(`id like '%-00000000____'`).orderBy('code')
  const found = await Promise.all(
    stages.map((stage) => copies().where({ stage }).first('id', 'code', 'stage')),
  )
  const tasks = found.filter((task) => task !== undefined)
  const contracted = await copies().where({ stage: 'execution' }).first()
  const ofTask = (table: string) => db(table).where({ task_id: contracted.id })
  return {
    ...{ tasks, task: contracted.id, code: contracted.code },
    ...{ host: contracted.host_organisation, proposer: contracted.proposer_organisation },
    session: (await ofTask('council_agenda').first('session_id')).session_id,
    application: (await ofTask('applications').first('id')).id,
    receipt: (await ofTask('receipts').first('number')).number,
    file: (await ofTask('file_references').first('sha256')).sha256,
  }
}

/** Common words, rare ones, short ones, none of any title; with accents and without. */
const searches = [
  'giong',
  'chuyển giao',
  'Nghiên cứu',
  'cá',
  'zz',
  'khongcotunay',
  'NV-2026-01',
  'lua chiu man',
]

const inQuery = (name: string, values: readonly string[]) =>
  values.map((value) => `?${name}=${encodeURIComponent(value)}`)

type Addresses = Readonly<Record<string, (of: Sample) => readonly string[]>>

const eachTask = (path: string) => (of: Sample) => of.tasks.map(({ id }) => `/tasks/${id}${path}`)

/** For every read of the API, by the name of its route, addresses with each of its filters; under /api. */
export const apiAddresses: Addresses = {
  listTasks: ({ host, proposer }) =>
    [
      ...['', '?limit=100', '?stage=ordering', '?stage=execution', '?field=F-CN', '?type=pilotProduction'],
      ...['?outcome=none', '?outcome=finished', `?host=${host}`, `?proposer=${proposer}`],
      ...['?late=true', '?late=false', '?sort=last', '?sort=opened', '?sort=due'],
      ...inQuery('q', searches),
      ...inQuery('stage=ordering&field=F-YT&sort=due&q', searches),
    ].map((query) => `/tasks${query}`),
  getTask: (of) => [...eachTask('')(of), `/tasks/${of.code}`],
  getTaskJournal: (of) => [...eachTask('/journal')(of), ...eachTask('/journal?order=newest')(of)],
  getTaskMoney: eachTask('/money'),
  getCallOfTask: eachTask('/call'),
  listSimilarTasks: eachTask('/similar'),
  findSimilar: () =>
    inQuery('title', ['Nghiên cứu chọn tạo giống lúa chịu mặn']).map((query) => `/similar${query}`),
  getMyWork: () => ['/me/work', '/me/work?limit=100'],
  countMyWork: () => ['/me/work/count'],
  getAwaited: () => ['/me/awaited'],
  getTaskWaiting: eachTask('/waiting'),
  getMyAct: (of) => of.tasks.map(({ id }) => `/me/acts/acceptProposal?stream=task/${id}/ordering`),
  listTaskDocuments: eachTask('/documents'),
  getChangeRules: eachTask('/change-rules'),
  getAwardDecision: eachTask('/award'),
  getExecution: eachTask('/execution'),
  getFollowUp: eachTask('/follow-up'),
  getAcceptance: eachTask('/acceptance'),
  getClosing: eachTask('/closing'),
  getEvidence: eachTask('/evidence'),
  getAppraisal: eachTask('/appraisal'),
  getContractTerms: eachTask('/contract'),
  getOpening: eachTask('/call/opening'),
  getTranche: eachTask('/tranches/1'),
  getTaskChanges: ({ task }) => [`/tasks/${task}/changes?after=0&account=none`],
  reckonRefund: ({ task }) => [
    `/tasks/${task}/refund?unspentDong=0&properlySpentDong=0&unprovenDong=0` +
      '&numerator=1&denominator=2&compliant=true',
  ],
  getReceiptOfAct: ({ receipt }) => [`/receipts/of/${receipt}`],
  followSession: () => [],
  followTranche: () => [],
  getQuorum: ({ session }) => [`/sessions/${session}/quorum?present=P-001&countingPanel=P-001`],
  getComposition: ({ task }) => [`/councils/composition?kind=selection&taskIds=${task}`],
  getCouncilTies: ({ session }) => [`/sessions/${session}/ties`],
  getDrafts: () => ['/drafts'],
  getDraft: () => ['/drafts/proposal'],
  getActForm: () => ['/acts/acceptProposal'],
  listCodes: () => ['/codes'],
  listOrderLists: () => ['/order-lists'],
  getOrderList: () => ['/order-lists/2026'],
  getLetter: () => ['/letters/none'],
  readLetter: () => ['/letters/none/contents?form=html'],
  checkStuckCommit: () => ['/stuck/check?factKey=none'],
  listAccounts: ({ host }) => [
    `/admin/people?organisation=${host}`,
    ...['?role=expert', '?idle=true', ...inQuery('q', ['nguyen'])].map((query) => `/admin/people${query}`),
  ],
  getAccount: () => ['/admin/people/P-005'],
  listOrganisationsKept: () => ['/admin/organisations?alive=true', '/admin/organisations?q=vien'],
  getOrganisation: ({ host }) => [`/admin/organisations/${host}`],
  listCalendarYears: () => ['/admin/calendar'],
  listAdminChanges: () => ['/admin/log?subject=person:P-005'],
  getMe: () => ['/me'],
  getMyDelegations: () => ['/me/delegations'],
  listOwnSessions: () => ['/me/sessions'],
  listOwnTokens: () => ['/me/tokens'],
  getSecondFactor: () => ['/me/second-factor'],
  getSignInWays: () => ['/session/ways'],
  goToProvider: () => ['/session/provider?tiep=/viec'],
  returnFromProvider: () => ['/session/provider/return'],
  getAccountSecurity: () => ['/admin/people/P-005/security'],
  getIdentityOf: () => ['/admin/people/P-005/identity'],
  viewNationalId: () => ['/admin/people/P-005/national-id'],
  listMerges: () => ['/admin/merges'],
  getOwnIdentity: () => ['/me/identity'],
  getOwnNationalId: () => ['/me/national-id'],
  getClock: () => ['/clock'],
  listCalls: () => ['/calls'],
  getCall: ({ tasks }) => tasks.filter(({ stage }) => stage === 'call').map(({ id }) => `/calls/${id}`),
  getDossier: ({ task, application }) => [`/tasks/${task}/applications/${application}`],
  getReceipt: ({ receipt }) => [`/receipts/${receipt}`],
  getCouncils: ({ task }) => ['', '?kind=selection', `?taskId=${task}`].map((query) => `/councils${query}`),
  getSession: ({ session }) => [`/sessions/${session}`],
  getMyBallots: ({ session }) => [`/sessions/${session}/ballots/mine`],
  listPeople: ({ host }) =>
    ['', '?role=expert', '?role=dostOfficer', `?organisation=${host}`, ...inQuery('q', ['nguyen', 'an'])].map(
      (query) => `/people${query}`,
    ),
  listOrganisations: () => ['', ...inQuery('q', ['viện', 'vi'])].map((query) => `/organisations${query}`),
  readFile: ({ file }) => [`/files/${file}`],
  listEditions: () => ['/editions'],
  getEdition: () => ['/editions/2023', '/editions/2023?overlay=false'],
  getCalendar: () => ['/calendar'],
  listLetters: () => inQuery('state', ['failed', 'waiting', 'sent']).map((query) => `/letters${query}`),
  listStuckCommits: () => ['/stuck'],
  listAppropriations: () => ['/appropriations', '/appropriations?year=2026'],
  listBeneficiaryAccounts: () =>
    ['', '?state=waiting', '?state=missing', ...inQuery('q', ['vien'])].map(
      (query) => `/beneficiary-accounts${query}`,
    ),
  getBeneficiaryAccount: ({ host }) => [`/beneficiary-accounts/${host}`],
  listTranches: () => [
    '/tranches',
    '/tranches?state=paid&year=2026',
    ...inQuery('state', ['requested', 'paid']).map((query) => `/tranches${query}`),
  ],
  listSteps: () =>
    [
      '',
      '?year=2026',
      '?year=2025&process=ordering',
      '?process=call&onTime=true',
      '?onTime=false&field=F-YT',
    ].map((query) => `/overview/steps${query}`),
  listLate: () => ['/overview/late', '/overview/late?field=F-YT'],
  listAwaited: () =>
    inQuery('whom', ['role:dostOfficer', 'role:authority', 'of:host', 'person', 'none'])
      .flatMap((query) => [query, `${query}&field=F-YT`])
      .map((query) => `/overview/awaited${query}`),
  listMoneyItems: () =>
    ['planned', 'approved', 'paid'].flatMap((step) =>
      ['&until=12', '&until=12&year=2026&field=F-CN'].map(
        (query) => `/overview/money/items?step=${step}${query}`,
      ),
    ),
  listAuditedActs: () =>
    ['late', 'overridden', 'reversed', 'replaced', 'amended', 'refused'].flatMap((list) =>
      ['', '&year=2025', '&field=F-YT'].map((query) => `/overview/acts?list=${list}${query}`),
    ),
  searchAudit: ({ task, code, session }) =>
    [
      ...['', '?person=P-005', '?result=refused', '?result=done', '?from=2026-01-01&to=2026-12-31'],
      ...[task, code, session].map((object) => `?object=${object}`),
      ...['act', 'right', 'person', 'export', 'journal'].map((kind) => `?kind=${kind}`),
      ...['approveAward', 'submitProposal', 'getTask', 'searchAudit'].map((what) => `?what=${what}`),
      `?person=P-005&object=${task}&what=getTask&kind=right&result=refused&from=2026-01-01`,
    ].map((query) => `/audit${query}`),
  getTrancheTotals: () => ['/tranches/totals', '/tranches/totals?year=2026'],
  getAdminOverview: () => ['/admin/overview'],
  listLedger: ({ task }) =>
    [
      ...['', `?taskId=${task}`, '?year=2026', '?year=2026&account=reserved'],
      ...inQuery('account', ['appropriation', 'budget', 'advanced', 'settled', 'refunded']),
    ].map((query) => `/ledger${query}`),
}

/** The public pages, and what watches the system, by the patterns of their routers. */
export const pageAddresses: Addresses = {
  '/': () => ['/'],
  '/nhiem-vu/:ma': ({ tasks }) => tasks.map(({ code }) => `/nhiem-vu/${code}`),
  '/dot-goi/:ma': ({ tasks }) => tasks.map(({ code }) => `/dot-goi/${code}`),
  '/bien-nhan/:so': ({ receipt }) => [`/bien-nhan/${receipt}`],
  '/phien-hop/:ma': ({ session }) => [`/phien-hop/${session}`],
  '/tra-cuu': ({ code }) => ['/tra-cuu', `/tra-cuu?ma=${code}`],
  '/tra-cuu/:ma': ({ tasks }) => tasks.map(({ code }) => `/tra-cuu/${code}`),
  '/cong-khai': () =>
    ['hop-dong', 'ket-qua', 'goi-ho-so'].flatMap((list) =>
      [
        ...['', '&linh-vuc=F-CN', '&nam=2026', '&nam=2025', '&linh-vuc=F-YT&nam=2026'],
        ...searches.map((q) => `&q=${encodeURIComponent(q)}`),
      ].map((filter) => `/cong-khai?muc=${list}${filter}`),
    ),
  '/cong-khai/:tep': () =>
    ['hop-dong', 'ket-qua', 'goi-ho-so'].flatMap((list) =>
      ['', '?linh-vuc=F-CN&nam=2026'].map((filter) => `/cong-khai/${list}.json${filter}`),
    ),
  '/bieu-tuong.svg': () => ['/bieu-tuong.svg'],
  '/robots.txt': () => ['/robots.txt'],
  '/sitemap.xml': () => ['/sitemap.xml'],
  '/healthz': () => ['/healthz'],
  '/readyz': () => ['/readyz'],
  '/metrics': () => ['/metrics'],
}

/** Figures that count all there is of their scope, with what they count: no page, and no list. */
export const figures: Readonly<Record<string, string>> = {
  getOverview: 'the tasks under way, the visits of stages and the steps of a year',
  getStagesSheet: 'the tasks under way and the visits of stages of a year',
  getPunctualitySheet: 'the steps of a year',
  getMoneyCurve: 'what was planned, approved and paid in a year',
  getMoneySheet: 'what was planned, approved and paid in a year',
  getLoad: 'every act that waits, by whom it waits for',
  getLoadSheet: 'every act that waits, by whom it waits for',
  countAuditedActs: 'the acts of a year that auditors look at',
  getLedgerBalances: 'every posting of the ledger, by its account',
  compareForMerge: 'every process under way, for those that know both people',
}

/** Files that are written page by page, with the list whose statements read the pages. */
export const files: Readonly<Record<string, string>> = {
  getStepsSheet: 'listSteps',
  getMoneyItemsSheet: 'listMoneyItems',
  getLateSheet: 'listLate',
  getAuditedActsSheet: 'listAuditedActs',
  exportLedger: 'listLedger',
  exportAudit: 'searchAudit',
}
