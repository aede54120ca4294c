import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { publicCall } from '../../db/reads/call'
import { publicTask } from '../../db/reads/public-site'
import { businessNow } from '../business-time'
import type { AppDeps } from '../deps'
import { callerId } from '../session'
import { callView } from './call'
import { followPages } from './follow'
import { homeView } from './home'
import { listView, openData } from './open-data'
import { notFound, problemFor } from './problems'
import { receiptView } from './receipt'
import { sign, signPath, stylesheet, stylesheetPath } from './render'
import { robots, sitemap } from './robots'
import { type Screen, screen } from './screen'
import { isTitlePublic, trackingView } from './tracking'

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

const sendSign: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'public, max-age=86400').type('svg').send(sign)
}

/** Codes and numbers are told and typed in any case; '' for none and for what is no code. */
function asNumber(text: unknown): string {
  const number = typeof text === 'string' ? text.trim().toUpperCase() : ''
  return number.length > longestNumber ? '' : number
}

/** Receipts are told from tasks by how their numbers begin. */
function pathOf(number: string): string {
  return `/${number.startsWith('BN-') ? 'bien-nhan' : 'tra-cuu'}/${encodeURIComponent(number)}`
}

/** Open calls, tasks under contract, results, and one task by its code. */
function tasksPages(deps: AppDeps, { show, problem }: Screen) {
  const { db } = deps
  const home: RequestHandler = async (_req, res) => {
    const head = { title: 'Nhiệm vụ khoa học và công nghệ', path: '/' }
    await show(res, 'home', head, await homeView(deps, await businessNow(deps)))
  }
  const lists: RequestHandler = async ({ query }, res) => {
    const view = await listView(deps, query, await businessNow(deps))
    const head = { title: view.words, section: view.list, path: `/cong-khai?muc=${view.list}` }
    const isWhole = view.isFirst && !view.isNarrowed
    await show(res, 'lists', isWhole ? head : { ...head, path: undefined }, view)
  }
  const task: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    const found = await publicTask(db, asNumber(params.ma))
    if (!found) return problem(res, notFound)
    const view = await trackingView(db, found, await businessNow(deps))
    const { code, stage } = found
    const { number, of, name } = view.stage
    const description = `${view.title ?? code}. Giai đoạn ${number}/${of}: ${name}.`
    // What has no public title yet is for who knows its code.
    const path = isTitlePublic(stage) ? { path: `/tra-cuu/${encodeURIComponent(code)}` } : {}
    await show(res, 'task', { title: `Nhiệm vụ ${code}`, description, section: 'tra-cuu', ...path }, view)
  }
  const call: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    const code = asNumber(params.ma)
    const found = await publicCall(db, code)
    // What is assigned directly has no public notice: its task's page says what may be known.
    if (!found) return res.redirect(303, `/tra-cuu/${encodeURIComponent(code)}`)
    const view = await callView(deps, found, await businessNow(deps))
    const description = `${view.title}. Hạn nộp hồ sơ: ${view.due}.`
    const path = `/dot-goi/${encodeURIComponent(found.code)}`
    await show(
      res,
      'call',
      { title: `Gọi hồ sơ ${found.code}`, description, section: 'goi-ho-so', path },
      view,
    )
  }
  /** Tasks had this address before whoever signs in had pages; letters still name it. */
  const moved: RequestHandler<{ ma: string }> = ({ params }, res) => {
    res.redirect(303, `/tra-cuu/${encodeURIComponent(params.ma)}`)
  }
  return { home, lists, task, call, moved }
}

/**
 * The public pages: server HTML that works without scripts. What they show, anyone may know; a receipt's page
 * alone shows its holder more, whom `session` tells.
 */
export function publicSite(deps: AppDeps, session: RequestHandler): Router {
  const { logger } = deps
  const shown = screen(deps)
  const { show, problem } = shown
  const { home, lists, task, call, moved } = tasksPages(deps, shown)

  const receipt: RequestHandler<{ so: string }> = async (req, res) => {
    const number = asNumber(req.params.so)
    const view = await receiptView(deps, callerId(req), number, await businessNow(deps))
    if (view.held) res.set('Cache-Control', 'no-store')
    await show(res, 'receipt', { title: view.held ? `Biên nhận ${number}` : 'Kiểm tra biên nhận' }, view)
  }
  const sitting: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    // The same for every id, known or not: who sits when is told to the invited alone.
    if (!sittingForm.test(params.ma)) return problem(res, notFound)
    await show(res, 'sitting', { title: 'Phiên họp hội đồng' }, { id: params.ma, origin: deps.origin })
  }
  const lookup: RequestHandler = async ({ query }, res) => {
    const number = asNumber(query.ma)
    if (number !== '') return res.redirect(303, pathOf(number))
    const head = { title: 'Tra cứu', section: 'tra-cuu', path: '/tra-cuu' }
    await show(res, 'lookup', head, { isEmpty: query.ma !== undefined })
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
    .get(signPath, sendSign)
    .get('/robots.txt', robots(deps))
    .get('/sitemap.xml', sitemap(deps))
    .get('/', ownHeaders, home)
    .get('/cong-khai', ownHeaders, lists)
    .get('/cong-khai/:tep', openData(deps))
    .get('/tra-cuu', ownHeaders, lookup)
    .get('/tra-cuu/:ma', ownHeaders, task)
    .get('/nhiem-vu/:ma', ownHeaders, moved)
    .get('/dot-goi/:ma', ownHeaders, call)
    .get('/bien-nhan/:so', ownHeaders, session, receipt)
    .get('/phien-hop/:ma', ownHeaders, sitting)
    .use(['/tra-cuu', '/theo-doi'], ownHeaders)
    .use(followPages(deps, shown))
    .get(/^\/(?!api(\/|$))/, ownHeaders, missing)
    .use(failed)
}
