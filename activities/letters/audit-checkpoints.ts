import type { Transporter } from 'nodemailer'
import { auditCheckpointsToTell, checkpointTold } from '../../db/audit'
import type { Db } from '../../db/connection'
import { fromMillis } from '../../domain/instant'
import { auditCheckpointLetter } from '../../templates/audit-checkpoint'
import { goRound } from './rounds'
import { type Mailbox, sendLetter } from './send'

/** Whom the checkpoints of the audit log are sent to, and how. */
export interface Telling {
  readonly db: Db
  readonly transport: Transporter
  readonly from: Mailbox
  /** An address outside the house. */
  readonly to: string
  readonly warn: (message: string, details: Record<string, unknown>) => void
}

const betweenLooksMs = 60_000
const mostAtOnce = 31

/**
 * Sends the checkpoints that nobody outside knows of yet, each in a letter of its own; returns how many went.
 * One that does not go is sent at the next look.
 */
export async function tellCheckpoints({ db, transport, from, to, warn }: Telling): Promise<number> {
  const [, domain = 'detai'] = from.address.split('@')
  let told = 0
  for (const checkpoint of await auditCheckpointsToTell(db, mostAtOnce)) {
    const { day, madeAt } = checkpoint
    const sent = await sendLetter(transport, {
      ...auditCheckpointLetter(checkpoint),
      attachments: [],
      messageId: `<audit-${day}@${domain}>`,
      from,
      to: { name: '', address: to },
      sentAt: fromMillis(madeAt.getTime()),
    })
    if (sent.outcome !== 'sent') {
      warn('A checkpoint of the audit log was not sent; trying again.', { day, cause: sent.cause })
      return told
    }
    await checkpointTold(db, day)
    told += 1
  }
  return told
}

/** Looks for checkpoints to send until the signal is aborted. */
export function keepTellingCheckpoints(telling: Telling, signal: AbortSignal): Promise<void> {
  const failed = 'The checkpoints of the audit log could not be read; trying again.'
  const round = () => tellCheckpoints(telling)
  return goRound({ round, everyMs: betweenLooksMs, failed, warn: telling.warn }, signal)
}
