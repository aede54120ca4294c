import { useSearchParams } from 'react-router'
import { localDay } from '../../format'
import { useMe } from '../../shell/session'

/** What the pages of the overview are narrowed to, as the API takes it. */
export interface Scope {
  readonly year: number
  readonly field?: string
}

const yearNow = (businessTime: string) => Number(localDay(businessTime).slice(0, 4))

/** The scope that the address names; the business year where it names none. */
export function useScope(): Scope {
  const { businessTime } = useMe()
  const [params] = useSearchParams()
  const field = params.get('linh-vuc')
  const year = Number(params.get('nam'))
  const named = Number.isInteger(year) && year >= 2000 && year <= 2100
  return { year: named ? year : yearNow(businessTime), ...(field ? { field } : {}) }
}

/** An address of the pages with what it is narrowed to. */
export function pathWith(
  path: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A page of the overview in the same scope. */
export function scopedPath(
  path: string,
  { year, field }: Scope,
  more: Readonly<Record<string, string | number | undefined>> = {},
): string {
  return pathWith(path, { nam: year, 'linh-vuc': field, ...more })
}
