import type { Db } from '../connection'

/** The number of the last fact of a stream, those of some types left out; 0 before the first. */
export async function lastFactOf(db: Db, stream: string, without: readonly string[]): Promise<number> {
  const row: { seq: number } | undefined = await db('journal')
    .where({ stream })
    .whereNotIn('type', [...without])
    .orderBy('seq', 'desc')
    .first('seq')
  return row?.seq ?? 0
}

/** What a product is, as its order describes it. */
export interface ProductText {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly quality: string
}

/** The products of tasks as their orders describe them, by the task's id. */
export async function productTextsOf(
  db: Db,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ProductText[]>> {
  const rows: { id: string; texts: readonly ProductText[] | null }[] = await db('tasks')
    .whereIn('id', [...taskIds])
    .select('id', db.raw(`details->'productTexts' as texts`))
  return new Map(rows.map(({ id, texts }) => [id, texts ?? []]))
}
