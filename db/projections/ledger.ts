import { type Entry, imbalance, type LedgerAccount, type Posting, reversed } from '../../domain/ledger'
import { type Dong, dong } from '../../domain/money'
import type { Trx } from '../connection'
import type { ProjectedFact } from './projector'

/** The key of a fact's entry: `<fact key>/<number>`. */
export function entryKey(factKey: string, number: number): string {
  return `${factKey}/${number}`
}

/**
 * Posts a fact's entries in their order. Entries without postings are left out; one out of balance is a bug.
 */
export async function post(trx: Trx, fact: ProjectedFact, entries: readonly Entry[]): Promise<void> {
  const posted = entries.filter(({ postings }) => postings.length > 0)
  for (const [index, entry] of posted.entries()) await postOne(trx, fact, index + 1, entry)
}

async function postOne(trx: Trx, fact: ProjectedFact, number: number, entry: Entry): Promise<void> {
  const { kind, postings, reverses } = entry
  if (imbalance(postings) !== 0) throw new Error(`${kind} of ${fact.key} does not balance`)
  const key = entryKey(fact.key, number)
  await trx('ledger_entries').insert({
    ...{ key, fact_seq: fact.seq, number, kind, at: fact.at },
    task_id: fact.taskId,
    by_person: fact.by,
    reverses: reverses ?? null,
  })
  await trx('ledger_postings').insert(
    postings.map(({ account, year, source, debitDong, creditDong }, index) => ({
      ...{ entry: key, line: index + 1, account, year: year ?? null, source: source ?? null },
      ...{ task_id: fact.taskId, fact_seq: fact.seq, number },
      debit_dong: debitDong,
      credit_dong: creditDong,
    })),
  )
}

/** The entry that takes an earlier one back. */
export async function reversalOf(trx: Trx, key: string, kind: string): Promise<Entry> {
  const rows: Posting[] = await trx('ledger_postings')
    .where({ entry: key })
    .orderBy('line')
    .select('account', 'year', 'source', 'debit_dong as debitDong', 'credit_dong as creditDong')
  return { kind, postings: reversed(rows), reverses: key }
}

/** What lies in an account of a task: debits less credits, in đồng. */
export async function balanceOf(trx: Trx, taskId: string, account: LedgerAccount): Promise<Dong> {
  const row = await trx('ledger_postings')
    .where({ task_id: taskId, account })
    .first(trx.raw('coalesce(sum(debit_dong) - sum(credit_dong), 0)::bigint as balance'))
  return dong(row.balance)
}
