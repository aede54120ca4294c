import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button, ButtonLink } from '../../components/button'
import { DayField, Select, TextField } from '../../components/inputs'
import { audit } from '../../text/audit'

/** The address of the page. */
export const path = '/nhat-ky'

type Kind = keyof typeof audit.kinds
type Result = keyof typeof audit.results

const optionsOf = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  (Object.entries(words) as [Code, string][]).map(([value, label]) => ({ value, label }))
const kinds = optionsOf(audit.kinds)
const results = optionsOf(audit.results)

/** What the list is narrowed to, as the API takes it. */
export interface AuditFilter {
  readonly person?: string
  readonly object?: string
  readonly what?: string
  readonly kind?: Kind
  readonly result?: Result
  readonly from?: string
  readonly to?: string
}

/** The parts of the address, by what they narrow. */
const names = {
  person: 'nguoi',
  object: 'doi-tuong',
  what: 'viec',
  kind: 'loai',
  result: 'ket-qua',
  from: 'tu-ngay',
  to: 'den-ngay',
} as const satisfies Record<keyof AuditFilter, string>

const filterNames = Object.keys(names) as (keyof AuditFilter)[]

/** What the address narrows the list to; codes that there are not are no condition. */
export function filterIn(params: URLSearchParams): AuditFilter {
  const given = filterNames.flatMap((name) => {
    const value = params.get(names[name])
    return value ? [[name, value] as const] : []
  })
  const { kind, result, ...rest } = Object.fromEntries(given) as Record<string, string>
  return {
    ...rest,
    ...(kind && kind in audit.kinds ? { kind: kind as Kind } : {}),
    ...(result && result in audit.results ? { result: result as Result } : {}),
  }
}

/** The page with a filter. */
export function pathOf(filter: AuditFilter): string {
  const params = new URLSearchParams()
  for (const name of filterNames) if (filter[name]) params.set(names[name], filter[name])
  return `${path}?${params}`
}

/** What is looked for; it holds once it is asked for, and stands in the address. */
export function AuditFilters() {
  const [params, setParams] = useSearchParams()
  const [filter, setFilter] = useState(() => filterIn(params))
  const put = <Name extends keyof AuditFilter>(name: Name) => ({
    path: name,
    label: audit[name],
    value: filter[name],
    onChange: (value: AuditFilter[Name]) =>
      setFilter(({ [name]: _before, ...rest }) => ({ ...rest, ...(value ? { [name]: value } : {}) })),
  })
  return (
    <search>
      <form
        className="card admin-filter"
        onSubmit={(event) => {
          event.preventDefault()
          setParams(pathOf(filter).slice(path.length + 1))
        }}
      >
        <TextField {...put('person')} hint={audit.personHint} />
        <TextField {...put('object')} hint={audit.objectHint} />
        <Select {...put('kind')} options={kinds} />
        <Select {...put('result')} options={results} />
        <DayField {...put('from')} />
        <DayField {...put('to')} />
        <div className="acts">
          <Button type="submit">{audit.find}</Button>
          {[...params.keys()].length > 0 && (
            <ButtonLink to={path} look="text">
              {audit.clear}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  )
}
