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
  page('minh-chung/:taskId', async () => (await import('./pages/closing/evidence')).EvidencePage),
  page('bao-cao/:taskId', async () => (await import('./pages/execution/page')).ExecutionPage),
  page('danh-muc', async () => (await import('./pages/order-list/years')).OrderListsPage),
  page('danh-muc/:year', async () => (await import('./pages/order-list/year')).OrderListPage),
  page('danh-muc/:year/:code', async () => (await import('./pages/order-list/row')).OrderRowPage),
  page('tai-khoan', async () => (await import('./pages/account/account')).AccountPage),
  page('quan-tri', async () => (await import('./pages/admin/hub')).AdminHubPage),
  page('quan-tri/nguoi', async () => (await import('./pages/admin/people-list')).PeoplePage),
  page('quan-tri/nguoi/moi', async () => (await import('./pages/admin/new-person')).NewPersonPage),
  page('quan-tri/nguoi/:id', async () => (await import('./pages/admin/person')).PersonPage),
  page('quan-tri/to-chuc', async () => (await import('./pages/admin/organisations')).OrganisationsPage),
  page('quan-tri/to-chuc/moi', async () => (await import('./pages/admin/organisation')).NewOrganisationPage),
  page('quan-tri/to-chuc/:id', async () => (await import('./pages/admin/organisation')).OrganisationPage),
  page('quan-tri/quy-dinh', async () => (await import('./pages/admin/law')).LawPage),
  page('quan-tri/lich', async () => (await import('./pages/admin/calendar')).CalendarPage),
  page('quan-tri/thu', async () => (await import('./pages/admin/letters')).LettersPage),
  page('quan-tri/su-co', async () => (await import('./pages/admin/stuck')).StuckPage),
  page('quan-tri/dong-ho', async () => (await import('./pages/admin/clock')).ClockPage),
  page('*', async () => (await import('./pages/not-found')).NotFoundPage),
]

/** The addresses of the pages. */
export const router = createBrowserRouter([
  {
    hydrateFallbackElement: <Loading />,
    errorElement: <PageFault />,
    children: [
      page('dang-nhap', async () => (await import('./pages/sign-in')).SignInPage),
      { element: <Layout />, errorElement: <PageFault />, children: pages },
    ],
  },
])
