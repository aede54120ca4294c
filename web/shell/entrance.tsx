import type { ReactNode } from 'react'
import { text } from '../text/common'

/** The frame of the pages before the sign-in: one card, and the way to the public pages. */
export function Entrance({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
}) {
  return (
    <main className="wrap sign-in-page" id="noi-dung">
      <div className="card sign-in">
        <div className="cb">
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="muted">{lead}</p>}
          {children}
        </div>
      </div>
      <p className="small">
        <a href="/">{text.publicPages}</a>
      </p>
    </main>
  )
}
