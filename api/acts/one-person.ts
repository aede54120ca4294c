import type { Db } from '../../db/connection'
import { idsKnownTo } from '../../db/reads/merges'

/** Whose record was merged into whose: the kept id by the merged one. */
export type Merged = Readonly<Record<string, string>>

/** A value of JSON with some of its texts replaced, wherever they stand. */
function replaced<T>(value: T, texts: ReadonlyMap<string, string>): T {
  const of = (part: unknown): unknown => {
    if (typeof part === 'string') return texts.get(part) ?? part
    if (Array.isArray(part)) return part.map(of)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, of(inner)]))
  }
  return of(value) as T
}

/** A request in which a person is named by the id of today, whichever of theirs was sent. */
export function byTodaysIds<T>(request: T, merged: Merged): T {
  const texts = new Map(Object.entries(merged))
  return texts.size === 0 ? request : replaced(request, texts)
}

/** Who acts, and what they send. */
interface Sent {
  readonly by: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * What is sent to a process, with people named by the ids by which it knows them. A process that began
 * before two records of a person were merged goes on with the older id: its rules compare ids, and so the
 * two stay one to it, as maker and as approver, in a seat and in a dossier. `brief` is what a process that
 * the act starts is opened with.
 */
export async function asKnownTo(
  db: Db,
  stream: string,
  merged: Merged,
  { by, body, brief }: Sent & { readonly brief?: unknown },
): Promise<Sent> {
  if (Object.keys(merged).length === 0) return { by, body }
  const named = JSON.stringify({ by, body })
  const sought = Object.keys(merged).filter((id) => named.includes(`"${merged[id]}"`))
  if (sought.length === 0) return { by, body }
  const told = JSON.stringify(brief ?? null)
  const known = new Set([
    ...(await idsKnownTo(db, stream, sought)),
    ...sought.filter((id) => told.includes(`"${id}"`)),
  ])
  return replaced({ by, body }, new Map([...known].map((id) => [merged[id]!, id])))
}
