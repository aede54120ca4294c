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
  page('tai-chinh', async () => (await import('./pages/money/hub')).MoneyPage),
  page(
    'tai-chinh/du-toan',
    async () => (await import('./pages/money/appropriation-acts')).ProposeAppropriationPage,
  ),
  page(
    'tai-chinh/du-toan/:year/:source',
    async () => (await import('./pages/money/appropriation-acts')).ApproveAppropriationPage,
  ),
  page('tai-chinh/hop-dong/:taskId', async () => (await import('./pages/money/contract')).ContractPage),
  page(
    'tai-chinh/nhiem-vu/:taskId/:act',
    async () => (await import('./pages/money/funding-act')).FundingActPage,
  ),
  page('tham-dinh/:taskId', async () => (await import('./pages/money/appraisal')).AppraisalPage),
  page('so-cai', async () => (await import('./pages/money/ledger')).LedgerPage),
  page('giai-ngan/:taskId/:tranche', async () => (await import('./pages/money/tranche')).TranchePage),
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
