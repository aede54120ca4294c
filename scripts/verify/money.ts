import type { Db } from '../../db/connection'
import { ask, type Question } from './questions'
import { Checks, type InvariantReport } from './report'

/** Every entry of the ledger balances, whatever let it in: the table's own trigger can be switched off. */
const balance: Question = {
  sql: `select coalesce(e.key, p.entry) as what, count(e.key) = count(*) and count(p.entry) > 1
          and sum(p.debit_dong) = sum(p.credit_dong) as holds
        from ledger_entries e full join ledger_postings p on p.entry = e.key
        group by coalesce(e.key, p.entry)`,
  wrong: 'ledger entry is out of balance',
}

/** Paid within the contract, within the appropriation; the same totals from requests and from the ledger. */
const totals: readonly Question[] = [
  {
    sql: `select c.task_id as what, c.paid_dong + c.reserved_dong <= c.contract_dong
            and c.paid_dong = coalesce(sum(t.amount_dong) filter (where t.state = 'paid'), 0)
            and c.reserved_dong = coalesce(
              sum(t.amount_dong) filter (where t.state in ('requested', 'checked', 'approved')), 0) as holds
          from contracts c left join tranches t using (task_id) group by c.task_id`,
    wrong: 'contract is overpaid, or its totals are not those of its tranches',
  },
  {
    sql: `select c.task_id as what, c.paid_dong = (
            select coalesce(sum(p.debit_dong), 0)
            from ledger_entries e join ledger_postings p on p.entry = e.key
            where e.task_id = c.task_id and e.kind = 'payment') as holds
          from contracts c`,
    wrong: 'the ledger has not paid what the contract counts as paid',
  },
  {
    sql: `select a.year || ' ' || a.source as what, a.drawn_dong between 0 and a.amount_dong
            and a.drawn_dong = coalesce((select sum(d.amount_dong) from tranche_draws d
                                         join tranches t using (task_id, request)
                                         where d.year = a.year and d.source = a.source and t.state in
                                           ('requested', 'checked', 'approved', 'paid')), 0) as holds
          from appropriations a`,
    wrong: 'appropriation is overdrawn, or its drawn total is not that of its tranches',
  },
  {
    sql: `select a.year || ' ' || a.source as what, a.amount_dong - a.drawn_dong = (
            select coalesce(sum(p.debit_dong - p.credit_dong), 0) from ledger_postings p
            where p.account = 'appropriation' and p.year = a.year and p.source = a.source) as holds
          from appropriations a`,
    wrong: 'the ledger has not left of the appropriation what is left of it',
  },
]

/** A tranche is paid at most once: in its table, in the journal, and in the ledger, each against the next. */
const payments: readonly Question[] = [
  {
    sql: `select task_id || ' #' || number as what, count(*) filter (where state = 'paid') <= 1 as holds
          from tranches group by task_id, number`,
    wrong: 'tranche is paid more than once',
  },
  {
    sql: `select task_id || ' #' || (data ->> 'number') as what, count(*) = 1 as holds
          from journal where type = 'tranchePaid' group by task_id, data ->> 'number'`,
    wrong: 'tranche was paid by more than one fact',
  },
  {
    sql: `select coalesce(fact.stream, entry.key) as what, count(*) = 1
            and bool_and(fact.data ->> 'amountDong' = entry.dong::text) as holds
          from (select * from journal where type = 'tranchePaid') fact full join (
            select e.key, e.fact_seq, sum(p.debit_dong) as dong
            from ledger_entries e left join ledger_postings p on p.entry = e.key
            where e.kind = 'payment' group by e.key) entry on entry.fact_seq = fact.seq
          group by coalesce(fact.stream, entry.key)`,
    wrong: 'a payment is not exactly one entry of the ledger, with its amount',
  },
]

/** I1: debits equal credits; paid within contract within appropriation; a tranche is paid at most once. */
export async function checkMoney(db: Db): Promise<InvariantReport> {
  const checks = new Checks('I1')
  await ask(db, checks, [balance, ...totals, ...payments])
  return checks.report()
}
