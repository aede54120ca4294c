import { fromMillis, type Instant } from '../../domain/instant'
import type { DossiersOpened } from '../../domain/stages/call'
import type { Db } from '../connection'

/** What is on record of an opening of dossiers. */
export interface OpeningMinutes {
  readonly openedAt: Instant
  readonly openedBy: { readonly id: string; readonly name: string }
  readonly place: string | null
  readonly attendees: readonly string[]
  readonly minutes: string | null
  readonly dossiers: number
  readonly hash: string
}

interface OpeningTexts {
  readonly place?: string
  readonly attendees?: readonly string[]
  readonly minutes?: string
}

/** The latest opening of a task's dossiers; undefined before it. */
export async function openingMinutes(db: Db, taskId: string): Promise<OpeningMinutes | undefined> {
  const row = await db('journal')
    .join('people', 'people.id', 'journal.by_person')
    .where({ task_id: taskId, type: 'dossiersOpened' })
    .orderBy('seq', 'desc')
    .first('journal.at', 'journal.data', 'journal.hash', 'people.id', 'people.name')
  if (!row) return undefined
  const { screening, content = {} } = row.data as DossiersOpened & { readonly content?: OpeningTexts }
  const { place = null, attendees = [], minutes = null } = content
  return {
    openedAt: fromMillis(row.at.getTime()),
    openedBy: { id: row.id, name: row.name },
    ...{ place, attendees, minutes, hash: row.hash },
    dossiers: screening.length,
  }
}
