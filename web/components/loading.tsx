import { type ReactNode, useEffect, useState } from 'react'
import { problemFrom } from '../api/problem'
import { text } from '../text/common'
import { ButtonLink } from './button'
import { ProblemNote } from './problem-note'

const patienceMs = 300

/** Says that something is on its way, once that takes longer than people notice. */
export function Loading() {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="muted loading" role="status">
      {shown ? text.loading : ''}
    </p>
  )
}

/** A read as TanStack Query tells it, as far as a page looks at it. */
interface Reading<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isFetching?: boolean
  refetch(): unknown
}

/** Shows what was read; until then that it comes, or why it does not. */
export function Read<T>({
  of,
  children,
}: {
  readonly of: Reading<T>
  readonly children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) {
    return (
      <>
        <ProblemNote error={of.error} retry={() => void of.refetch()} />
        {problemFrom(of.error).code === 'request/not-found' && (
          <p className="acts after">
            <ButtonLink to="/viec">{text.toWork}</ButtonLink>
          </p>
        )}
      </>
    )
  }
  return <Loading />
}

/** An empty place: why nothing is here, and what comes next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="card empty">
      <div className="cb">
        <p className="b">{title}</p>
        {children && <p className="muted">{children}</p>}
      </div>
    </div>
  )
}
