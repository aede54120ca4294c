import createClient from 'openapi-fetch'
import type { operations, paths } from '../../dist/api/schema'
import { type Problem, ProblemError, unreachable } from './problem'
import { sessionLost } from './session-lost'

/** The API as the pages ask it: every address, question and answer is typed by its own description. */
export const api = createClient<paths>({
  baseUrl: '',
  credentials: 'same-origin',
  fetch: (request) => fetch(request).catch(() => Promise.reject(new ProblemError(unreachable))),
})

api.use({
  async onResponse({ response }) {
    if (response.ok) return undefined
    throw await problemIn(response)
  },
})

/** What an answer that is no success says; a page of a proxy, say, is told as a fault. */
export async function problemIn(response: Response): Promise<ProblemError> {
  const isProblem = /json/.test(response.headers.get('content-type') ?? '')
  const problem = isProblem
    ? ((await response.json()) as Problem)
    : { ...unreachable, status: response.status }
  if (problem.code === 'session/required') sessionLost.tell()
  return new ProblemError(problem)
}

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Body<T> = T extends { requestBody: infer Request } ? Json<NonNullable<Request>> : never

/** The name of an operation of the API. */
export type Operation = keyof operations
/** What an operation takes. */
export type BodyOf<Name extends Operation> = Body<operations[Name]>
/** What an operation answers. */
export type AnswerOf<Name extends Operation> = operations[Name] extends { responses: infer Responses }
  ? Json<Responses[Extract<keyof Responses, 200 | 201>]>
  : never
