import type { Db, Trx } from '../../db/connection'
import type { StoredEntry } from '../../db/journal'
import { askerById, idsOfPeople, revokedDelegations, rolesIn, seatsOn } from '../../db/people'
import { fromMillis, toLocalDate } from '../../domain/instant'
import type { Role } from '../../domain/life'
import { ask, type Question } from './questions'
import type { Checks } from './report'

/** I4, of accounts for payment: versions follow one another, and each hand is in the log of changes. */
const chain: readonly Question[] = [
  {
    sql: `select a.organisation_id || ' #' || a.version as what, a.version = 1 or exists (
            select from beneficiary_accounts earlier
            join beneficiary_account_decisions d on d.account_id = earlier.id
            where earlier.organisation_id = a.organisation_id and earlier.version = a.version - 1
              and earlier.made_at <= d.decided_at and d.decided_at <= a.made_at) as holds
          from beneficiary_accounts a`,
    wrong: 'account does not follow on a version that had been decided on',
  },
  {
    sql: `select coalesce(a.id, log.after ->> 'account') as what, count(*) = 1
            and bool_and((log.by_person, log.business_at, log.subject, log.after)
              = (a.made_by, a.made_at, 'organisation/' || a.organisation_id, jsonb_build_object(
                'account', a.id, 'version', a.version, 'organisation', a.organisation_id))) as holds
          from beneficiary_accounts a
          full join (select * from admin_log where kind = 'beneficiaryAccountRegistered') log
            on log.after ->> 'account' = a.id
          group by 1`,
    wrong: 'account is not what the log says was registered',
  },
  {
    sql: `select coalesce(d.account_id, log.after ->> 'account') as what, count(*) = 1
            and bool_and((log.by_person, log.business_at, log.kind = 'beneficiaryAccountConfirmed')
              = (d.decided_by, d.decided_at, d.confirmed)
              and log.reason is not distinct from d.reason) as holds
          from beneficiary_account_decisions d
          full join (select * from admin_log where kind in
            ('beneficiaryAccountConfirmed', 'beneficiaryAccountRejected')) log
            on log.after ->> 'account' = d.account_id
          group by 1`,
    wrong: 'decision on an account is not what the log says',
  },
]

/** I5: whoever decided on a version had not made it, under whichever of their ids. */
const twoPersons: Question = {
  sql: `select a.id as what, not a.made_by = any(ids_of_person(d.decided_by, d.decided_at)) as holds
        from beneficiary_accounts a join beneficiary_account_decisions d on d.account_id = a.id`,
  wrong: 'account was decided on by its maker',
}

interface Hand {
  readonly id: string
  readonly person: string
  readonly at: Date
  readonly role: Role
}

const hands = `
  select id, made_by as person, made_at as at, 'financeOfficer' as role from beneficiary_accounts
  union all
  select account_id, decided_by, decided_at, 'financeApprover' from beneficiary_account_decisions
  order by at, id`

/** Accounts for payment: their versions (I4), and whose hands each went through (I5). */
export async function checkAccounts(db: Db, journal: Checks, rights: Checks): Promise<void> {
  await ask(db, journal, chain)
  await ask(db, rights, [twoPersons])
  const { rows } = await db.raw<{ rows: Hand[] }>(hands)
  for (const hand of rows) {
    const held = await rolesOf(db, hand)
    rights.expect(
      held.includes(hand.role),
      () => `${hand.person} had no right to register or decide on account ${hand.id}`,
    )
  }
}

/** The roles that somebody held on a day, or acted in by a delegation for all acts. */
async function rolesOf(db: Db, { person, at }: Hand): Promise<Role[]> {
  const moment = fromMillis(at.getTime())
  const on = toLocalDate(moment)
  const ids = (await idsOfPeople(db, [person], moment)).get(person) ?? [person]
  const askers = await Promise.all(ids.map((id) => askerById(db, id)))
  const { roles, delegated } = rolesIn(askers.flatMap((asker) => (asker ? seatsOn(asker, on) : [])))
  const whole = [...delegated, ...(await revokedDelegations(db, person, on))]
    .filter(({ acts }) => acts === null)
    .map(({ role }) => role)
  return [...roles, ...whole]
}

const inForce = `
  select a.id from tasks
  join beneficiary_accounts a on a.organisation_id = tasks.host_organisation and a.valid_from <= :day
  join beneficiary_account_decisions d on d.account_id = a.id and d.confirmed and d.decided_at <= :at
  where tasks.id = :taskId order by a.version desc limit 1`

const seenBy: readonly string[] = ['trancheChecked', 'trancheApproved', 'trancheReceived']

/**
 * I5, of each hand that a request for money goes through: it saw the account that was in force, and what is
 * paid goes into the one that the approval saw. Before its host had an account there was nothing to see.
 */
export async function checkPaidInto(checks: Checks, trx: Trx, entry: StoredEntry): Promise<void> {
  const { seq, type, taskId, stream, at, data } = entry
  const isPaid = type === 'tranchePaid'
  if (taskId === null || !(isPaid || seenBy.includes(type))) return
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(inForce, { taskId, at, day: toLocalDate(at) })
  const request = Number(stream.split('/').at(-1))
  const ordered =
    isPaid && (await trx('tranches').where({ task_id: taskId, request }).first('beneficiary_account'))
  const named = ordered ? ordered.beneficiary_account : (data.beneficiary ?? null)
  const account = rows[0]?.id ?? null
  checks.expect(
    named === account,
    () => `journal ${seq}: ${type} with account ${named}, while ${account} was in force (${stream})`,
  )
}
