import type { CouncilKind } from '../../domain/council/composition'
import type { InvalidOnPaper } from '../../domain/councils/state'
import { fromMillis, type Instant } from '../../domain/instant'
import type { Db } from '../connection'

/** A ballot on paper as it was entered, without what it says. */
export interface PaperEntryRow {
  readonly taskId: string
  readonly application: string | null
  readonly member: string
  readonly enteredBy: string
  readonly enteredAt: Instant
  readonly invalid: InvalidOnPaper | null
  readonly confirmedBy: string | null
}

/** The papers of a council's last sitting, in the order in which they were entered. */
export async function paperEntriesOf(db: Db, sessionId: string): Promise<PaperEntryRow[]> {
  const rows = await db('paper_entries')
    .where({ session_id: sessionId })
    .where('sitting', db('sittings').where({ session_id: sessionId }).max('sitting'))
    .orderBy(['entered_at', 'member'])
  return rows.map((row) => ({
    ...{ taskId: row.task_id, application: row.application || null, member: row.member },
    ...{ enteredBy: row.entered_by, enteredAt: fromMillis(row.entered_at.getTime()) },
    ...{ invalid: row.invalid, confirmedBy: row.confirmed_by },
  }))
}

/** The kind of the council of a session, and when it concluded on one task. */
export async function conclusionOn(
  db: Db,
  sessionId: string,
  taskId: string,
): Promise<{ readonly kind: CouncilKind; readonly concludedAt: string | null } | undefined> {
  const row = await db('council_agenda as agenda')
    .join('councils', 'councils.session_id', 'agenda.session_id')
    .where({ 'agenda.session_id': sessionId, task_id: taskId })
    .first('kind', 'concluded_at')
  return row && { kind: row.kind, concludedAt: row.concluded_at?.toISOString() ?? null }
}
