import type { Transporter } from 'nodemailer'
import type { Db } from '../../db/connection'
import {
  type Follower,
  followerAsked,
  followersToAsk,
  followersToTell,
  followerTold,
  followToken,
  forgetUnconfirmed,
} from '../../db/followers'
import { fromMillis } from '../../domain/instant'
import { followAskedLetter, followedLetter } from '../../templates/follow-letters'
import { goRound } from './rounds'
import { type Mailbox, sendLetter } from './send'

/** How those outside who follow a task are written to. */
export interface FollowerLetters {
  readonly db: Db
  readonly transport: Transporter
  readonly from: Mailbox
  readonly origin: string
  /** What the words are made from by which an address proves itself. */
  readonly linkSecret: string
  readonly warn: (message: string, details: Record<string, unknown>) => void
}

const betweenLooksMs = 5_000
const mostAtOnce = 50

interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
}

async function sent(
  { transport, from, warn }: FollowerLetters,
  { id, email }: Follower,
  about: string,
  letter: Written,
): Promise<boolean> {
  const [, domain = 'detai'] = from.address.split('@')
  const { outcome } = await sendLetter(transport, {
    ...letter,
    attachments: [],
    messageId: `<follow-${id}-${about}@${domain}>`,
    from,
    to: { name: '', address: email },
    sentAt: fromMillis(Date.now()),
  })
  if (outcome === 'again') warn('A letter to a follower was not sent; trying again.', { follower: id })
  return outcome !== 'again'
}

/**
 * Asks new followers whether the address is theirs, and tells confirmed ones what is news to them; returns
 * how many letters went. What the mail server cannot take now is sent at the next look; what it refuses for
 * good is not sent again.
 */
export async function writeToFollowers(letters: FollowerLetters): Promise<number> {
  const { db, origin, linkSecret } = letters
  const linkOf = ({ id }: Follower) => `${origin}/theo-doi/${id}/${followToken(linkSecret, id)}`
  let went = 0
  for (const follower of await followersToAsk(db, mostAtOnce)) {
    const letter = followAskedLetter(follower.code, linkOf(follower))
    if (!(await sent(letters, follower, 'asked', letter))) return went
    await followerAsked(db, follower.id)
    went += 1
  }
  for (const follower of await followersToTell(db, mostAtOnce)) {
    const { code, ended, news } = follower
    const link = `${origin}/tra-cuu/${encodeURIComponent(code)}`
    const letter = followedLetter(code, { link, stop: linkOf(follower), ended })
    if (!(await sent(letters, follower, news, letter))) return went
    await followerTold(db, follower)
    went += 1
  }
  return went
}

/** Writes to followers until the signal is aborted. */
export function keepWritingToFollowers(letters: FollowerLetters, signal: AbortSignal): Promise<void> {
  const round = () => forgetUnconfirmed(letters.db).then(() => writeToFollowers(letters))
  const failed = 'Followers could not be read; trying again.'
  return goRound({ round, everyMs: betweenLooksMs, failed, warn: letters.warn }, signal)
}
