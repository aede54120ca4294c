import type { RequestHandler } from 'express'
import type { PublicFilter } from '../../db/reads/public-lists'
import { publicFields } from '../../db/reads/public-lists'
import type { Instant } from '../../domain/instant'
import { toLocalDate, yearOf } from '../../domain/instant'
import { businessNow } from '../business-time'
import { everyRow, sendSheet } from '../csv'
import type { AppDeps } from '../deps'
import { fieldWords } from '../messages/field-words'
import { toCursor } from '../paging'
import { isPublicList, type PublicListName, type PublicRow, publicLists } from './public-lists'

const pageLength = 25
const recordsPerPage = 500
const firstYear = 2015

/** What the address of a list asks for; what it cannot ask for is left out. */
interface Asked {
  readonly list: PublicListName
  readonly filter: PublicFilter
  readonly after: readonly [string, string] | undefined
}

type Query = Readonly<Record<string, unknown>>

const word = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value.trim()) ? value.trim() : undefined

function placeIn(cursor: unknown): readonly [string, string] | undefined {
  if (typeof cursor !== 'string' || cursor === '') return undefined
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(place) || place.length !== 2) return undefined
    const [value, id] = place as unknown[]
    const isPlace = typeof value === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(value))
    return isPlace ? [value, id] : undefined
  } catch {
    return undefined
  }
}

function askedBy(query: Query, list: PublicListName): Asked {
  const year = word(query.nam, /^20\d\d$/)
  const filter = {
    field: word(query['linh-vuc'], /^[\w-]{1,40}$/),
    year: year ? Number(year) : undefined,
    q: word(query.q, /^\P{Cc}{2,200}$/u),
  }
  return { list, filter, after: placeIn(query.tu) }
}

/** The address of a list with what it is narrowed to. */
function addressOf(
  path: string,
  list: string | undefined,
  { field, year, q }: PublicFilter,
  tu?: string,
): string {
  const query = new URLSearchParams()
  const values = { muc: list, 'linh-vuc': field, nam: year?.toString(), q, tu }
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A page of a list, and where the next begins. */
async function pageOf(deps: AppDeps, now: Instant, { list, filter, after }: Asked, limit: number) {
  const rows = await publicLists[list].read(deps.db, now, filter, { after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? toCursor(last.place) : undefined }
}

/** What the page of the public lists shows. */
export async function listView(deps: AppDeps, query: Query, now: Instant) {
  const asked = askedBy(query, isPublicList(query.muc) ? query.muc : 'hop-dong')
  const { list, filter, after } = asked
  const [{ items, next }, fields] = await Promise.all([
    pageOf(deps, now, asked, pageLength),
    publicFields(deps.db),
  ])
  const { words, none } = publicLists[list]
  const years = Array.from({ length: yearOf(toLocalDate(now)) - firstYear + 2 }, (_, index) =>
    String(yearOf(toLocalDate(now)) + 1 - index),
  )
  const files = `/cong-khai/${list}`
  return {
    ...{ list, words, none, items, q: filter.q ?? '' },
    labels: items[0]?.cells.map(({ label }) => label) ?? [],
    tabs: Object.entries(publicLists).map(([name, { words: of }]) => ({
      ...{ words: of, path: addressOf('/cong-khai', name, {}), isHere: name === list },
    })),
    fields: fields.map((code) => ({ code, words: fieldWords(code), isChosen: code === filter.field })),
    years: years.map((year) => ({ year, isChosen: year === String(filter.year) })),
    isNarrowed: filter.field !== undefined || filter.year !== undefined || filter.q !== undefined,
    isFirst: after === undefined,
    first: addressOf('/cong-khai', list, filter),
    next: next && addressOf('/cong-khai', list, filter, next),
    csv: addressOf(`${files}.csv`, undefined, filter),
    json: addressOf(`${files}.json`, undefined, filter),
  }
}

const fileForm = /^([\w-]+)\.(csv|json)$/

/** The lists as files: CSV in one piece, JSON in pages. Anyone may take them, and use them elsewhere. */
export function openData(deps: AppDeps): RequestHandler<{ tep: string }> {
  return async ({ params, query }, res, next) => {
    const [, list, form] = fileForm.exec(params.tep) ?? []
    if (!isPublicList(list)) return next()
    const now = await businessNow(deps)
    const asked = askedBy(query, list)
    const { heading, read, file } = publicLists[list]
    res.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=300' })
    if (form === 'json') {
      const { items, next: after } = await pageOf(deps, now, asked, recordsPerPage)
      const more = after && deps.origin + addressOf(`/cong-khai/${list}.json`, undefined, asked.filter, after)
      const records = items.map(({ record, path }) => ({ ...record, href: deps.origin + path }))
      res.json({ items: records, next: more ?? null })
      return
    }
    const rows = everyRow<PublicRow>((last, limit) =>
      read(deps.db, now, asked.filter, { limit, after: last?.place }),
    )
    const cells = async function* () {
      for await (const { sheet, path } of rows) yield [...sheet, deps.origin + path]
    }
    await sendSheet(res, file, { heading: [...heading, 'Địa chỉ'], rows: cells() })
  }
}
