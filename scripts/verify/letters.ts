import { longestWaitSeconds } from '../../activities/letters/dispatch'
import type { Db } from '../../db/connection'
import { ask, type Question } from './questions'
import type { Checks } from './report'

/** The outbox is looked at twice a second: a letter that is due for so long is one that nobody sends. */
const longestDueSeconds = 15 * 60

const sent: Question = {
  sql: `select message_id as what, attempts > 0 and coalesce(receipt, '') <> '' as holds
        from outbox where sent_at is not null`,
  wrong: 'the letter is marked as sent, but no mail server has taken it',
}

const notGivenUp: Question = {
  sql: `select message_id || ' (' || coalesce(last_error, 'no cause') || ')' as what, false as holds
        from outbox where given_up and sent_at is null`,
  wrong: 'the letter was given up',
}

/** By the database's clock, which also wrote the times. */
const onItsWay: Question = {
  sql: `select message_id as what, next_attempt_at between clock_timestamp() - make_interval(secs => ?)
          and clock_timestamp() + make_interval(secs => ?) as holds
        from outbox where sent_at is null and not given_up`,
  bindings: [longestDueSeconds, longestWaitSeconds + longestDueSeconds],
  wrong: 'the letter has been due for long and nobody sends it, or its next attempt is put off for too long',
}

/**
 * I3, of the sending: a letter is sent and a mail server has answered for it, or it waits its turn. One that
 * was given up is a violation until somebody sends it again. `atRest`: nothing runs that could send.
 */
export async function checkDelivery(db: Db, checks: Checks, atRest: boolean): Promise<void> {
  await ask(db, checks, [sent, notGivenUp, ...(atRest ? [] : [onItsWay])])
}
