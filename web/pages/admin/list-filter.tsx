import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button, ButtonLink } from '../../components/button'
import { TextField } from '../../components/inputs'
import { formatNumber } from '../../format'
import { admin } from '../../text/admin'
import { text } from '../../text/common'

/** The search of a list: everything that narrows it stands in the address. */
export function ListFilter({
  path,
  label = admin.searchName,
  children,
}: {
  readonly path: string
  readonly label?: string
  readonly children?: ReactNode
}) {
  const [params, setParams] = useSearchParams()
  const [q, setQ] = useState(params.get('q') ?? undefined)
  return (
    <search>
      <form
        className="card admin-filter"
        onSubmit={(event) => {
          event.preventDefault()
          setParams(narrowed(params, 'q', q?.trim()))
        }}
      >
        <TextField path="q" label={label} value={q} onChange={setQ} />
        {children}
        <div className="acts">
          <Button type="submit">{admin.search}</Button>
          {[...params.keys()].length > 0 && (
            <ButtonLink to={path} look="text">
              {admin.clear}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  )
}

/** The address with another value of a filter; the list begins at its first page again. */
export function narrowed(params: URLSearchParams, name: string, value: string | undefined): URLSearchParams {
  const next = new URLSearchParams(params)
  next.delete('sau')
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}

/** Going on in a list, and back to its beginning. */
export function Pager({ count, next }: { readonly count: number; readonly next: string | null }) {
  const [params] = useSearchParams()
  const onward = new URLSearchParams(params)
  if (next) onward.set('sau', next)
  const back = new URLSearchParams(params)
  back.delete('sau')
  return (
    <nav className="admin-pager" aria-label={text.more}>
      <span className="small muted" role="status">
        {admin.found(formatNumber(count))}
      </span>
      {params.has('sau') && <ButtonLink to={`?${back}`}>{text.first}</ButtonLink>}
      {next && <ButtonLink to={`?${onward}`}>{text.more}</ButtonLink>}
    </nav>
  )
}
