import type { ReactNode } from 'react'
import { ActionBar } from '../../components/action-bar'
import { Button } from '../../components/button'
import { ProblemNote } from '../../components/problem-note'
import { Card } from '../../components/surface'
import { text } from '../../text/common'

/** A form by which an administrator changes something: the effect stands above the button. */
export function ChangeForm({
  title,
  submit,
  effect,
  busy,
  error,
  labelOf,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string
  /** Verb and object. */
  readonly submit: string
  readonly effect: ReactNode
  readonly busy: boolean
  readonly error: unknown
  readonly labelOf: (field: string) => string
  readonly onSubmit: () => void
  readonly onCancel?: (() => void) | undefined
  readonly children: ReactNode
}) {
  return (
    <Card title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) onSubmit()
        }}
      >
        {error !== null && error !== undefined && <ProblemNote {...{ error, labelOf }} retry={onSubmit} />}
        {children}
        <ActionBar
          {...{ submit, busy }}
          {...{ effect }}
          aside={onCancel && <Button onClick={onCancel}>{text.cancel}</Button>}
        />
      </form>
    </Card>
  )
}
