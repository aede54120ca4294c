import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import { Link } from 'react-router'

type Look = 'primary' | 'plain' | 'text' | 'danger'

const classOf: Readonly<Record<Look, string>> = {
  primary: 'btn pri',
  plain: 'btn',
  text: 'btn txt',
  danger: 'btn dng',
}

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly look?: Look
  /** Why it may not be pressed now. It keeps the focus and says so. */
  readonly locked?: string | undefined
  /** What it does is under way. */
  readonly busy?: boolean
}

/** A button whose words are verb and object. One that is locked can still be reached, and says why. */
export function Button({ look = 'plain', locked, busy = false, onClick, children, ...rest }: ButtonProps) {
  const reason = useId()
  const still = locked !== undefined || busy
  return (
    <>
      <button
        type="button"
        className={classOf[look]}
        aria-disabled={still}
        aria-busy={busy}
        {...(locked ? { 'aria-describedby': reason } : {})}
        {...rest}
        onClick={(event) => {
          if (still) event.preventDefault()
          else onClick?.(event)
        }}
      >
        {children}
      </button>
      {locked && (
        <span id={reason} className="small muted">
          {locked}
        </span>
      )}
    </>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  to,
  look = 'plain',
  children,
}: {
  readonly to: string
  readonly look?: Look
  readonly children: ReactNode
}) {
  return (
    <Link to={to} className={classOf[look]}>
      {children}
    </Link>
  )
}
