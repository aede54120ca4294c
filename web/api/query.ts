import { QueryClient } from '@tanstack/react-query'
import createQueries from 'openapi-react-query'
import { api } from './client'
import { mayRetry, problemFrom } from './problem'

/** `reads.useQuery('get', '/api/tasks/{taskId}', { params })`: typed, cached, asked again when stale. */
export const reads = createQueries(api)

/** What the pages have read. Any act makes all of it stale. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && mayRetry(problemFrom(error)),
      // What is on the screen stays there while the same is asked again.
      throwOnError: false,
    },
    mutations: { networkMode: 'always' },
  },
})
