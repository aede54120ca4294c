import { fromMillis, type Instant } from '../../domain/instant'
import type { Db } from '../connection'

/** What was noted of a classified task in a closed network. */
export interface ClassifiedContent {
  readonly text: string
  readonly at: Instant
  readonly by: { readonly id: string; readonly name: string }
  readonly files: { sha256: string; name: string }[]
}

/** The contents of a classified task, first to last. */
export async function classifiedContents(db: Db, taskId: string): Promise<ClassifiedContent[]> {
  const rows = await db('classified_contents as noted')
    .join('people', 'people.id', 'noted.noted_by')
    .where({ 'noted.task_id': taskId })
    .orderBy(['noted.noted_at', 'noted.fact_key'])
    .select('fact_key', 'text', 'noted_at', 'people.id', 'people.name')
  const files = await db('file_references')
    .where({ task_id: taskId, object_kind: 'classifiedContent' })
    .orderBy('name')
    .select('object_id', 'sha256', 'name')
  return rows.map(({ fact_key, text, noted_at, id, name }) => ({
    ...{ text, at: fromMillis(noted_at.getTime()), by: { id, name } },
    files: files
      .filter(({ object_id }) => object_id === fact_key)
      .map(({ sha256, name: called }) => ({ sha256, name: called })),
  }))
}
