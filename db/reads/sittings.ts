import type { InvalidOnPaper } from '../../domain/councils/state'
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
  readonly onPaper: boolean
  /** On paper only: why it does not count. */
  readonly invalid: InvalidOnPaper | null
  readonly castAt: Instant
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
    .select('task_id', 'sitting', 'application', 'member', 'ballot', 'comment', 'voided', 'cast_at')
    .select('on_paper', 'invalid')
  return rows.map(({ task_id: taskId, cast_at: castAt, on_paper: onPaper, application, ...row }) => ({
    ...row,
    ...{ taskId, onPaper },
    application: application || null,
    castAt: fromMillis(castAt.getTime()),
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

const keeping = `
  with cast_already as (
    select from ballots
    where session_id = :session_id and task_id = :task_id and application = :application and member = :member
      and sitting = (select max(sitting) from sittings where session_id = :session_id)
  ), kept as (
    insert into ballot_drafts (session_id, task_id, application, member, draft, version)
    select :session_id, :task_id, :application, :member, cast(:draft as jsonb), 1
    where not exists (select from cast_already)
      and (:base = 0 or exists (select from ballot_drafts where session_id = :session_id
        and task_id = :task_id and application = :application and member = :member))
    on conflict (session_id, task_id, application, member) do update
      set version = ballot_drafts.version + 1, draft = excluded.draft, saved_at = clock_timestamp()
      where ballot_drafts.version = :base
    returning version, saved_at
  )
  select version, saved_at, exists (select from cast_already) as "castAlready"
  from (select) as once left join kept on true`

/** What became of a draft: kept, not kept because another version is there, or because the ballot is cast. */
export type DraftKept =
  | { readonly version: number; readonly savedAt: Instant }
  | { readonly refused: 'changed' | 'cast' }

/** Keeps a draft that goes on from the version `base` (0: from none). */
export async function keepDraft(db: Db, place: DraftPlace, base: number, draft: object): Promise<DraftKept> {
  const { rows } = await db.raw(keeping, { ...placed(place), base, draft: JSON.stringify(draft) })
  const [row] = rows as { version: number | null; saved_at: Date; castAlready: boolean }[]
  if (row?.castAlready) return { refused: 'cast' }
  if (!row || row.version === null) return { refused: 'changed' }
  return { version: row.version, savedAt: fromMillis(row.saved_at.getTime()) }
}

/** A member's draft of one ballot. */
export interface BallotDraft {
  readonly taskId: string
  readonly application: string | null
  readonly draft: Readonly<Record<string, unknown>>
  readonly version: number
  readonly savedAt: Instant
}

/** A member's drafts in a session. */
export async function draftsOf(db: Db, sessionId: string, member: string): Promise<BallotDraft[]> {
  const rows = await db('ballot_drafts')
    .where({ session_id: sessionId, member })
    .orderBy(['task_id', 'application'])
    .select('task_id', 'application', 'draft', 'version', 'saved_at')
  return rows.map(({ task_id: taskId, application, draft, version, saved_at: savedAt }) => ({
    ...{ taskId, draft, version },
    application: application || null,
    savedAt: fromMillis(savedAt.getTime()),
  }))
}
