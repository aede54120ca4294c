import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'

function levelOf({ statusCode }: Response): 'error' | 'info' | 'debug' {
  if (statusCode >= 500) return 'error'
  return statusCode >= 400 ? 'info' : 'debug'
}

/**
 * Logs each request by its id, method and path: no query, body, cookie or address, which may be personal
 * data. A request that is not to be logged costs its id alone.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const id = randomUUID()
    const began = performance.now()
    res.setHeader('X-Request-Id', id)
    res.once('close', () => {
      const level = levelOf(res)
      if (!logger.isLevelEnabled(level)) return
      const { method, originalUrl } = req
      const request = { id, method, path: originalUrl.split('?')[0] }
      logger[level](
        { req: request, res: { statusCode: res.statusCode }, ms: Math.round(performance.now() - began) },
        res.writableFinished ? 'request completed' : 'request aborted',
      )
    })
    next()
  }
}
