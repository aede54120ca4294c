import type { FuzzRequest } from './requests'

/** What was found. */
export interface Findings {
  requests: number
  serverErrors: number
  hangs: number
  traces: number
  /** What went wrong, each kind once. */
  readonly examples: Map<string, string>
}

/** Until an answer begins: a table of everything takes its time to come down. */
const longestMs = 2_000
const givenUpMs = 20_000
/** A stack, a path of the program, or a sentence of PostgreSQL must not reach whoever asks. */
const trace =
  /\n\s+at .+:\d+:\d+|node_modules\/|\/api\/[\w/-]+\.ts|relation "\w+" does not exist|syntax error at or/

/** Sends requests, so many at a time; what a rate limit refuses is an answer like any other. */
export async function fuzz(
  next: () => FuzzRequest,
  { requests, together, onProgress }: { requests: number; together: number; onProgress(done: number): void },
): Promise<Findings> {
  const found: Findings = { requests: 0, serverErrors: 0, hangs: 0, traces: 0, examples: new Map() }
  const lane = async () => {
    while (found.requests < requests) {
      found.requests += 1
      await one(next(), found)
      onProgress(found.requests)
    }
  }
  await Promise.all(Array.from({ length: together }, lane))
  return found
}

async function one({ operation, url, init }: FuzzRequest, found: Findings): Promise<void> {
  const began = performance.now()
  const where = `${operation.method} ${operation.path}`
  const note = (kind: 'serverErrors' | 'hangs' | 'traces', what: string) => {
    found[kind] += 1
    const key = `${kind} ${where}`
    if (!found.examples.has(key))
      found.examples.set(key, `${what} ${url} ${String(init.body ?? '').slice(0, 400)}`)
  }
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(givenUpMs) })
    const ms = performance.now() - began
    if (ms > longestMs) note('hangs', `${Math.round(ms)} ms`)
    const text = await answer.text()
    if (answer.status >= 500) note('serverErrors', `${answer.status} ${text.slice(0, 200)}`)
    if (trace.test(text)) note('traces', text.slice(0, 300))
  } catch (error) {
    note('hangs', String(error))
  }
}
