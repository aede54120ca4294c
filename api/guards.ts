import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { refuse } from '../domain/verdict'
import { reject } from './http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Headers that keep a browser from doing more than the site's own pages need. */
export function securityHeaders(origin: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The reference page builds its styles in place.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: origin.startsWith('https:'),
  })
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined
}

/**
 * Refuses a change that a page of another site asks for. A caller without an Origin header is no browser's
 * page.
 */
export function sameOrigin(origin: string): RequestHandler {
  const own = hostOf(origin)
  return (req, _res, next) => {
    const from = req.get('Origin')
    if (safeMethods.has(req.method) || from === undefined) return next()
    const host = hostOf(from)
    if (host === undefined || (host !== req.get('Host') && host !== own)) {
      throw reject(refuse('request/foreign-origin'))
    }
    next()
  }
}

/** Refuses an address with U+0000, which PostgreSQL takes nowhere and no id has. */
export const readableAddress: RequestHandler = (req, _res, next) => {
  if (/%00/.test(req.url)) throw reject(refuse('request/malformed-address'))
  next()
}

/** Whether a request carries a body at all. */
function hasBody(headers: { 'content-length'?: string; 'transfer-encoding'?: string }): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Refuses a body of another media type than the route reads. */
export function mediaType(expected: string): RequestHandler {
  return (req, _res, next) => {
    if (hasBody(req.headers) && !req.is(expected)) throw reject(refuse('request/not-json', { expected }))
    next()
  }
}
