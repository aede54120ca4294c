/** Does a piece of work when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/**
 * The workflow's lock: pieces of work run one after the other, in the order in which they were asked for.
 * Every local activity of a workflow runs under it, because two at once are not replay-safe.
 */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }
}
