import { types } from 'node:util'
import { ApiRefusal, DemoClient, type DemoRequest } from '../../demo/client'
import { poll } from '../../scripts/runtime/process'

/** Whether asking again may help: nobody answered, or a part behind the site did not. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiRefusal) return [502, 503, 504].includes(error.status)
  return types.isNativeError(error) && /^(fetch failed|terminated)$/.test(error.message)
}

/** Asks until there is an answer, as a browser does; nobody waits longer than the limit. */
export async function patiently<T>(ask: () => Promise<T>, limitMs: number): Promise<T> {
  let last: unknown
  const answer = await poll(async () => {
    try {
      return { value: await ask() }
    } catch (error) {
      if (!isPassing(error)) throw error
      last = error
      return undefined
    }
  }, limitMs)
  if (!answer) throw last
  return answer.value
}

/** A person who, when a part does not answer, sends the same request with the same key again. */
export class PatientClient extends DemoClient {
  constructor(
    origin: string,
    password: string,
    emailOf: (personId: string) => string,
    private readonly limitMs: number,
  ) {
    super(origin, password, emailOf)
  }

  override as<T>(personId: string, request: DemoRequest): Promise<T> {
    return patiently(() => super.as<T>(personId, request), this.limitMs)
  }

  override upload(personId: string, name: string, content: string): Promise<string> {
    return patiently(() => super.upload(personId, name, content), this.limitMs)
  }
}
