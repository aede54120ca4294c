import { type ReactNode, useState } from 'react'
import type { ActReceipt } from '../../api/act'
import { Receipt } from '../../components/receipt'
import { work } from '../../text/work'

/** What was done on a page, and its receipt. */
interface Done {
  readonly title: string
  readonly receipt: ActReceipt
  readonly next?: string
}

/** Tells a page that an act of its own is done. */
export type OnDone = (title: string, next?: string) => (receipt: ActReceipt) => void

/** A page until an act of it is done; then the receipt in its place. */
export function UntilDone({ children }: { readonly children: (onDone: OnDone) => ReactNode }) {
  const [done, setDone] = useState<Done>()
  if (done) {
    const { title, receipt, next } = done
    return <Receipt title={work.done(title)} receipt={receipt} {...(next ? { next } : {})} />
  }
  return children((title, next) => (receipt) => setDone({ title, receipt, ...(next ? { next } : {}) }))
}
