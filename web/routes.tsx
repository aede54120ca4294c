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
  page('hoi-dong', async () => (await import('./pages/council/list')).CouncilsPage),
  page('hoi-dong/moi', async () => (await import('./pages/council/appoint')).AppointPage),
  page('hoi-dong/xep-hang/:taskId', async () => (await import('./pages/council/ranking')).RankingPage),
  page('hoi-dong/:id', async () => (await import('./pages/council/council')).CouncilPage),
  page('phien/:id', async () => (await import('./pages/council/session')).SessionPage),
  page('phien/:id/hoi-tranh', async () => (await import('./pages/council/session-acts')).RecusePage),
  page('phien/:id/ket-luan/:task', async () => (await import('./pages/council/session-acts')).ConcludePage),
  page('phien/:id/dat-hang/:task', async () => (await import('./pages/council/session-acts')).OrderTextPage),
  page('phien/:id/cham/:hs', async () => (await import('./pages/council/scoring/score')).ScorePage),
  page('phien/:id/bien-ban', async () => (await import('./pages/council/minutes')).MinutesPage),
  page('mo-ho-so/:taskId', async () => (await import('./pages/council/opening')).OpeningPage),
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
