import { type ReactNode, useId } from 'react'

/** A card with a heading, and at most one link or status beside it. */
export function Card({
  title,
  aside,
  children,
  flush = false,
  className = '',
}: {
  readonly title?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Without padding: for tables and rows that have their own. */
  readonly flush?: boolean
  readonly className?: string
}) {
  const heading = useId()
  return (
    <section className={`card ${className}`} {...(title ? { 'aria-labelledby': heading } : {})}>
      {title && (
        <div className="ch">
          <h2 id={heading}>{title}</h2>
          {aside}
        </div>
      )}
      {flush ? children : <div className="cb">{children}</div>}
    </section>
  )
}

/** What a note is about: what happens next, a consequence, defects, something sealed, something done. */
export type NoteTone = 'next' | 'warn' | 'err' | 'lock' | 'ok'

/** A coloured note beside the text that it belongs to. */
export function Note({
  tone = 'next',
  title,
  children,
}: {
  readonly tone?: NoteTone
  readonly title?: string
  readonly children?: ReactNode
}) {
  return (
    <div className={`note ${tone === 'next' ? '' : tone}`}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  )
}

/** Facts as pairs of a name and a value; what has no value is left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  const known = rows.filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  )
  return (
    <dl className="kv">
      {known.map(([name, value]) => (
        <div key={name} className="kv-row">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The head of a page: its one title, what it is about, and what stands beside them. */
export function PageHead({
  title,
  lead,
  meta,
  aside,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly meta?: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <div className="head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="sub">{lead}</p>}
        {meta && <div className="meta">{meta}</div>}
      </div>
      {aside}
    </div>
  )
}
