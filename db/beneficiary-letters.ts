import { maskedNumber } from '../domain/beneficiary'
import { type Instant, toLocalDate } from '../domain/instant'
import { hostRoles } from '../domain/rights/beneficiary'
import type { Trx } from './connection'
import { organisationName } from './organisations'

/** The letters that are about an organisation's account and follow from no fact of a task. */
export const beneficiaryLetters = ['beneficiaryAccount'] as const

/** What the letters tell; numbers are masked before they are written anywhere. */
export interface ToldAccount {
  readonly organisation: string
  /** Confirmed; otherwise a change waits for its confirmation. */
  readonly confirmed: boolean
  readonly number: string
  readonly institution: string
  readonly document: string
  /** The account that it takes the place of. */
  readonly before: { readonly number: string; readonly confirmedAt: Instant } | undefined
  readonly at: Instant
}

/**
 * The organisation's people of today and of the day on which the account before was confirmed, and every
 * address that an administrator has changed since: whoever diverts a payment changes those first.
 */
const telling = `
  with contacts as (
    select distinct people.id, people.email, concat_ws(' ', people.degree, people.name) as name
    from person_roles as held join people on people.id = held.person_id
    where held.organisation_id = :organisation and held.role = any(:roles)
      and ((held.valid_from <= :today and (held.valid_to is null or held.valid_to >= :today))
        or (held.valid_from <= :before and (held.valid_to is null or held.valid_to >= :before)))
  ), addresses as (
    select id, name, null as address from contacts
    union
    select id, name, log.before ->> 'email'
    from contacts join admin_log as log on log.subject = 'person/' || contacts.id
    where log.kind = 'personChanged' and log.business_at >= :since
      and lower(log.before ->> 'email') <> lower(contacts.email)
  )
  insert into outbox (message_id, letter, to_person, to_address, context)
  select '<' || gen_random_uuid() || '@detai>', :letter, id, address,
    cast(:context as jsonb) || jsonb_build_object('recipientName', name)
  from addresses order by id, address`

/** Tells an organisation's people, the former ones as well, that its account is to be or was changed. */
export async function oweAccountLetters(trx: Trx, told: ToldAccount): Promise<void> {
  const { organisation, confirmed, number, institution, document, before, at } = told
  const context = {
    ...{ taskCode: '', taskTitle: null, confirmed, institution, document, sentAt: at },
    organisationName: await organisationName(trx, organisation),
    account: maskedNumber(number),
    before: before ? maskedNumber(before.number) : null,
    link: `/tai-chinh/tai-khoan/${organisation}`,
  }
  const since = before?.confirmedAt ?? at
  await trx.raw(telling, {
    ...{
      organisation,
      roles: [...hostRoles],
      letter: beneficiaryLetters[0],
      context: JSON.stringify(context),
    },
    ...{ today: toLocalDate(at), before: toLocalDate(since), since },
  })
}
