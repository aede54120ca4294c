import type { Db } from '../../../db/connection'
import type { Caller } from '../../support/api'

/** Somebody who may not know a secret, with every address that they can ask. */
export interface Watcher {
  readonly name: string
  /** Undefined for who is not signed in. */
  readonly id: string | undefined
  readonly caller: Caller
  readonly paths: readonly string[]
  /** Acts that cannot succeed, so that what they are refused with can be compared as well. */
  readonly attempts?: readonly Attempt[]
}

/** An act that is refused whatever the secret is. */
export interface Attempt {
  readonly method: string
  readonly path: string
  readonly body: object
  readonly headers: Readonly<Record<string, string>>
}

/** Everything that somebody gets: the bytes of each answer, and the letters that are theirs. */
export type Sight = ReadonlyMap<string, string>

/** Headers that differ from answer to answer whatever is asked. */
const passing = ['date', 'x-request-id', 'connection', 'keep-alive', 'etag', 'ratelimit', 'ratelimit-policy']

async function bytesOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => !passing.includes(name))
  const text = await response.text()
  return JSON.stringify([response.status, text, headers])
}

async function lettersOf(db: Db, id: string): Promise<string> {
  const rows = await db('outbox').where({ to_person: id }).orderBy('fact_seq').select('letter', 'context')
  return JSON.stringify(rows)
}

/** Looks at everything that somebody can get. */
export async function sightOf(
  db: Db,
  url: string,
  { id, caller, paths, attempts = [] }: Watcher,
): Promise<Sight> {
  const cookie: Record<string, string> = caller.cookie ? { Cookie: caller.cookie } : {}
  const sight = new Map<string, string>()
  await Promise.all(
    paths.map(async (path) => sight.set(path, await bytesOf(await fetch(url + path, { headers: cookie })))),
  )
  for (const { method, path, body, headers } of attempts) {
    const asked = { ...cookie, ...headers, 'Content-Type': 'application/json' }
    const answer = await fetch(url + path, { method, headers: asked, body: JSON.stringify(body) })
    sight.set(`${method} ${path}`, await bytesOf(answer))
  }
  if (id) sight.set('letters', await lettersOf(db, id))
  return sight
}

/** Where two sights differ, with the place of the first difference. */
export function differences(before: Sight, after: Sight): string[] {
  return [...before].flatMap(([path, bytes]) => {
    const now = after.get(path) ?? ''
    if (now === bytes) return []
    const at = [...bytes].findIndex((letter, index) => letter !== now[index])
    const from = Math.max(0, at - 80)
    return [`${path}: …${bytes.slice(from, at + 80)}… became …${now.slice(from, at + 80)}…`]
  })
}

/** Watches several people over a number of secrets, each put in place by a real act. */
export class Watch {
  private readonly first = new Map<string, Sight>()
  private secrets = 0

  constructor(
    private readonly db: Db,
    private readonly url: string,
    private readonly watchers: readonly Watcher[],
  ) {}

  /** The sight before any secret is in place. */
  async begin(): Promise<void> {
    for (const watcher of this.watchers) {
      this.first.set(watcher.name, await sightOf(this.db, this.url, watcher))
    }
  }

  /** Puts another secret in place and compares what everybody gets; returns what differs. */
  async with(secret: () => Promise<unknown>): Promise<string[]> {
    await secret()
    this.secrets += 1
    const found: string[] = []
    for (const watcher of this.watchers) {
      const now = await sightOf(this.db, this.url, watcher)
      found.push(...differences(this.first.get(watcher.name)!, now).map((what) => `${watcher.name} ${what}`))
    }
    return found
  }

  /**
   * Pairs of scenarios that differ in a secret alone. Each scenario's bytes equal those of the first one,
   * which has no secret, and so those of each other.
   */
  get pairs(): number {
    return (this.secrets * (this.secrets + 1)) / 2
  }
}
