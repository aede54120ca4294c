/** What the API answered, when it was no success. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal'

  constructor(
    readonly status: number,
    readonly problem: { readonly code?: string; readonly title?: string; readonly detail?: string },
    what: string,
  ) {
    super(`${what}: ${status} ${problem.code ?? ''} ${problem.title ?? ''} ${problem.detail ?? ''}`)
  }
}

/** One request of a person. */
export interface DemoRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** Makes an act the same act when it is sent again. */
  readonly key?: string
  /** Business time that the act carries. */
  readonly at?: string
}

/** The API as its users reach it: each person signs in once, and acts in their own session. */
export class DemoClient {
  private readonly cookies = new Map<string, Promise<string>>()

  constructor(
    private readonly origin: string,
    private readonly password: string,
    private readonly emailOf: (personId: string) => string,
  ) {}

  /**
   * Sends a request as a person; returns the answer's JSON. Throws `ApiRefusal` for anything but a success.
   */
  async as<T>(personId: string, request: DemoRequest): Promise<T> {
    const cookie = await this.cookieOf(personId)
    return this.send<T>({ ...request, cookie })
  }

  /**
   * Sends a file as a person; returns its SHA-256. The same content is stored once, so this may be repeated.
   */
  async upload(personId: string, name: string, content: string): Promise<string> {
    const form = new FormData()
    form.append('file', new Blob([content], { type: 'application/pdf' }), name)
    const headers = { Cookie: await this.cookieOf(personId) }
    const response = await fetch(`${this.origin}/api/files`, { method: 'POST', headers, body: form })
    const answer: { sha256?: string; code?: string } = await jsonOf(response)
    if (!response.ok || !answer.sha256) throw new ApiRefusal(response.status, answer, `upload ${name}`)
    return answer.sha256
  }

  /** The session cookie of a person, who signs in when there is none yet. */
  cookieOf(personId: string): Promise<string> {
    const known = this.cookies.get(personId)
    if (known) return known
    const signedIn = this.signIn(personId)
    this.cookies.set(personId, signedIn)
    // A sign-in that failed is tried again by whoever asks next.
    signedIn.catch(() => this.cookies.delete(personId))
    return signedIn
  }

  private async signIn(personId: string): Promise<string> {
    const credentials = { email: this.emailOf(personId), password: this.password }
    const response = await fetch(`${this.origin}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(credentials),
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (!response.ok || !cookie)
      throw new ApiRefusal(response.status, await jsonOf(response), `sign in ${personId}`)
    return cookie
  }

  private async send<T>({
    method = 'POST',
    path,
    body,
    key,
    at,
    cookie,
  }: DemoRequest & { cookie: string }): Promise<T> {
    const response = await fetch(`${this.origin}/api${path}`, {
      method,
      headers: {
        Cookie: cookie,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...(at ? { 'X-Business-Time': at } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await jsonOf(response)
    if (!response.ok) throw new ApiRefusal(response.status, answer, `${method} ${path}`)
    return answer as T
  }
}

async function jsonOf(response: Response): Promise<Record<string, never>> {
  const text = await response.text()
  return text === '' ? {} : JSON.parse(text)
}
