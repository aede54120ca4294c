import { useMutation } from '@tanstack/react-query'
import { queries } from './query'

/** A change that is no act of a task. After it everything that was read is asked for again. */
export function useChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries() })
}
