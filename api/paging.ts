import { z } from 'zod'
import { refuse } from '../domain/verdict'
import { reject } from './http'

const mostPerPage = 100

/** The query of a list: where the page begins, and how long it is. */
export const paging = {
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'Vị trí của trang, lấy từ mục next của trang trước.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostPerPage)
    .default(20)
    .meta({ description: `Số mục mỗi trang, từ 1 đến ${mostPerPage}.` }),
}

/** A page: its items, and the cursor of the next page, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** An opaque cursor. */
export function toCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** What a cursor holds; undefined without one. Refuses one that the API did not make. */
export function fromCursor<T extends z.ZodType>(
  cursor: string | undefined,
  shape: T,
): z.output<T> | undefined {
  if (cursor === undefined) return undefined
  const parsed = shape.safeParse(decoded(cursor))
  if (!parsed.success) {
    throw reject(refuse('request/invalid', { count: 1 }), [
      { field: 'cursor', message: 'Không phải vị trí trang do hệ thống cấp.' },
    ])
  }
  return parsed.data
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Cuts one item too many off a page and makes the cursor of the next from the last item that stays. */
export function page<Item>(
  rows: readonly Item[],
  limit: number,
  place: (last: Item) => readonly (string | number | null)[],
): { items: Item[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? toCursor(place(last)) : null }
}
