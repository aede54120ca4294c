import { types } from 'node:util'
import type { SentMessageInfo, Transporter } from 'nodemailer'
import type { Instant } from '../../domain/instant'
import type { RenderedLetter } from './render'

/** Who writes or reads: the name is shown, the address is used. */
export interface Mailbox {
  name: string
  address: string
}

/** One letter to one person, with all that makes it the same message at every attempt. */
export interface OutgoingLetter extends RenderedLetter {
  /** Deterministic, with its angle brackets: a repeated delivery is recognisable as one. */
  messageId: string
  from: Mailbox
  to: Mailbox
  sentAt: Instant
}

/**
 * What became of an attempt. `again`: the server or the way to it failed, a later attempt may succeed.
 * `rejected`: the server refuses this letter for good (5xx), or its addresses are not addresses.
 */
export type SendOutcome =
  | { outcome: 'sent'; response: string }
  | { outcome: 'again' | 'rejected'; cause: string; responseCode: number | null }

/** What nodemailer and the network put on their errors. */
interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
  syscall?: string
}

/** Steps at which a 5xx concerns the connection or the account, which the operator mends. */
const connectionSteps = ['CONN', 'EHLO', 'HELO', 'STARTTLS']
const connectionCodes = [
  'EAUTH',
  'ECONNECTION',
  'EDNS',
  'ENOAUTH',
  'EPROTOCOL',
  'EPROXY',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
]

function verdictOn(error: SmtpError): 'again' | 'rejected' | null {
  const { code = '', command = '', responseCode, syscall } = error
  if (connectionCodes.includes(code) || connectionSteps.includes(command)) return 'again'
  if (responseCode !== undefined) return responseCode >= 500 ? 'rejected' : 'again'
  if (syscall !== undefined) return 'again'
  return code === 'EENVELOPE' ? 'rejected' : null
}

function headers(letter: OutgoingLetter): Record<string, string> {
  const domain = letter.from.address.split('@')[1] ?? 'detai'
  return { 'List-Id': `<thu.detai.${domain}>`, 'Auto-Submitted': 'auto-generated' }
}

/**
 * Hands one letter to a transport once. The world's failures are an outcome; an error that is neither SMTP's
 * nor the network's is thrown, since it is a bug.
 */
export async function sendLetter(
  transport: Transporter<SentMessageInfo>,
  letter: OutgoingLetter,
): Promise<SendOutcome> {
  const { messageId, from, to, subject, html, text, attachments, sentAt } = letter
  try {
    const info = await transport.sendMail({
      messageId,
      from,
      to,
      subject,
      html,
      text,
      // Encoded whole: calendar files need their own line ends (RFC 5545, 3.1).
      attachments: attachments.map((file) => ({ ...file, contentTransferEncoding: 'base64' as const })),
      date: new Date(sentAt),
      headers: headers(letter),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { outcome: 'sent', response: String(info.response) }
  } catch (error) {
    const outcome = types.isNativeError(error) ? verdictOn(error) : null
    if (outcome === null) throw error
    const { message, responseCode } = error as SmtpError
    return { outcome, cause: message, responseCode: responseCode ?? null }
  }
}
