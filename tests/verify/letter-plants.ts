import { changed, copied, lost, type Plant } from './planting'

const received = `letter = 'orderReceived' and context->>'taskCode' = 'NV-2026-002'`
const taken = (attempts: number, receipt: string) => (trx: Parameters<Plant['plant']>[0]) =>
  trx.raw(
    `update outbox set sent_at = clock_timestamp(), attempts = ?, receipt = ${receipt} where ${received}`,
    [attempts],
  )
const due = (interval: string) =>
  changed('outbox', received, 'next_attempt_at', `clock_timestamp() + interval '${interval}'`)

/** A letter that nobody has sent for longer than a worker that runs would take. */
export const overdueLetter = due('-16 minutes')

/** What goes wrong with letters. */
export const letterPlants: readonly Plant[] = [
  { bug: 'an outbox row dropped', plant: lost('outbox', received), found: { I3: /outbox: 1 rows/ } },
  {
    bug: 'a letter that nobody is owed',
    plant: copied('outbox', received, { message_id: `'<none@detai>'` }),
    found: { I3: /outbox: 1 rows/ },
  },
  {
    bug: 'a letter to somebody else',
    plant: changed('outbox', received, 'to_person', `'L1'`),
    found: { I3: /outbox: 2 rows/ },
  },
  { bug: 'a letter never sent', plant: overdueLetter, found: { I3: /nobody sends it/ } },
  { bug: 'a letter put off for ever', plant: due('1 day'), found: { I3: /put off for too long/ } },
  {
    bug: 'a letter given up',
    plant: changed('outbox', received, 'given_up', 'true'),
    found: { I3: /was given up/ },
  },
  {
    bug: 'a letter called sent without an attempt',
    plant: taken(0, `'250'`),
    found: { I3: /marked as sent/ },
  },
  {
    bug: 'a letter called sent that no server took',
    plant: taken(1, 'null'),
    found: { I3: /marked as sent/ },
  },
]

/** A letter that has been due for a while and is still no violation. */
export const stillOnItsWay = due('-14 minutes')
/** A letter that a mail server took. */
export const sentLetter = taken(1, `'250 2.0.0 Ok'`)
