import { seenHeader } from '../../../api/acts/seen'
import type { Expected } from './expected'
import type { Person } from './people'

const atOnce = 8

/** Asks many things, several at a time; what is not as expected is told. */
export async function wrongOf<Case>(
  cases: readonly Case[],
  ask: (one: Case) => Promise<string | undefined>,
): Promise<string[]> {
  const wrong: string[] = []
  const waiting = [...cases]
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const found = await ask(next)
      if (found) wrong.push(found)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return wrong.sort().slice(0, 40)
}

/** The answer to a request, as far as it decides a cell. */
export interface Answered {
  readonly status: number
  readonly code: string
}

/** Asks and reads the code of a refusal. An answer that goes on is left as soon as it has begun. */
export async function answered(
  url: string,
  { caller }: Person,
  method: string,
  path: string,
  body?: object,
): Promise<Answered> {
  const stop = new AbortController()
  const key = `${Math.random()}`.padEnd(12, '0')
  const response = await fetch(`${url}/api${path}`, {
    method,
    signal: stop.signal,
    headers: {
      ...(caller.cookie ? { Cookie: caller.cookie } : {}),
      ...(body
        ? { 'Content-Type': 'application/json', [seenHeader]: 'no-number', 'Idempotency-Key': key }
        : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem') === true
  if (isProblem) return { status: response.status, code: (await response.json()).code }
  stop.abort()
  return { status: response.status, code: '' }
}

const refusals = [401, 403]

/** Whether an answer is what the cell says. `there`: whether the object's part is there at all. */
export function isAs(cell: Expected, { status, code }: Answered, there: boolean): boolean {
  if (cell !== 'allowed') return code === cell
  return !refusals.includes(status) && (status !== 404 || !there)
}

/** A cell that is not as expected, in words. */
export const told = (what: string, who: Person, cell: Expected, { status, code }: Answered) =>
  `${what} by ${who.as} ${who.id}: ${status} ${code}, not ${cell}`
