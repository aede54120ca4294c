import { fromMillis, type Instant } from '../../domain/instant'
import type { Db } from '../connection'

/** A sitting with who was there. */
export interface SittingOfCouncil {
  readonly sitting: number
  readonly heldAt: Instant
  readonly presiding: string
  readonly countingPanel: readonly string[]
  readonly quorum: unknown
  readonly present: readonly { readonly person: string; readonly mode: string }[]
}

/** The sittings of a council, first to last. */
export async function sittingsOfCouncil(db: Db, sessionId: string): Promise<SittingOfCouncil[]> {
  const rows = await db('sittings').where({ session_id: sessionId }).orderBy('sitting')
  const present = await db('attendance').where({ session_id: sessionId }).orderBy('person_id')
  return rows.map((row) => ({
    ...{
      sitting: row.sitting,
      presiding: row.presiding,
      countingPanel: row.counting_panel,
      quorum: row.quorum,
    },
    heldAt: fromMillis(row.held_at.getTime()),
    present: present
      .filter(({ sitting }) => sitting === row.sitting)
      .map(({ person_id: person, mode }) => ({ person, mode })),
  }))
}

/** A ballot as it was cast. */
export interface BallotOfCouncil {
  readonly taskId: string
  readonly sitting: number
  readonly application: string | null
  readonly member: string
  readonly ballot: unknown
  readonly comment: string | null
  readonly voided: boolean
}

/** Ballots of a council: those of one member, or all; the caller decides who may see which. */
export async function ballotsOfCouncil(
  db: Db,
  sessionId: string,
  member?: string,
): Promise<BallotOfCouncil[]> {
  const rows = await db('ballots')
    .where({ session_id: sessionId, ...(member === undefined ? {} : { member }) })
    .orderBy(['task_id', 'sitting', 'application', 'member'])
    .select('task_id', 'sitting', 'application', 'member', 'ballot', 'comment', 'voided')
  return rows.map(({ task_id: taskId, application, ...row }) => ({
    ...row,
    taskId,
    application: application || null,
  }))
}

/** Minutes as recorded, with the figures of the sitting. */
export interface MinutesOfCouncil {
  readonly taskId: string
  readonly sitting: number
  readonly conclusion: string
  readonly body: Readonly<Record<string, unknown>>
  readonly concludedAt: Instant
}

/** The minutes of a council, task by task. */
export async function minutesOfCouncil(db: Db, sessionId: string): Promise<MinutesOfCouncil[]> {
  const rows = await db('minutes').where({ session_id: sessionId }).orderBy(['concluded_at', 'task_id'])
  return rows.map((row) => ({
    ...{ taskId: row.task_id, sitting: row.sitting, conclusion: row.conclusion, body: row.body },
    concludedAt: fromMillis(row.concluded_at.getTime()),
  }))
}

/** What members wrote before the sitting. */
export interface OpinionOfCouncil {
  readonly taskId: string
  readonly person: string
  readonly kind: string
  readonly content: Readonly<Record<string, unknown>>
  readonly givenAt: Instant
}

/** Questions, comments and reports of the expert group. */
export async function opinionsOfCouncil(db: Db, sessionId: string): Promise<OpinionOfCouncil[]> {
  const rows = await db('council_opinions')
    .where({ session_id: sessionId })
    .orderBy(['given_at', 'person_id'])
  return rows.map((row) => ({
    ...{ taskId: row.task_id, person: row.person_id, kind: row.kind, content: row.content },
    givenAt: fromMillis(row.given_at.getTime()),
  }))
}

/** A draft's place: a member's ballot on one task, and in a selection on one application. */
export interface DraftPlace {
  readonly sessionId: string
  readonly taskId: string
  readonly application: string | null
  readonly member: string
}

const placed = ({ sessionId, taskId, application, member }: DraftPlace) => ({
  ...{ session_id: sessionId, task_id: taskId, application: application ?? '', member },
})

/** Keeps a draft in the place of the one before. False when the ballot has been cast. */
export async function keepDraft(db: Db, place: DraftPlace, draft: object): Promise<boolean> {
  return db.transaction(async (trx) => {
    const current = await trx('sittings')
      .where({ session_id: place.sessionId })
      .max('sitting as sitting')
      .first()
    const cast = await trx('ballots')
      .where({ ...placed(place), sitting: current?.sitting ?? 0 })
      .first('member')
    if (cast) return false
    await trx('ballot_drafts')
      .insert({ ...placed(place), draft: JSON.stringify(draft) })
      .onConflict(['session_id', 'task_id', 'application', 'member'])
      .merge({ draft: JSON.stringify(draft), saved_at: trx.fn.now() })
    return true
  })
}

/** A member's drafts in a session. */
export async function draftsOf(
  db: Db,
  sessionId: string,
  member: string,
): Promise<
  { readonly taskId: string; readonly application: string | null; readonly draft: Record<string, unknown> }[]
> {
  const rows = await db('ballot_drafts')
    .where({ session_id: sessionId, member })
    .orderBy(['task_id', 'application'])
    .select('task_id', 'application', 'draft')
  return rows.map(({ task_id: taskId, application, draft }) => ({
    taskId,
    application: application || null,
    draft,
  }))
}
