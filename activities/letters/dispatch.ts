import { setTimeout as pause } from 'node:timers/promises'
import type { Transporter } from 'nodemailer'
import type { Db, Trx } from '../../db/connection'
import { proofToken } from '../../db/identity/emails'
import { resetToken } from '../../db/identity/passwords'
import type { LetterContexts, LetterName } from '../../templates/letters'
import { renderLetter } from './render'
import { type Mailbox, type SendOutcome, sendLetter } from './send'

/** How the outbox is emptied. */
export interface Dispatch {
  readonly db: Db
  readonly transport: Transporter
  readonly from: Mailbox
  /** The site's address, which the letters' paths are completed with. */
  readonly origin: string
  /** What the secrets of links are made from that leave in letters and are kept nowhere. */
  readonly linkSecret: string
  /** Whether people's acts are being recorded just now: letters let them go first, for a moment. */
  readonly busy?: () => boolean
  /** Told of what an operator should know; never of contents. */
  readonly warn: (message: string, details: Record<string, unknown>) => void
}

interface Waiting {
  readonly message_id: string
  readonly letter: LetterName
  readonly context: LetterContexts[LetterName] & { link: string }
  readonly attempts: number
  readonly name: string
  readonly email: string
}

const batchSize = 20
/** Among acts that do not end a few letters go out at a time: a whole batch would hold some acts up. */
const batchAmongActs = 5
const idleMs = 500
const sampleMs = 50
const quietSamples = 4
const patienceSamples = 40
const firstWaitSeconds = 2
/** However often a letter was put off, it is tried again after this. */
export const longestWaitSeconds = 3600
/** Of a mail server's answer so much is kept: its code, and its own number for the letter. */
const receiptLength = 200
/**
 * A server that cannot be reached says nothing about a letter: once it is back, all go out within this time.
 */
const longestUnreachableSeconds = 20

/**
 * Sends what waits in the outbox until the signal is aborted. SMTP down delays letters and nothing else;
 * a letter that is refused for good is given up with its cause, and an operator can send it again.
 */
export async function dispatchLetters(dispatch: Dispatch, signal: AbortSignal): Promise<void> {
  const busy = () => dispatch.busy?.() === true
  let leftMore = false
  while (!signal.aborted) {
    const most: number = (leftMore && !busy()) || (await getsQuiet(busy, signal)) ? batchSize : batchAmongActs
    const sent: number = await dispatchBatch(dispatch, most).catch((error: unknown) => {
      dispatch.warn('The outbox could not be read; trying again.', { cause: String(error) })
      return 0
    })
    leftMore = sent === batchSize
    if (sent === 0) await pause(idleMs, undefined, { signal }).catch(() => undefined)
  }
}

/** Waits until nothing has been recorded for a few samples; false where patience ends before. */
async function getsQuiet(busy: () => boolean, signal: AbortSignal): Promise<boolean> {
  let quiet = 0
  for (let sample = 0; sample < patienceSamples && quiet < quietSamples && !signal.aborted; sample += 1) {
    quiet = busy() ? 0 : quiet + 1
    await pause(sampleMs, undefined, { signal }).catch(() => undefined)
  }
  return quiet >= quietSamples
}

/** Sends one batch; returns how many letters it took. Two workers never take the same row. */
export async function dispatchBatch(dispatch: Dispatch, most = batchSize): Promise<number> {
  return dispatch.db.transaction(async (trx) => {
    const waiting: Waiting[] = await trx('outbox')
      .join('people', 'people.id', 'outbox.to_person')
      .whereNull('sent_at')
      .where({ given_up: false })
      .where('next_attempt_at', '<=', trx.raw('clock_timestamp()'))
      .orderBy('next_attempt_at')
      .limit(most)
      .forUpdate('outbox')
      .skipLocked()
      .select('message_id', 'letter', 'context', 'attempts', 'people.name')
      .select(trx.raw('coalesce(to_address, people.email) as email'))
    const attempts = await Promise.all(
      waiting.map(async (row) => ({ row, outcome: await attempt(dispatch, row) })),
    )
    const receipts = new Map<string, string>()
    for (const { row, outcome } of attempts) {
      if (outcome.outcome === 'sent') receipts.set(row.message_id, outcome.response.slice(0, receiptLength))
      else await noteFailure(trx, row, outcome)
    }
    if (receipts.size > 0) await noteSent(trx, receipts)
    return waiting.length
  })
}

/** Letters whose link carries a secret, which follows from the link's id. */
const linkTokens: Partial<Record<LetterName, (secret: string, id: string) => string>> = {
  passwordReset: resetToken,
  emailProof: proofToken,
}

/**
 * The address that a letter's button opens. A link gets its secret here, behind the '#', where no server on
 * the way writes it down; whoever reads the letter in the outbox does not have it.
 */
function linkOf({ letter, context }: Waiting, origin: string, linkSecret: string): string {
  const link = new URL(context.link, origin)
  const tokenOf = linkTokens[letter]
  if (tokenOf) link.hash = tokenOf(linkSecret, link.pathname.slice(link.pathname.lastIndexOf('/') + 1))
  return link.href
}

async function attempt(
  { transport, from, origin, linkSecret }: Dispatch,
  row: Waiting,
): Promise<SendOutcome> {
  try {
    const context = { ...row.context, link: linkOf(row, origin, linkSecret) }
    const rendered = renderLetter(row.letter, context, from)
    const to = { name: row.name, address: row.email }
    return await sendLetter(transport, {
      ...rendered,
      messageId: row.message_id,
      from,
      to,
      sentAt: context.sentAt,
    })
  } catch (error) {
    // A letter that cannot be rendered is a bug: it is shown to the operator, and the others still go out.
    return { outcome: 'rejected', cause: String(error), responseCode: null }
  }
}

/** Notes at once which letters went out, each with the mail server's answer. */
async function noteSent(trx: Trx, receipts: ReadonlyMap<string, string>): Promise<void> {
  await trx.raw(
    `update outbox
     set sent_at = clock_timestamp(), receipt = sent.receipt, last_error = null, attempts = attempts + 1
     from unnest(?::text[], ?::text[]) as sent (message_id, receipt)
     where outbox.message_id = sent.message_id`,
    [[...receipts.keys()], [...receipts.values()]],
  )
}

async function noteFailure(
  trx: Trx,
  { message_id, attempts }: Waiting,
  { outcome, cause, responseCode }: Exclude<SendOutcome, { outcome: 'sent' }>,
): Promise<void> {
  const longest = responseCode === null ? longestUnreachableSeconds : longestWaitSeconds
  const wait = Math.min(longest, firstWaitSeconds * 2 ** attempts)
  await trx('outbox')
    .where({ message_id })
    .update({
      attempts: attempts + 1,
      last_error: cause,
      given_up: outcome === 'rejected',
      next_attempt_at: trx.raw(`clock_timestamp() + make_interval(secs => ?)`, [wait]),
    })
}
