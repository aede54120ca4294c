import type { ReactNode } from 'react'
import { ActionBar } from './action-bar'
import { ProblemNote } from './problem-note'

/** What every form of an act has: what was refused, its fields, and the bar with what the act does. */
export function FormFrame({
  submit,
  effect,
  busy,
  error,
  send,
  labelOf,
  locked,
  aside,
  className,
  children,
}: {
  /** Verb and object. */
  readonly submit: string
  /** What happens when the button is pressed. */
  readonly effect: ReactNode
  readonly busy: boolean
  readonly error: unknown
  /** Sends the act; is not asked while it is on its way. */
  readonly send: () => void
  /** The words of a field by its path. */
  readonly labelOf?: (path: string) => string
  /** Why the act may not be sent yet. */
  readonly locked?: string | undefined
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <form
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) send()
      }}
    >
      {error ? <ProblemNote {...{ error }} {...(labelOf ? { labelOf } : {})} retry={send} /> : null}
      {children}
      <ActionBar {...{ submit, busy, locked, effect, aside }} />
    </form>
  )
}
