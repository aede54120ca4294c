import { randomUUID } from 'node:crypto'
import { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express'
import { callNotice, isReceiptValid, publicTask } from '../../db/reads/public-site'
import type { Instant } from '../../domain/instant'
import { businessNow } from '../business-time'
import type { AppDeps } from '../deps'
import { isUnavailable } from '../http'
import { callView, homeView } from './pages'
import { type PageName, renderPage, stylesheet, stylesheetPath } from './render'
import { trackingView } from './tracking'
import { formatMoment } from './words'

/** Longer than any code or number: what is longer is not looked up. */
const longestNumber = 60

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

/** A page that says why there is nothing to show, and what to do. */
interface ProblemView {
  readonly status: number
  readonly heading: string
  readonly detail: string
  readonly incident?: string
}

const notFound: ProblemView = {
  status: 404,
  heading: 'Không tìm thấy trang này',
  detail: 'Địa chỉ hoặc mã nhiệm vụ không có trong phần công khai. Ông/Bà kiểm tra lại rồi tra cứu.',
}
const unavailable: ProblemView = {
  status: 503,
  heading: 'Hệ thống tạm thời chưa trả lời',
  detail: 'Một phần của hệ thống đang gián đoạn. Ông/Bà thử lại sau ít phút.',
}
const fault = (incident: string): ProblemView => ({
  status: 500,
  heading: 'Trang gặp lỗi của hệ thống',
  detail: 'Lỗi đã được ghi lại. Ông/Bà thử lại sau, hoặc báo mã sự cố cho quản trị.',
  incident,
})

/** Codes and numbers are told and typed in any case. */
const asNumber = (text: unknown) => (typeof text === 'string' ? text.trim().toUpperCase() : '')

/** The public pages: server HTML that works without scripts. What they show, anyone may know. */
export function publicSite(deps: AppDeps): Router {
  const { db, clock, logger } = deps
  const now = () => businessNow(deps)
  const show = (res: Response, name: PageName, at: Instant | null, title: string, contents: object) =>
    res
      .type('html')
      .send(
        renderPage(
          name,
          { title, time: at === null ? '' : formatMoment(at), isTraining: clock === 'training' },
          contents,
        ),
      )
  const problem = (res: Response, view: ProblemView) =>
    show(res.status(view.status), 'problem', null, view.heading, { incident: null, ...view })

  const home: RequestHandler = async (_req, res) => {
    const at = await now()
    show(res, 'home', at, 'Nhiệm vụ khoa học và công nghệ', await homeView(deps, at))
  }
  const task: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    const code = asNumber(params.ma)
    const found = code.length > longestNumber ? undefined : await publicTask(db, code)
    if (!found) return void problem(res, notFound)
    const at = await now()
    show(res, 'task', at, `Nhiệm vụ ${found.code}`, await trackingView(db, found, at))
  }
  const call: RequestHandler<{ ma: string }> = async ({ params }, res) => {
    const code = asNumber(params.ma)
    const notice = code.length > longestNumber ? undefined : await callNotice(db, code)
    // What is assigned directly has no public notice: its task's page says what may be known.
    if (!notice) return res.redirect(303, `/nhiem-vu/${encodeURIComponent(code)}`)
    const at = await now()
    show(res, 'call', at, `Gọi hồ sơ ${notice.code}`, await callView(deps, notice, at))
  }
  const receipt: RequestHandler<{ so: string }> = async ({ params }, res) => {
    const number = asNumber(params.so)
    const isValid = number.length <= longestNumber && (await isReceiptValid(db, number))
    const contents = { number: number.slice(0, longestNumber), isValid }
    show(res, 'receipt', await now(), 'Kiểm tra biên nhận', contents)
  }
  const lookup: RequestHandler = async ({ query }, res) => {
    const given = asNumber(query.ma)
    if (given !== '') {
      return res.redirect(
        303,
        `/${isReceiptNumber(given) ? 'bien-nhan' : 'nhiem-vu'}/${encodeURIComponent(given)}`,
      )
    }
    show(res, 'lookup', await now(), 'Tra cứu', { isEmpty: query.ma !== undefined })
  }
  const failed: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error)
    if (error instanceof URIError) return problem(res, { ...notFound, status: 400 })
    if (isUnavailable(error)) {
      logger.warn({ err: error }, 'a part does not answer')
      return problem(res, unavailable)
    }
    const incident = randomUUID()
    logger.error({ err: error, incident }, 'fault')
    problem(res, fault(incident))
  }

  const router = Router()
  router.get(stylesheetPath, (_req, res) => {
    res.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(stylesheet)
  })
  router.get('/', ownHeaders, home)
  router.get('/nhiem-vu/:ma', ownHeaders, task)
  router.get('/dot-goi/:ma', ownHeaders, call)
  router.get('/bien-nhan/:so', ownHeaders, receipt)
  router.get('/tra-cuu', ownHeaders, lookup)
  router.get(/^\/(?!api(\/|$))/, ownHeaders, (req, res, next) => {
    // Whoever asks for anything but a page gets the API's own answer.
    if (req.accepts(['json', 'html']) === 'html') problem(res, notFound)
    else next()
  })
  router.use(failed)
  return router
}

/** Receipts are told from tasks by how their numbers begin. */
function isReceiptNumber(number: string): boolean {
  return number.startsWith('BN-')
}
