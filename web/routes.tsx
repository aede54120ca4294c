import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { Loading } from './components/loading'
import { PageFault } from './pages/page-fault'
import { Layout } from './shell/layout'

/** A page that is loaded when somebody goes there. */
const page = (path: string, load: () => Promise<() => React.ReactNode>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
})

/** Every page of whoever signs in, by its address: one line a page. */
const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/viec" replace /> },
  page('viec', async () => (await import('./pages/work/queue')).QueuePage),
  page('viec/:act/*', async () => (await import('./pages/work/one-act')).OneActPage),
  page('viec/acceptProposal/*', async () => (await import('./pages/ordering/completeness')).CompletenessPage),
  page(
    'viec/returnForSupplement/*',
    async () => (await import('./pages/ordering/completeness')).CompletenessPage,
  ),
  page('viec/recordOverlapSearch/*', async () => (await import('./pages/ordering/overlap')).OverlapPage),
  page('viec/admitProposal/*', async () => (await import('./pages/ordering/refusal')).RefusalPage),
  page('viec/refuseProposal/*', async () => (await import('./pages/ordering/refusal')).RefusalPage),
  page('viec/proposeAward/*', async () => (await import('./pages/award/decision')).AwardDecisionPage),
  page('viec/approveAward/*', async () => (await import('./pages/award/decision')).AwardDecisionPage),
  page('nghiem-thu/:taskId', async () => (await import('./pages/acceptance/page')).AcceptancePage),
  page('thanh-ly/:taskId', async () => (await import('./pages/closing/page')).ClosingPage),
  page('thanh-ly/:taskId/mien/:step', async () => (await import('./pages/closing/waive')).WaivePage),
  page('minh-chung/:taskId', async () => (await import('./pages/closing/evidence')).EvidencePage),
  page('bao-cao/:taskId', async () => (await import('./pages/execution/page')).ExecutionPage),
  page('danh-muc', async () => (await import('./pages/order-list/years')).OrderListsPage),
  page('danh-muc/:year', async () => (await import('./pages/order-list/year')).OrderListPage),
  page('danh-muc/:year/:code', async () => (await import('./pages/order-list/row')).OrderRowPage),
  page('nhat-ky', async () => (await import('./pages/audit/audit')).AuditPage),
  page('tai-khoan', async () => (await import('./pages/account/account')).AccountPage),
  page('tai-khoan/uy-quyen', async () => (await import('./pages/account/delegations')).DelegationsPage),
  page('quan-tri', async () => (await import('./pages/admin/hub')).AdminHubPage),
  page('quan-tri/nguoi', async () => (await import('./pages/admin/people-list')).PeoplePage),
  page('quan-tri/nguoi/moi', async () => (await import('./pages/admin/new-person')).NewPersonPage),
  page('quan-tri/gop-nguoi', async () => (await import('./pages/admin/merges')).MergesPage),
  page('quan-tri/gop-nguoi/so', async () => (await import('./pages/admin/merge')).MergePage),
  page('quan-tri/nguoi/:id', async () => (await import('./pages/admin/person')).PersonPage),
  page('quan-tri/to-chuc', async () => (await import('./pages/admin/organisations')).OrganisationsPage),
  page('quan-tri/to-chuc/moi', async () => (await import('./pages/admin/organisation')).NewOrganisationPage),
  page('quan-tri/to-chuc/:id', async () => (await import('./pages/admin/organisation')).OrganisationPage),
  page('quan-tri/quy-dinh', async () => (await import('./pages/admin/law')).LawPage),
  page('quan-tri/lich', async () => (await import('./pages/admin/calendar')).CalendarPage),
  page('quan-tri/thu', async () => (await import('./pages/admin/letters')).LettersPage),
  page('quan-tri/su-co', async () => (await import('./pages/admin/stuck')).StuckPage),
  page('quan-tri/dong-ho', async () => (await import('./pages/admin/clock')).ClockPage),
  page('hoi-dong', async () => (await import('./pages/council/list')).CouncilsPage),
  page('hoi-dong/moi', async () => (await import('./pages/council/appoint')).AppointPage),
  page('hoi-dong/xep-hang/:taskId', async () => (await import('./pages/council/ranking')).RankingPage),
  page('hoi-dong/:id', async () => (await import('./pages/council/council')).CouncilPage),
  page('phien/:id', async () => (await import('./pages/council/session')).SessionPage),
  page('phien/:id/hoi-tranh', async () => (await import('./pages/council/session-acts')).RecusePage),
  page('phien/:id/ket-luan/:task', async () => (await import('./pages/council/session-acts')).ConcludePage),
  page('phien/:id/dat-hang/:task', async () => (await import('./pages/council/session-acts')).OrderTextPage),
  page('phien/:id/cham/:hs', async () => (await import('./pages/council/scoring/score')).ScorePage),
  page('phien/:id/phieu-giay', async () => (await import('./pages/council/paper-ballot')).PaperBallotPage),
  page('phien/:id/bien-ban', async () => (await import('./pages/council/minutes')).MinutesPage),
  page('mo-ho-so/:taskId', async () => (await import('./pages/council/opening')).OpeningPage),
  page('de-xuat', async () => (await import('./pages/propose/list')).MyProposalsPage),
  page('de-xuat/moi', async () => (await import('./pages/propose/new')).NewProposalPage),
  page('de-xuat/:taskId', async () => (await import('./pages/propose/one')).ProposalPage),
  page('tai-chinh', async () => (await import('./pages/money/hub')).MoneyPage),
  page(
    'tai-chinh/du-toan',
    async () => (await import('./pages/money/appropriation-acts')).ProposeAppropriationPage,
  ),
  page(
    'tai-chinh/du-toan/:year/:source',
    async () => (await import('./pages/money/appropriation-acts')).ApproveAppropriationPage,
  ),
  page('tai-chinh/tai-khoan', async () => (await import('./pages/money/accounts')).AccountsPage),
  page('tai-chinh/tai-khoan/:id', async () => (await import('./pages/money/account')).AccountPage),
  page('tai-chinh/hop-dong/:taskId', async () => (await import('./pages/money/contract')).ContractPage),
  page(
    'tai-chinh/nhiem-vu/:taskId/:act',
    async () => (await import('./pages/money/funding-act')).FundingActPage,
  ),
  page('tham-dinh/:taskId', async () => (await import('./pages/money/appraisal')).AppraisalPage),
  page('so-cai', async () => (await import('./pages/money/ledger')).LedgerPage),
  page('giai-ngan/:taskId/:tranche', async () => (await import('./pages/money/tranche')).TranchePage),
  page('dieu-hanh', async () => (await import('./pages/overview/board')).OverviewPage),
  page('dieu-hanh/tre', async () => (await import('./pages/overview/lists')).LatePage),
  page('dieu-hanh/buoc', async () => (await import('./pages/overview/lists')).StepsPage),
  page('dieu-hanh/kinh-phi', async () => (await import('./pages/overview/lists')).MoneyItemsPage),
  page('dieu-hanh/cho', async () => (await import('./pages/overview/lists')).AwaitedPage),
  page('dieu-hanh/viec', async () => (await import('./pages/overview/lists')).AuditedActsPage),
  page('nhiem-vu', async () => (await import('./pages/tasks/list')).TaskListPage),
  page(
    'nhiem-vu-mat/moi',
    async () => (await import('./pages/task/register-classified')).RegisterClassifiedPage,
  ),
  page('nhiem-vu/:ma', async () => (await import('./pages/task/task')).TaskPage),
  page('nhiem-vu/:ma/dieu-chinh', async () => (await import('./pages/changes/changes')).ChangesPage),
  page('ho-so', async () => (await import('./pages/dossier/calls')).CallsPage),
  page('ho-so/:taskId', async () => (await import('./pages/dossier/page')).DossierPage),
  page('*', async () => (await import('./pages/not-found')).NotFoundPage),
]

/** The addresses of the pages. */
export const router = createBrowserRouter([
  {
    hydrateFallbackElement: <Loading />,
    errorElement: <PageFault />,
    children: [
      page('dang-nhap', async () => (await import('./pages/sign-in')).SignInPage),
      page('quen-mat-khau', async () => (await import('./pages/account/forgotten')).ForgottenPage),
      page('dat-lai-mat-khau/:id', async () => (await import('./pages/account/reset')).ResetPage),
      page(
        'tai-khoan/xac-nhan-thu/:id',
        async () => (await import('./pages/account/prove-email')).ProveEmailPage,
      ),
      { element: <Layout />, errorElement: <PageFault />, children: pages },
    ],
  },
])
