import { createHmac, randomUUID } from 'node:crypto'
import type { Db } from './connection'

/** Somebody outside who follows a public task by letters. */
export interface Follower {
  readonly id: string
  readonly email: string
  readonly code: string
}

/** One to whom the task's last change is news. */
export interface FollowerToTell extends Follower {
  /** What the letter is about: the stage, or how the task ended. */
  readonly news: string
  readonly ended: boolean
}

const standing = `coalesce(tasks.outcome, tasks.stage)`
const unconfirmedDays = 7

/** The word by which an address proves that a letter reached it; it is made anew and kept nowhere. */
export function followToken(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`follows a task ${id}`).digest('base64url')
}

/** Notes that an address asks to follow a task. Asked again, or for an unknown task, nothing changes. */
export async function askToFollow(db: Db, code: string, email: string): Promise<void> {
  await db.raw(
    `insert into followers (id, task_id, email, knows)
     select ?, id, ?, ${standing} from tasks where code = ? and not classified and closed_at is null
     on conflict (task_id, email) do nothing`,
    [randomUUID(), email.toLowerCase(), code],
  )
}

/** A follower by id, with the task and whether the address was confirmed. */
export async function followerOf(
  db: Db,
  id: string,
): Promise<(Follower & { readonly confirmed: boolean }) | undefined> {
  const row = await db('followers')
    .join('tasks', 'tasks.id', 'followers.task_id')
    .where('followers.id', id)
    .first('followers.id', 'email', 'code', 'confirmed_at')
  if (!row) return undefined
  const { confirmed_at: confirmedAt, ...follower } = row
  return { ...follower, confirmed: confirmedAt !== null }
}

/** The owner of an address has said that it is theirs. */
export async function confirmFollower(db: Db, id: string): Promise<void> {
  await db('followers')
    .where({ id })
    .whereNull('confirmed_at')
    .update({ confirmed_at: db.raw('clock_timestamp()') })
}

/** Lets go of an address: nothing of it stays. */
export async function dropFollower(db: Db, id: string): Promise<void> {
  await db('followers').where({ id }).delete()
}

/** Addresses that have to be asked whether they are whose they say. */
export async function followersToAsk(db: Db, limit: number): Promise<Follower[]> {
  return db('followers')
    .join('tasks', 'tasks.id', 'followers.task_id')
    .whereNull('asked_back_at')
    .orderBy('asked_at')
    .limit(limit)
    .select('followers.id', 'email', 'code')
}

/** The letter that asks has gone out. */
export async function followerAsked(db: Db, id: string): Promise<void> {
  await db('followers')
    .where({ id })
    .update({ asked_back_at: db.raw('clock_timestamp()') })
}

/** Confirmed addresses to whom the standing of their task is news. */
export async function followersToTell(db: Db, limit: number): Promise<FollowerToTell[]> {
  const { rows } = await db.raw(
    `select followers.id, email, code, ${standing} as news, tasks.outcome is not null as ended
     from followers join tasks on tasks.id = followers.task_id
     where confirmed_at is not null and knows <> ${standing}
     order by confirmed_at limit ?`,
    [limit],
  )
  return rows
}

/** They know now; whose task has ended is let go. */
export async function followerTold(db: Db, { id, news, ended }: FollowerToTell): Promise<void> {
  const own = db('followers').where({ id })
  await (ended ? own.delete() : own.update({ knows: news }))
}

/** Lets go of addresses that nobody confirmed within a week. */
export async function forgetUnconfirmed(db: Db): Promise<void> {
  await db('followers')
    .whereNull('confirmed_at')
    .where('asked_at', '<', db.raw(`clock_timestamp() - make_interval(days => ?)`, [unconfirmedDays]))
    .delete()
}
