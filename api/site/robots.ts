import type { RequestHandler } from 'express'
import { publicCodes, publicOpenCalls } from '../../db/reads/public-lists'
import { businessNow } from '../business-time'
import type { AppDeps } from '../deps'
import { publicLists } from './public-lists'

/** What one map of a site may hold at most is 50 000. */
const mostPages = 45_000
const mostCalls = 1000

/** What search engines leave alone: the pages of whoever signs in, and the API. */
const kept = [
  'api',
  'viec',
  'nhiem-vu',
  'ho-so',
  'dang-nhap',
  'quan-tri',
  'dieu-hanh',
  'bien-nhan',
  'phien-hop',
  'theo-doi',
]

/** Tells search engines what is for them. */
export function robots({ origin }: AppDeps): RequestHandler {
  const lines = [
    'User-agent: *',
    ...kept.map((part) => `Disallow: /${part}`),
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  const text = `${lines.join('\n')}\n`
  return (_req, res) => {
    res.set('Cache-Control', 'public, max-age=3600').type('text/plain').send(text)
  }
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Every page that search engines may show: the lists, the open calls, the tasks whose titles are public. */
export function sitemap(deps: AppDeps): RequestHandler {
  const { db, origin } = deps
  return async (_req, res) => {
    const [codes, calls] = await Promise.all([
      publicCodes(db, mostPages),
      publicOpenCalls(db, await businessNow(deps), {}, { limit: mostCalls }),
    ])
    const pages = [
      ...['/', '/tra-cuu', ...Object.keys(publicLists).map((list) => `/cong-khai?muc=${list}`)].map(
        (path) => ({ path, changed: undefined }),
      ),
      ...calls.map(({ code }) => ({ path: `/dot-goi/${encodeURIComponent(code)}`, changed: undefined })),
      ...codes.map(({ code, lastAt }) => ({ path: `/tra-cuu/${encodeURIComponent(code)}`, changed: lastAt })),
    ]
    const entries = pages.map(({ path, changed }) => {
      const lastmod = changed ? `<lastmod>${changed.slice(0, 10)}</lastmod>` : ''
      return `<url><loc>${escaped(origin + path)}</loc>${lastmod}</url>`
    })
    const head = '<?xml version="1.0" encoding="UTF-8"?>'
    const set = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('\n')}</urlset>`
    res.set('Cache-Control', 'public, max-age=3600').type('application/xml').send(`${head}\n${set}\n`)
  }
}
