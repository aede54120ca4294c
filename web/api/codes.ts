import type { AnswerOf } from './client'
import { reads } from './query'

/** The codes of tasks with their names. */
export type Codes = AnswerOf<'listCodes'>

const none: Codes = { stages: [], types: [], fields: [], outcomes: [] }

/** The codes of tasks with their names: read once; empty lists until they have come. */
export function useCodes(): Codes {
  const codes = reads.useQuery('get', '/api/codes', {}, { staleTime: Number.POSITIVE_INFINITY })
  return codes.data ?? none
}

/** The name of a field of research; its code where nobody has named it. */
export function useFieldName(code: string | undefined): string | undefined {
  return useCodes().fields.find((field) => field.code === code)?.title ?? code
}
