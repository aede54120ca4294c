import { useEffect, useRef } from 'react'
import { kindOf, mayRetry, problemFrom } from '../api/problem'
import { text } from '../text/common'
import { Button } from './button'

const tones = { refusal: 'err', stale: 'warn', fault: 'err' } as const

/** What went wrong, where, under which clause, and what to do next; asking again where that may help. */
export function ProblemNote({
  error,
  retry,
  labelOf = (field) => field,
}: {
  readonly error: unknown
  readonly retry?: (() => void) | undefined
  /** The words of a field by its path. */
  readonly labelOf?: (field: string) => string
}) {
  const problem = problemFrom(error)
  const kind = kindOf(problem)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} className={`note ${tones[kind]}`} role="alert" tabIndex={-1}>
      <h2>
        {text.kinds[kind]}: {problem.title}
      </h2>
      <p>{problem.detail}</p>
      {problem.errors && problem.errors.length > 0 && (
        <ul className="defects">
          {problem.errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field === '' ? message : <a href={`#${fieldId(field)}`}>{`${labelOf(field)}: ${message}`}</a>}
            </li>
          ))}
        </ul>
      )}
      {problem.clause && (
        <p className="small">
          {text.basis}: {problem.clause}
        </p>
      )}
      {problem.next && (
        <p>
          <b>{text.whatNext}:</b> {problem.next}
        </p>
      )}
      {kind === 'fault' && (
        <p className="small muted">
          {text.errorCode}: {problem.code}
        </p>
      )}
      {retry && mayRetry(problem) && <Button onClick={retry}>{text.retry}</Button>}
    </div>
  )
}

/** The id of a field's input by its path, so that an error can lead to it. */
export function fieldId(path: string): string {
  return `o-${path.replaceAll('.', '-')}`
}
