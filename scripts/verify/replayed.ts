import { oweLetters } from '../../activities/letters/owe'
import type { Db, Trx } from '../../db/connection'
import { chainStart, entryHash, type StoredEntry } from '../../db/journal'
import { relationsToStream, relationsToTask } from '../../db/people'
import { processByStream } from '../../db/processes'
import { projectionTables } from '../../db/projections'
import { differences, type RebuildSteps, ReplayFailed, withRebuilt } from '../../db/rebuild'
import { type Instant, toLocalDate } from '../../domain/instant'
import type { Relation, Role } from '../../domain/life'
import { mayPerform } from '../../domain/rights'
import { checkRecomputed } from './recomputed'
import { Checks, type InvariantReport } from './report'

/**
 * Checks that need the journal to be gone through from its beginning:
 * results (I2), letters (I3), chain and projections (I4), rights (I5).
 */
export async function checkReplayed(db: Db): Promise<InvariantReport[]> {
  const results = new Checks('I2')
  const letters = new Checks('I3')
  const journal = new Checks('I4')
  const rights = new Checks('I5')
  const heads = new Map<string, { length: number; hash: string }>()
  const steps: RebuildSteps = {
    tables: ['outbox'],
    async before(trx, entry) {
      checkLink(journal, heads, entry)
      await checkRight(rights, trx, entry)
      await checkRecomputed(results, trx, entry)
    },
    async after(trx, fact) {
      const process = await processByStream(trx, fact.stream)
      if (process) await oweLetters(trx, fact, process.law)
    },
  }
  const compare = async (trx: Trx) => {
    await checkHeads(journal, trx, heads)
    for (const table of projectionTables) await checkSame(journal, trx, table)
    await checkSame(letters, trx, 'outbox', 'message_id, fact_seq, letter, to_person, context')
    await checkBallots(results, trx)
  }
  try {
    await withRebuilt(db, steps, compare)
  } catch (error) {
    if (!(error instanceof ReplayFailed)) throw error
    journal.expect(false, () => error.message)
  }
  await checkDelivery(letters, db)
  return [results, letters, journal, rights].map((checks) => checks.report())
}

function checkLink(
  checks: Checks,
  heads: Map<string, { length: number; hash: string }>,
  entry: StoredEntry,
): void {
  const { chain, chainSeq, prevHash, hash, seq } = entry
  const head = heads.get(chain) ?? { length: 0, hash: chainStart }
  checks.expect(
    chainSeq === head.length + 1 && prevHash === head.hash && hash === entryHash(entry, chainSeq, prevHash),
    () => `journal ${seq} (${chain} #${chainSeq}) does not continue its chain`,
  )
  heads.set(chain, { length: chainSeq, hash })
}

async function checkHeads(
  checks: Checks,
  trx: Trx,
  heads: ReadonlyMap<string, { length: number; hash: string }>,
): Promise<void> {
  const rows: { chain: string; length: number; head: string }[] = await trx('chains').select()
  for (const { chain, length, head } of rows) {
    const last = heads.get(chain)
    checks.expect(
      last?.length === length && last.hash === head,
      () => `chain ${chain} ends at #${last?.length ?? 0}, not at #${length}`,
    )
  }
}

async function checkSame(checks: Checks, trx: Trx, table: string, columns = '*'): Promise<void> {
  const found = await differences(trx, table, columns)
  const kept = await trx(`public.${table}`).count({ count: '*' }).first()
  checks.count(Number(kept?.count ?? 0))
  checks.expect(found.length === 0, () => {
    const [first] = found
    const example = `${first?.side}: ${JSON.stringify(first?.row)}`
    return `${table}: ${found.length} rows differ from the journal; ${example}`
  })
}

/** Whether the actor had the right when the act was recorded, and was in no conflict with the task. */
async function checkRight(checks: Checks, trx: Trx, entry: StoredEntry): Promise<void> {
  if (entry.act === null || entry.by === null) return
  const verdict = mayPerform(entry.act, {
    personId: entry.by,
    roles: await rolesOn(trx, entry.by, entry.at),
    relations: await relationsBefore(trx, entry),
  })
  checks.expect(
    verdict.ok,
    () => `journal ${entry.seq}: ${entry.by} had no right to ${entry.act} (${entry.stream})`,
  )
}

async function rolesOn(trx: Trx, personId: string, at: Instant): Promise<Role[]> {
  const day = toLocalDate(at)
  const rows: { role: Role }[] = await trx('person_roles')
    .where({ person_id: personId })
    .where('valid_from', '<=', day)
    .where((still) => still.whereNull('valid_to').orWhere('valid_to', '>=', day))
    .select('role')
  return rows.map(({ role }) => role)
}

async function relationsBefore(trx: Trx, { taskId, stream, by, data }: StoredEntry): Promise<Relation[]> {
  if (by === null) return []
  if (taskId === null) {
    const rows = await relationsToStream(trx, stream, by)
    const concerned = (data as { taskId?: string }).taskId
    return rows
      .filter((row) => row.relation !== 'conflicted' || row.taskId === concerned)
      .map(({ relation }) => relation)
  }
  const rows = await relationsToTask(trx, taskId, by)
  return rows.filter((row) => row.stream === '' || row.stream === stream).map(({ relation }) => relation)
}

/** An acknowledged ballot is in its table exactly once, as it was cast. */
async function checkBallots(checks: Checks, trx: Trx): Promise<void> {
  const cast = await trx('journal').where({ type: 'ballotCast' }).count({ count: '*' }).first()
  const kept = await trx.raw('select count(*) as count from public.ballots')
  const [facts, rows] = [Number(cast?.count ?? 0), Number(kept.rows[0].count)]
  checks.expect(facts === rows, () => `${facts} ballots were acknowledged, ${rows} are kept`)
}

/**
 * A letter is sent, or waits its turn; one that was given up is a violation until somebody sends it again.
 */
async function checkDelivery(checks: Checks, db: Db): Promise<void> {
  const rows: { message_id: string; last_error: string | null }[] = await db('outbox')
    .where({ given_up: true })
    .whereNull('sent_at')
    .select('message_id', 'last_error')
  for (const row of rows)
    checks.expect(false, () => `letter ${row.message_id} was given up: ${row.last_error}`)
}
