import type { Db } from '../../db/connection'
import { Checks, type InvariantReport } from './report'

interface Question {
  /** One row for each thing checked: `holds`, and `what` it is. */
  readonly sql: string
  readonly wrong: string
}

/** I1: debits equal credits; paid within contract within appropriation; a tranche is paid at most once. */
const questions: readonly Question[] = [
  {
    sql: `select e.key as what, count(p.*) > 1
            and coalesce(sum(p.debit_dong), 0) = coalesce(sum(p.credit_dong), 0) as holds
          from ledger_entries e left join ledger_postings p on p.entry = e.key group by e.key`,
    wrong: 'ledger entry is out of balance',
  },
  {
    sql: `select c.task_id as what, c.paid_dong + c.reserved_dong <= c.contract_dong
            and c.paid_dong = coalesce((select sum(amount_dong) from tranches t
                                        where t.task_id = c.task_id and t.state = 'paid'), 0) as holds
          from contracts c`,
    wrong: 'contract is overpaid, or its paid total is not that of its tranches',
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
    sql: `select task_id || ' #' || number as what, count(*) filter (where state = 'paid') <= 1 as holds
          from tranches group by task_id, number`,
    wrong: 'tranche is paid more than once',
  },
  {
    sql: `select stream as what, count(*) = 1 as holds
          from journal where type = 'tranchePaid' group by stream`,
    wrong: 'tranche was paid by more than one fact',
  },
]

/** Checks the money over the tables and the journal. */
export async function checkMoney(db: Db): Promise<InvariantReport> {
  const checks = new Checks('I1')
  for (const { sql, wrong } of questions) {
    const { rows } = await db.raw<{ rows: { what: string; holds: boolean }[] }>(sql)
    for (const { what, holds } of rows) checks.expect(holds, () => `${what}: ${wrong}`)
  }
  return checks.report()
}
