import type { AcceptanceBallot } from '../../domain/council/acceptance-rating'
import { fromMillis, type Instant } from '../../domain/instant'
import type { PinnedLaw } from '../../regulations'
import type { Db } from '../connection'

/** The sitting that rated a task, with what it was counted from. */
export interface RatingRecord {
  readonly sessionId: string
  readonly sitting: number
  readonly law: PinnedLaw
  readonly concludedAt: Instant
  readonly conclusion: string
  readonly mendingRequired: boolean
  /** What has to be mended, in the council's words. */
  readonly requests: readonly string[]
  /** The number that the council's shares were taken of. */
  readonly base: number
  readonly appointed: number
  readonly present: number
  /** The ballots that were counted, whose they are left out. */
  readonly ballots: readonly AcceptanceBallot[]
}

const counted = `
  select coalesce(jsonb_agg(jsonb_build_object('member', b.member) || b.ballot order by b.member), '[]')
  from ballots b
  where b.session_id = m.session_id and b.sitting = m.sitting and b.task_id = m.task_id
    and not b.voided and jsonb_exists(m.body -> 'present', b.member)`

const rating = `
  select m.session_id, m.sitting, m.conclusion, m.body, m.concluded_at, p.law, (${counted}) as ballots
  from minutes m
  join councils c on c.session_id = m.session_id and c.kind = 'acceptance'
  join processes p on p.stream = 'session/' || m.session_id
  where m.task_id = ? and m.conclusion <> 'repeat'
  order by m.concluded_at desc limit 1`

interface Body {
  readonly mendingRequired?: boolean
  readonly requests?: readonly string[]
  readonly result: {
    readonly base: number
    readonly turnout: { readonly appointed: number; readonly present: number }
  }
}

/** The last sitting that rated a task; undefined before there was one. */
export async function ratingRecord(db: Db, taskId: string): Promise<RatingRecord | undefined> {
  const { rows } = await db.raw(rating, [taskId])
  const [row] = rows
  if (!row) return undefined
  const { mendingRequired = false, requests = [], result } = row.body as Body
  return {
    ...{ sessionId: row.session_id, sitting: row.sitting, law: row.law, conclusion: row.conclusion },
    ...{ mendingRequired, requests, base: result.base, ...attendance(result), ballots: row.ballots },
    concludedAt: fromMillis(row.concluded_at.getTime()),
  }
}

const attendance = ({ turnout: { appointed, present } }: Body['result']) => ({ appointed, present })
