import { useEffect, useState } from 'react'
import { queries } from './query'

const pollMs = 5_000

/** Everything that was read at an address, or under it, is asked for again. */
function askAgain(read: string): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith(read) })
}

/**
 * Follows what is at an address: the server says when something has changed, and what the page has read there
 * is asked for anew. Without that line it is asked for every five seconds. Answers whether the line is there.
 */
export function useFollowed(address: string, read: string, following: boolean): boolean {
  const [live, setLive] = useState(false)
  useEffect(() => {
    if (!following) return
    const source = new EventSource(`${address}/events`)
    source.addEventListener('open', () => setLive(true))
    source.addEventListener('error', () => setLive(false))
    source.addEventListener('changed', () => void askAgain(read))
    return () => source.close()
  }, [address, read, following])
  useEffect(() => {
    if (!following || live) return
    const timer = setInterval(() => void askAgain(read), pollMs)
    return () => clearInterval(timer)
  }, [read, following, live])
  return live
}
