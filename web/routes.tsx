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
  page('nhiem-vu', async () => (await import('./pages/tasks/list')).TaskListPage),
  page('nhiem-vu/:ma', async () => (await import('./pages/task/task')).TaskPage),
  page('nhiem-vu/:ma/dieu-chinh', async () => (await import('./pages/changes/changes')).ChangesPage),
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
