import { fromMillis, type Instant } from '../../domain/instant'
import type { Db } from '../connection'

/** The texts of one act of a process. */
export interface ActTextsRow {
  readonly act: string
  readonly at: Instant
  readonly by: string
  readonly texts: Readonly<Record<string, unknown>>
}

/** The texts of some acts of a process, in the order in which they were recorded. */
export async function actTextsOf(db: Db, stream: string, acts: readonly string[]): Promise<ActTextsRow[]> {
  const rows: { act: string; at: Date; by: string; texts: Record<string, unknown> | null }[] = await db(
    'journal',
  )
    .where({ stream })
    .whereIn('act', [...acts])
    .orderBy('seq')
    .select('act', 'at', 'by_person as by', db.raw(`data -> 'content' as texts`))
  return rows.map(({ at, texts, ...row }) => ({
    ...row,
    at: fromMillis(at.getTime()),
    texts: texts ?? {},
  }))
}
