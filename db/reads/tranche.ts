import { fromMillis, type Instant } from '../../domain/instant'
import type { LedgerAccount } from '../../domain/ledger'
import type { Db } from '../connection'

/** Somebody who had a request in hand, and when. */
export interface Hand {
  readonly id: string
  readonly name: string
  readonly at: Instant
}

/** One request for money with everything that its own row and its contract's say. */
export interface TrancheDetail {
  readonly request: number
  readonly number: number
  readonly kind: 'advance' | 'finalPayment'
  readonly state: string
  readonly year: number
  readonly amountDong: number
  readonly paidBeforeDong: number
  readonly contractNumber: string
  readonly contractDong: number
  readonly tranches: number
  readonly requested: Hand
  readonly checked: Hand | null
  readonly approved: Hand | null
  /** The treasury's, when it took the payment order in. */
  readonly received: Hand | null
  readonly paid: Hand | null
  /** The version of the account that the last hand has seen; null in what was handed on without one. */
  readonly account: string | null
  readonly endedAt: Instant | null
}

type HandName = 'requested' | 'checked' | 'approved' | 'received' | 'paid'

function handOf(row: Readonly<Record<string, unknown>>, name: HandName): Hand | null {
  const at = row[`${name}_at`]
  if (!(at instanceof Date)) return null
  const id = String(row[`${name}_by`])
  return { id, name: String(row[`${name}_name`] ?? id), at: fromMillis(at.getTime()) }
}

const hands: readonly HandName[] = ['requested', 'checked', 'approved', 'received', 'paid']

/** A request of a task by its number; undefined without one. */
export async function trancheDetail(
  db: Db,
  taskId: string,
  request: number,
): Promise<TrancheDetail | undefined> {
  const row = await db('tranches as t')
    .join('contracts as c', 'c.task_id', 't.task_id')
    .modify((query) => {
      for (const hand of hands) query.leftJoin(`people as ${hand}`, `${hand}.id`, `t.${hand}_by`)
    })
    .where({ 't.task_id': taskId, 't.request': request })
    .first(
      't.beneficiary_account as account',
      't.request',
      't.number',
      't.kind',
      't.state',
      't.year',
      't.amount_dong as amountDong',
    )
    .select('t.paid_before_dong as paidBeforeDong', 'c.number as contractNumber', 't.ended_at')
    .select('c.contract_dong as contractDong', db.raw('jsonb_array_length(c.plan) as tranches'))
    .select(hands.flatMap((hand) => [`t.${hand}_by`, `t.${hand}_at`, `${hand}.name as ${hand}_name`]))
  if (!row) return undefined
  const { ended_at: ended, account, kind, state, year, number, amountDong, paidBeforeDong } = row
  return {
    ...{ request, account, kind, state, year, number, amountDong, paidBeforeDong },
    ...{ contractNumber: row.contractNumber, contractDong: row.contractDong, tranches: row.tranches },
    requested: handOf(row, 'requested')!,
    checked: handOf(row, 'checked'),
    approved: handOf(row, 'approved'),
    received: handOf(row, 'received'),
    paid: handOf(row, 'paid'),
    endedAt: ended ? fromMillis(ended.getTime()) : null,
  }
}

/** A file that an object refers to. */
export interface ReferredFile {
  readonly sha256: string
  readonly name: string
  readonly sizeBytes: number
}

/** The files of a request for money, by their names. */
export async function trancheFiles(db: Db, taskId: string, request: number): Promise<ReferredFile[]> {
  return db('file_references as r')
    .join('files as f', 'f.sha256', 'r.sha256')
    .where({ 'r.object_kind': 'tranche', 'r.object_id': `${taskId}/${request}` })
    .orderBy(['r.name', 'r.sha256'])
    .select('r.sha256', 'r.name', 'f.size_bytes as sizeBytes')
}

/** The last approval of another request of the task. */
export interface EarlierApproval {
  readonly seq: number
  readonly at: Instant
  readonly number: number
  /** The version of the account that its order was made with. */
  readonly account: string | null
}

/** The approval of a tranche before this request's own, if it stood; undefined when it is the first. */
export async function approvalBefore(
  db: Db,
  taskId: string,
  request: number,
): Promise<EarlierApproval | undefined> {
  const row = await db('journal as j')
    .join('tranches as t', (on) =>
      on
        .on('t.task_id', 'j.task_id')
        .andOn(db.raw(`j.stream = 'task/' || t.task_id || '/tranche/' || t.request`)),
    )
    .where({ 'j.task_id': taskId, 'j.type': 'trancheApproved' })
    .where('t.request', '<', request)
    .whereNotExists((recalled) =>
      recalled
        .from('journal as later')
        .whereRaw('later.stream = j.stream and later.seq > j.seq')
        .where({ 'later.type': 'trancheRecalled' }),
    )
    .orderBy('j.seq', 'desc')
    .first('j.seq', 'j.at', 't.number', 't.beneficiary_account as account')
  return row && { seq: row.seq, number: row.number, account: row.account, at: fromMillis(row.at.getTime()) }
}

/** What lies in each account of a task: debits less credits, in đồng; before a fact where one is given. */
export async function taskBalances(
  db: Db,
  taskId: string,
  beforeSeq?: number,
): Promise<Partial<Record<LedgerAccount, number>>> {
  const rows: { account: LedgerAccount; balance: number }[] = await db('ledger_postings as p')
    .where('p.task_id', taskId)
    .modify((query) => {
      if (beforeSeq !== undefined) {
        query.join('ledger_entries as e', 'e.key', 'p.entry').where('e.fact_seq', '<', beforeSeq)
      }
    })
    .groupBy('p.account')
    .select('p.account', db.raw('(sum(p.debit_dong) - sum(p.credit_dong))::bigint as balance'))
  return Object.fromEntries(rows.map(({ account, balance }) => [account, balance]))
}

/** The number of the fact by which a request was paid; undefined before. */
export async function paymentSeq(db: Db, stream: string): Promise<number | undefined> {
  const row = await db('journal').where({ stream, type: 'tranchePaid' }).first('seq')
  return row?.seq
}

/** How far the journal of a task has come, and when. */
export async function taskPosition(
  db: Db,
  taskId: string,
): Promise<{ readonly seq: number; readonly at: Instant }> {
  const row = await db('processes')
    .join('journal as j', 'j.seq', 'processes.last_seq')
    .where('processes.task_id', taskId)
    .orderBy('j.seq', 'desc')
    .first('j.seq', 'j.at')
  return { seq: row.seq, at: fromMillis(row.at.getTime()) }
}
