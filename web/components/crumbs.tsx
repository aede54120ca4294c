import { Link } from 'react-router'
import { text } from '../text/common'

/** The way back: links from the queue to where the page stands. */
export function Crumbs({
  to,
  here,
}: {
  readonly to: readonly (readonly [words: string, path: string])[]
  readonly here: string
}) {
  return (
    <nav className="crumb" aria-label={text.breadcrumb}>
      {to.map(([words, path]) => (
        <span key={path}>
          <Link to={path}>{words}</Link> <span aria-hidden="true">›</span>
        </span>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  )
}
