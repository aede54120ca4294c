import { oweLetters } from '../../activities/letters/owe'
import { beneficiaryLetters } from '../../db/beneficiary-letters'
import type { Db, Trx } from '../../db/connection'
import { accountLetters } from '../../db/identity/letters'
import { entriesInOrder } from '../../db/journal'
import { processByStream } from '../../db/processes'
import { projectionTables } from '../../db/projections'
import { mergesMade } from '../../db/reads/merges'
import { differences, type RebuildSteps, ReplayFailed, withRebuilt } from '../../db/rebuild'
import { checkAccounts, checkPaidInto } from './accounts'
import { checkBallots } from './ballots'
import { Chains } from './chain'
import { ConflictCheck } from './conflicts'
import { FourEyesCheck } from './four-eyes'
import { checkDelivery } from './letters'
import { checkRecomputed } from './recomputed'
import { Checks, type InvariantReport } from './report'
import { checkRight } from './rights'

/** Letters about an account, of a person or for payments, follow from no fact. */
const ofFacts = `letter <> all ('{${[...accountLetters, ...beneficiaryLetters].join(',')}}')`

/**
 * Checks that need the journal to be gone through from its beginning: results (I2), letters (I3), chain and
 * projections (I4), rights (I5), with accounts for payment in the last two. `atRest`: nothing
 * runs that could send letters.
 */
export async function checkReplayed(db: Db, atRest = false): Promise<InvariantReport[]> {
  const results = new Checks('I2')
  const letters = new Checks('I3')
  const journal = new Checks('I4')
  const rights = new Checks('I5')
  await checkFacts(db, journal, rights)
  await checkAccounts(db, journal, rights)
  const steps: RebuildSteps = {
    tables: ['outbox'],
    async before(trx, entry) {
      await checkRight(rights, trx, entry)
      await checkPaidInto(rights, trx, entry)
      await checkRecomputed(results, trx, entry)
    },
    async after(trx, fact) {
      const process = await processByStream(trx, fact.stream)
      if (process) await oweLetters(trx, fact, process.law)
    },
  }
  const compare = async (trx: Trx) => {
    for (const table of projectionTables) await checkSame(journal, trx, table)
    await checkSame(letters, trx, 'outbox', 'message_id, fact_seq, letter, to_person, context', ofFacts)
  }
  try {
    await withRebuilt(db, steps, compare)
  } catch (error) {
    if (!(error instanceof ReplayFailed)) throw error
    journal.expect(false, () => error.message)
  }
  await checkBallots(db, results)
  await checkDelivery(db, letters, atRest)
  return [results, letters, journal, rights].map((checks) => checks.report())
}

/** What the facts show by themselves, also where they can no longer be replayed. */
async function checkFacts(db: Db, journal: Checks, rights: Checks): Promise<void> {
  const chains = new Chains(journal)
  const conflicts = new ConflictCheck(rights)
  await db.transaction(
    async (trx) => {
      const fourEyes = new FourEyesCheck(rights, await mergesMade(trx))
      for await (const entry of entriesInOrder(trx)) {
        chains.take(entry)
        try {
          fourEyes.take(entry)
          await conflicts.take(trx, entry)
        } catch (error) {
          journal.expect(false, () => `journal ${entry.seq} cannot be read: ${error}`)
        }
      }
      await chains.end(trx)
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
}

async function checkSame(
  checks: Checks,
  trx: Trx,
  table: string,
  columns = '*',
  which = 'true',
): Promise<void> {
  const found = await differences(trx, table, columns, which)
  const kept = await trx(`public.${table}`).count({ count: '*' }).first()
  checks.count(Number(kept?.count ?? 0))
  checks.expect(found.length === 0, () => {
    const [first] = found
    const example = `${first?.side}: ${JSON.stringify(first?.row)}`
    return `${table}: ${found.length} rows differ from the journal; ${example}`
  })
}
