import { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express'
import { callNotice, publicTask } from '../../db/reads/public-site'
import { businessNow } from '../business-time'
import type { AppDeps } from '../deps'
import { callView, homeView } from './pages'
import { notFound, type ProblemView, problemFor } from './problems'
import { receiptView } from './receipt'
import { type PageName, renderPage, stylesheet, stylesheetPath } from './render'
import { trackingView } from './tracking'
import { formatMoment } from './words'

/** Longer than any code or number: what is longer is not looked up. */
const longestNumber = 60

const sittingForm = /^[\w-]{1,60}$/

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ownHeaders: RequestHandler = (_req, res, next) => {
  res.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache', 'Content-Language': 'vi' })
  next()
}

const sendStylesheet: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(stylesheet)
}

/** Codes and numbers are told and typed in any case; '' for none and for what is no code. */
function asNumber(text: unknown): string {
  const number = typeof text === 'string' ? text.trim().toUpperCase() : ''
  return number.length > longestNumber ? '' : number
}

/** Receipts are told from tasks by how their numbers begin. */
function pathOf(number: string): string {
  return `/${number.startsWith('BN-') ? 'bien-nhan' : 'nhiem-vu'}/${encodeURIComponent(number)}`
}

type Show = (res: Response, page: PageName, title: string, contents: object) => Promise<void>

/** Shows pages with the time of the request, and problems without. */
function screen(deps: AppDeps): { show: Show; problem: (res: Response, view: ProblemView) => void } {
  const isTraining = deps.clock === 'training'
  return {
    async show(res, page, title, contents) {
      const time = formatMoment(await businessNow(deps))
      res.type('html').send(renderPage(page, { title, time, isTraining }, contents))
    },
    problem(res, view) {
      const frame = { title: view.heading, time: '', isTraining }
      res
        .status(view.status)
        .type('html')
        .send(renderPage('problem', frame, view))
    },
  }
}

/**
 * The public pages: server HTML that works without scripts. What they show, anyone may know; a receipt's page
 * alone shows its holder more, whom `session` tells.
 */
export function publicSite(deps: AppDeps, session: RequestHandler): Router {
  const { db, logger } = deps
  const { show, problem } = screen(deps)

  const home: RequestHandler = async (_req, res) => {
    await show(res, 'home', 'Nhiệm vụ khoa học và công nghệ', await homeView(deps, await businessNow(deps)))
  }
  const task: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    const found = await publicTask(db, asNumber(params.ma))
    if (!found) return problem(res, notFound)
    const view = await trackingView(db, found, await businessNow(deps))
    await show(res, 'task', `Nhiệm vụ ${found.code}`, view)
  }
  const call: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    const code = asNumber(params.ma)
    const notice = await callNotice(db, code)
    // What is assigned directly has no public notice: its task's page says what may be known.
    if (!notice) return res.redirect(303, `/nhiem-vu/${encodeURIComponent(code)}`)
    const view = await callView(deps, notice, await businessNow(deps))
    await show(res, 'call', `Gọi hồ sơ ${notice.code}`, view)
  }
  const receipt: RequestHandler<{ so: string }> = async (req, res) => {
    const number = asNumber(req.params.so)
    const view = await receiptView(deps, req.session.personId, number, await businessNow(deps))
    if (view.held) res.set('Cache-Control', 'no-store')
    await show(res, 'receipt', view.held ? `Biên nhận ${number}` : 'Kiểm tra biên nhận', view)
  }
  const sitting: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    // The same for every id, known or not: who sits when is told to the invited alone.
    if (!sittingForm.test(params.ma)) return problem(res, notFound)
    await show(res, 'sitting', 'Phiên họp hội đồng', { id: params.ma, origin: deps.origin })
  }
  const lookup: RequestHandler = async ({ query }, res) => {
    const number = asNumber(query.ma)
    if (number !== '') return res.redirect(303, pathOf(number))
    await show(res, 'lookup', 'Tra cứu', { isEmpty: query.ma !== undefined })
  }
  const missing: RequestHandler = (req, res, next) => {
    // Whoever asks for anything but a page gets the API's own answer.
    if (req.accepts(['json', 'html']) === 'html') problem(res, notFound)
    else next()
  }
  const failed: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (res.headersSent) next(error)
    else problem(res, problemFor(error, logger))
  }

  return Router()
    .get(stylesheetPath, sendStylesheet)
    .get('/', ownHeaders, home)
    .get('/nhiem-vu/:ma', ownHeaders, task)
    .get('/dot-goi/:ma', ownHeaders, call)
    .get('/bien-nhan/:so', ownHeaders, session, receipt)
    .get('/phien-hop/:ma', ownHeaders, sitting)
    .get('/tra-cuu', ownHeaders, lookup)
    .get(/^\/(?!api(\/|$))/, ownHeaders, missing)
    .use(failed)
}
