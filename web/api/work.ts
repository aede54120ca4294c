import { reads } from './query'

const mostShown = 100
const everyMinute = 60_000

/** What waits for the signed-in person: the hundred that are due soonest, and whether there are more. */
export function useWork() {
  return reads.useQuery(
    'get',
    '/api/me/work',
    { params: { query: { limit: mostShown } } },
    { refetchInterval: everyMinute },
  )
}

/** How many acts wait for the signed-in person: a hundred are counted, and whether there are more. */
export function useWorkCount() {
  return reads.useQuery('get', '/api/me/work/count', {}, { refetchInterval: everyMinute })
}
