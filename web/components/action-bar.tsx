import type { ReactNode } from 'react'
import { forms } from '../text/forms'
import { Button } from './button'

/** The bar at the foot of a form: what the act does, one main button, at most one beside it. */
export function ActionBar({
  submit,
  busy = false,
  locked,
  effect,
  note,
  aside,
  onSubmit,
}: {
  /** Verb and object, with the amount where money moves. */
  readonly submit: string
  readonly busy?: boolean
  /** Why the main button may not be pressed yet. */
  readonly locked?: string | undefined
  /** What happens when the main button is pressed. */
  readonly effect?: ReactNode
  /** What else is to be said, in its place. */
  readonly note?: ReactNode
  readonly aside?: ReactNode
  /** Absent: the bar stands in a form, which it submits. */
  readonly onSubmit?: () => void
}) {
  return (
    <div className="actbar">
      <div>
        <div className="small">
          {effect ? (
            <>
              <b>{forms.effect}:</b> {effect}
            </>
          ) : (
            note
          )}
        </div>
        <div className="acts">
          {aside}
          <Button
            look="primary"
            type={onSubmit ? 'button' : 'submit'}
            {...{ busy, locked }}
            {...(onSubmit ? { onClick: onSubmit } : {})}
          >
            {busy ? forms.sending : submit}
          </Button>
        </div>
      </div>
    </div>
  )
}
