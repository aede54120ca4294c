import { useEffect, useState } from 'react'
import { queries } from './query'

const pollMs = 5_000

/** Everything that was read of a session is asked for again. */
function askAgain(): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/sessions/{sessionId}'),
  })
}

/**
 * Follows a sitting: the server says when something has changed, and what the page shows is asked for anew.
 * Without that line it is asked for every five seconds. Answers whether the line is there.
 */
export function useFollowed(sessionId: string, following: boolean): boolean {
  const [live, setLive] = useState(false)
  useEffect(() => {
    if (!following) return
    const source = new EventSource(`/api/sessions/${sessionId}/events`)
    source.addEventListener('open', () => setLive(true))
    source.addEventListener('error', () => setLive(false))
    source.addEventListener('changed', () => void askAgain())
    return () => source.close()
  }, [sessionId, following])
  useEffect(() => {
    if (!following || live) return
    const timer = setInterval(() => void askAgain(), pollMs)
    return () => clearInterval(timer)
  }, [following, live])
  return live
}
