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
  page('dieu-hanh', async () => (await import('./pages/overview/board')).OverviewPage),
  page('dieu-hanh/tre', async () => (await import('./pages/overview/lists')).LatePage),
  page('dieu-hanh/buoc', async () => (await import('./pages/overview/lists')).StepsPage),
  page('dieu-hanh/kinh-phi', async () => (await import('./pages/overview/lists')).MoneyItemsPage),
  page('dieu-hanh/cho', async () => (await import('./pages/overview/lists')).AwaitedPage),
  page('dieu-hanh/viec', async () => (await import('./pages/overview/lists')).AuditedActsPage),
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
