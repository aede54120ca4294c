import { Link } from 'react-router'
import { overview } from '../../text/overview'
import { pathWith } from './scope'

/** The link by which a table is taken as a file. */
export function SheetLink({
  path,
  of,
  query,
}: {
  readonly path: string
  /** What the file holds: read out, since there are several such links. */
  readonly of: string
  readonly query: Readonly<Record<string, string | number | undefined>>
}) {
  return (
    <a href={pathWith(path, query)} download aria-label={overview.of(of)}>
      {overview.csv}
    </a>
  )
}

/** A task or a sitting as the lists of the overview name it. */
interface Subject {
  readonly task: { readonly code: string; readonly title: string | null } | null
  readonly stream: string
}

/** The link to what a row is about. */
export function SubjectLink({ task, stream }: Subject) {
  if (task) {
    return (
      <>
        <Link className="tap" to={`/nhiem-vu/${task.code}`}>
          {task.code}
        </Link>
        {task.title && <span className="muted row-title">{task.title}</span>}
      </>
    )
  }
  const [, session] = /^session\/(.+)$/.exec(stream) ?? []
  return session ? (
    <Link className="tap" to={`/phien/${session}`}>
      {overview.session}
    </Link>
  ) : (
    <span>{overview.noTask}</span>
  )
}

/** A number that opens the list behind it; 0 opens nothing. */
export function Figure({
  to,
  value,
  of,
}: {
  readonly to: string
  readonly value: string
  /** What is counted, for who hears the link alone. */
  readonly of: string
}) {
  if (value === '0') return <>{value}</>
  return (
    <Link className="tap" to={to}>
      {value}
      <span className="vh"> {of}</span>
    </Link>
  )
}
