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
  page('de-xuat', async () => (await import('./pages/propose/list')).MyProposalsPage),
  page('de-xuat/moi', async () => (await import('./pages/propose/new')).NewProposalPage),
  page('de-xuat/:taskId', async () => (await import('./pages/propose/one')).ProposalPage),
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
      { element: <Layout />, errorElement: <PageFault />, children: pages },
    ],
  },
])
