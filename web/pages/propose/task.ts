import { reads } from '../../api/query'

/** A task of the proposer's, asked for by its id. */
export function useTask(taskId: string) {
  return reads.useQuery('get', '/api/tasks/{taskId}', { params: { path: { taskId } } })
}

/** A task as its page is answered. */
export type ProposedTask = NonNullable<ReturnType<typeof useTask>['data']>
