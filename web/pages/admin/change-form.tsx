import type { ReactNode } from 'react'
import { Button } from '../../components/button'
import { FormFrame } from '../../components/form-frame'
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
      <FormFrame
        {...{ submit, effect, busy, error, labelOf }}
        send={onSubmit}
        aside={onCancel && <Button onClick={onCancel}>{text.cancel}</Button>}
      >
        {children}
      </FormFrame>
    </Card>
  )
}
