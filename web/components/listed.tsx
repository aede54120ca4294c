import type { ReactNode } from 'react'
import type { Listing } from '../api/pages'
import { text } from '../text/common'
import { Button } from './button'
import { Loading } from './loading'
import { ProblemNote } from './problem-note'

/** Shows what has been read of a list, and the way to its next page. */
export function Listed<Item>({
  list,
  name,
  children,
}: {
  readonly list: Listing<Item>
  /** What the list is of, for who hears of its button only. */
  readonly name: string
  readonly children: (items: readonly Item[]) => ReactNode
}) {
  const { items, more, busy, error, again } = list
  return (
    <>
      {error ? <ProblemNote {...{ error }} retry={again} /> : null}
      {items ? children(items) : error ? null : <Loading />}
      {more && (
        <p className="more">
          <Button {...{ busy }} onClick={more}>
            {text.more}
            <span className="vh">: {name}</span>
          </Button>
        </p>
      )}
    </>
  )
}
