import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type RequestHandler, Router, static as serveFiles } from 'express'
import { pageHints } from './page-hints'
import { sessionCookie } from './session'

/** The first parts of the addresses that the application draws in the browser. */
const drawn = [
  ...[
    'viec',
    'nhiem-vu',
    'nhiem-vu-mat',
    'de-xuat',
    'ho-so',
    'danh-muc',
    'mo-ho-so',
    'hoi-dong',
    'phien',
    'tham-dinh',
  ],
  ...['tai-chinh', 'giai-ngan', 'so-cai', 'dieu-hanh', 'quan-tri', 'dang-nhap', 'bien-nhan-cua-toi'],
  ...['nghiem-thu', 'thanh-ly', 'bao-cao', 'minh-chung'],
  ...['tai-khoan', 'nhat-ky', 'quen-mat-khau', 'dat-lai-mat-khau'],
] as const

const address = new RegExp(`^/(${drawn.join('|')})(/|$)`)
const ofTask = /^\/nhiem-vu\/([^/]+)\/?$/
const nonceBytes = 16

/** What the application may do: its own code and styles, answers of its own server, nothing else. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Widths of bars and the like are set on elements; no text of a page reaches them.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const isSignedIn = (cookies: string | undefined) => cookies?.includes(`${sessionCookie}=`) === true

const packed = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/** The built code and styles, packed where the build packed them and the browser takes that. */
function assetsRouter(folder: string): Router {
  const choose: RequestHandler = (req, res, next) => {
    res.vary('Accept-Encoding')
    const form = packed.find(({ encoding }) => req.acceptsEncodings(encoding) !== false)
    const ending = extname(req.path)
    if (form && /^\/[\w.-]+$/.test(req.path) && existsSync(join(folder, req.path + form.ending))) {
      res.type(ending).set('Content-Encoding', form.encoding)
      req.url = req.path + form.ending
    }
    next()
  }
  const files = serveFiles(folder, { immutable: true, maxAge: '365d', index: false })
  return Router().use(choose, files)
}

/**
 * The pages of whoever signs in, built into a folder. Who is not signed in and asks for a task is shown its
 * public page; the application itself asks for the sign-in everywhere else.
 */
export function pagesRouter(folder: string): Router {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return Router()
  const html = readFileSync(index, 'utf8')
  const hintsFor = pageHints(folder, html)
  const show: RequestHandler = (req, res) => {
    const [, code] = ofTask.exec(req.path) ?? []
    if (code && !isSignedIn(req.headers.cookie)) return res.redirect(303, `/tra-cuu/${code}`)
    const nonce = randomBytes(nonceBytes).toString('base64')
    res.set({
      'Content-Security-Policy': policy(nonce),
      'Cache-Control': 'no-store',
      'Content-Language': 'vi',
    })
    const hints = isSignedIn(req.headers.cookie) ? hintsFor(req.path) : ''
    const head = `<meta name="detai-nonce" content="${nonce}">${hints}</head>`
    res.type('html').send(html.replace('</head>', () => head))
  }
  return Router()
    .use('/assets', assetsRouter(join(folder, 'assets')))
    .get(address, show)
}
