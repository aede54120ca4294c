import { randomUUID } from 'node:crypto'
import type { Instant, LocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import type { Trx } from '../connection'
import { organisationName } from '../organisations'
import { namesOf } from '../people'

/** The letters that are about somebody's account and follow from no fact of a task. */
export const accountLetters = ['passwordReset', 'emailProof', 'accountChanged', 'delegation'] as const
/** The name of one of them. */
export type AccountLetter = (typeof accountLetters)[number]

/** What the owner of an account is told afterwards, in case it was not they who did it. */
export type AccountChange =
  | 'passwordChanged'
  | 'passwordReset'
  | 'secondFactorAdded'
  | 'secondFactorRemoved'
  | 'recoveryCodeUsed'
  | 'tokenCreated'
  | 'nationalIdGiven'
  | 'emailAdded'
  | 'emailRemoved'
  | 'emailChanged'
  | 'peopleMerged'

const adding = `
  insert into outbox (message_id, letter, to_person, to_address, context)
  select :messageId, :letter, people.id, :toAddress,
    cast(:context as jsonb) || jsonb_build_object('recipientName', concat_ws(' ', degree, name))
  from people where people.id = :personId`

/**
 * Puts a letter about an account into the outbox, as every other leaves; to nobody where nobody is named. It
 * goes to the person's first address, or to the one that is given.
 */
async function owe(
  trx: Trx,
  personId: string | null,
  letter: AccountLetter,
  context: Readonly<Record<string, unknown>>,
  toAddress: string | null = null,
): Promise<void> {
  const about = { taskCode: '', taskTitle: null, ...context }
  const messageId = `<${randomUUID()}@detai>`
  await trx.raw(adding, { messageId, letter, personId, toAddress, context: JSON.stringify(about) })
}

/** Tells somebody that their account was changed, when and from where. */
export async function oweAccountChanged(
  trx: Trx,
  personId: string,
  what: AccountChange,
  at: Instant,
  from: string | null,
  toAddress?: string,
): Promise<void> {
  const context = { what, from, link: '/tai-khoan', sentAt: at }
  await owe(trx, personId, 'accountChanged', context, toAddress)
}

/** Sends the link that proves an address to that address; its secret is put in when the letter leaves. */
export async function oweEmailProof(
  trx: Trx,
  personId: string,
  email: string,
  proof: { readonly id: string; readonly at: Instant; readonly until: Instant },
): Promise<void> {
  const { id, at, until } = proof
  const link = `/tai-khoan/xac-nhan-thu/${id}`
  await owe(trx, personId, 'emailProof', { link, until, sentAt: at }, email)
}

/** Sends the link by which a password is set anew; its secret is put in when the letter leaves. */
export async function owePasswordReset(
  trx: Trx,
  personId: string | null,
  reset: { readonly id: string; readonly at: Instant; readonly until: Instant },
): Promise<void> {
  const { id, at, until } = reset
  await owe(trx, personId, 'passwordReset', { link: `/dat-lai-mat-khau/${id}`, until, sentAt: at })
}

/** What a letter says of a delegation. */
export interface ToldDelegation {
  readonly role: Role
  readonly organisation: string
  readonly delegator: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly document: string
  readonly acts: readonly string[] | null
}

/** Tells a delegate that they may act in the role of another, or may not any more. */
export async function oweDelegation(
  trx: Trx,
  delegate: string,
  { delegator, organisation, acts, ...told }: ToldDelegation,
  { revoked, at }: { readonly revoked: boolean; readonly at: Instant },
): Promise<void> {
  const names = {
    delegatorName: (await namesOf(trx, [delegator])).get(delegator) ?? delegator,
    organisationName: await organisationName(trx, organisation),
  }
  const context = { ...told, ...names, revoked, acts: acts?.length ?? null }
  await owe(trx, delegate, 'delegation', { ...context, link: '/tai-khoan/uy-quyen', sentAt: at })
}
