import type { Trx } from '../../db/connection'
import { processByStream } from '../../db/processes'
import { councilSessionMachine } from '../../domain/councils/session'
import type { SessionState } from '../../domain/councils/state'
import { lawFor } from '../../regulations'
import { JournalDriver } from '../support/journal-driver'
import { on } from '../support/ordering'
import { both, changed, copied, lost, type Plant } from './planting'
import { concludedSession, openSession } from './province'

const day = '2026-03-16'
const concluding = { taskId: 'v6' }
const ofC4 = `member = 'C4' and session_id = 'sv1'`
const castByC4 = `type = 'ballotCast' and by_person = 'C4' and stream = '${concludedSession}'`

/** A member of the sitting council says that they are in conflict. */
const declares = (member: string) => (trx: Trx) =>
  new JournalDriver(trx).do(openSession, 'declareConflict', member, on(day, '10:30'), {
    kind: 'spouse',
    with: 'H1',
  })

const concludes = (trx: Trx) =>
  new JournalDriver(trx).do(openSession, 'concludeSitting', 'C1', on(day, '11:00'), concluding)

/** The council concludes with the ballots that were there before a member declared a conflict. */
async function concludesWithAll(trx: Trx): Promise<void> {
  const state = (await processByStream(trx, openSession))!.state as SessionState
  const context = { law: lawFor('2023'), at: on(day, '11:00'), by: 'C1' }
  const data = councilSessionMachine.acts.concludeSitting.data!(state, concluding, context)
  await declares('C4')(trx)
  const said = { fact: 'sittingConcluded', by: 'C1', at: context.at, data }
  await new JournalDriver(trx).commit(openSession, 'concludeSitting', said)
}

/** A ballot cast past the rules. */
const casts = (by: string, member: string) => (trx: Trx) => {
  const ballot = { taskId: 'v6', member, sitting: 1, selection: { application: 'a1', points: {} } }
  const said = { fact: 'ballotCast', by, at: on(day, '10:45'), data: ballot }
  return new JournalDriver(trx).commit(openSession, 'castBallot', said)
}

const related = (recordedAt: string) => (trx: Trx) =>
  trx('person_relations').insert({
    ...{ person_id: 'H1', other_id: 'C4', kind: 'sibling' },
    recorded_at: trx.raw(recordedAt),
  })

/** What goes wrong with ballots and with conflicts of interest. */
export const councilPlants: readonly Plant[] = [
  {
    bug: 'a ballot lost',
    plant: lost('ballots', ofC4),
    found: { I2: /C4 on v1 in session\/sv1: the ballot is not kept/, I4: /ballots: 1 rows/ },
  },
  {
    bug: 'a ballot lost everywhere',
    plant: both(lost('ballots', ofC4), lost('journal', castByC4)),
    found: {
      I2: /does not follow from its ballots/,
      I4: /does not continue its chain/,
      I5: /9 ballots were counted, 8 without a conflict/,
    },
  },
  {
    bug: 'a ballot changed',
    plant: changed('ballots', ofC4, 'ballot', `ballot || '{"proposal": "notRecommend"}'`),
    found: { I2: /C4 on v1 in session\/sv1: the ballot is not kept/, I4: /ballots: 2 rows/ },
  },
  {
    bug: 'a ballot of one member taken for that of another',
    plant: changed('ballots', ofC4, 'member', `'S1'`),
    found: { I2: /S1 on v1 in session\/sv1: the ballot is not kept/, I4: /ballots: 2 rows/ },
  },
  {
    bug: 'a ballot kept twice',
    plant: copied('ballots', ofC4, { application: `'a1'` }),
    found: { I2: /C4 on v1 in session\/sv1: the ballot is not kept/, I4: /ballots: 1 rows/ },
  },
  {
    bug: 'a result that the ballots do not give',
    plant: changed(
      'journal',
      `type = 'sittingConcluded'`,
      'data',
      `jsonb_set(data, '{conclusion}', '"notRecommended"')`,
    ),
    found: {
      I2: /does not follow from its ballots/,
      I3: /outbox: \d+ rows/,
      I4: /does not continue its chain/,
    },
  },
  {
    bug: "a conflicted member's ballot counted",
    plant: concludesWithAll,
    found: {
      I2: /does not follow from its ballots/,
      I5: /8 ballots were counted, 7 without a conflict \(session\/sv2\)/,
    },
  },
  {
    bug: "a conflicted member's ballot taken and shown",
    plant: both(declares('C9'), casts('C9', 'C9')),
    found: {
      I2: /C9 on v6 in session\/sv2: the ballot of a member in conflict counts/,
      I5: /C9 had declared a conflict and went on[\s\S]*C9 had no right to castBallot/,
    },
  },
  {
    bug: 'a voided ballot that counts again',
    plant: both(declares('C4'), changed('ballots', `member = 'C4' and voided`, 'voided', 'false')),
    found: { I2: /the ballot of a member in conflict counts/, I4: /ballots: 2 rows/ },
  },
  {
    bug: "a ballot counted of a performer's sibling, who was on record as such",
    plant: both(related(`clock_timestamp() - interval '1 day'`), concludes),
    found: { I5: /C4 is sibling of H1, their ballot counted \(session\/sv2\)/ },
  },
  {
    bug: "a ballot cast in another member's name",
    plant: casts('C8', 'C9'),
    found: { I5: /C8 cast the ballot of C9/ },
  },
]

/** A conflict that came on record when all was over: nobody could know of it. */
export const knownTooLate = both(concludes, related('clock_timestamp()'))
