import { createHash } from 'node:crypto'
import type { ActRequest } from './act'

/** The id of what a first act opens: it follows from key and actor, so the same request sent twice is one. */
export function derivedId({ key, actor }: Pick<ActRequest, 'key' | 'actor'>): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([actor.id, key]))
    .digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return parts.join('-')
}
