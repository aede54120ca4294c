import type { Trx } from '../../db/connection'
import { append, entryByKey, lockChain } from '../../db/journal'
import { processByStream } from '../../db/processes'
import type { FundingState } from '../../domain/stages/funding-state'
import { fundingStream, trancheStream } from '../../domain/streams'
import { on } from '../support/demo-money'
import { JournalDriver } from '../support/journal-driver'
import { both, changed, copied, lost, type Plant, without } from './planting'
import { fundedTask, hostAccount } from './province'

const paid = `task_id = '${fundedTask}' and state = 'paid'`
const payment = `kind = 'payment'`
const ofPayment = `entry = (select key from ledger_entries where ${payment})`

/** The fact of the payment once more, under another key, at the end of its chain. */
async function paidAgain(trx: Trx): Promise<void> {
  const row = await trx('journal').where({ type: 'tranchePaid' }).first('key')
  const fact = await entryByKey(trx, row.key)
  if (!fact) throw new Error('No payment to repeat')
  const { chain, stream, kind, taskId, type, at, by, act, under, requestHash, late, data, effects } = fact
  const head = await lockChain(trx, chain)
  const again = { chain, stream, kind, taskId, type, key: 'paid-again', at, by, act, under, requestHash }
  await append(trx, { ...again, late, data, effects }, head)
}

/** The first tranche asked for again past the rules, and lawfully paid: journal and tables agree. */
async function askedAgain(trx: Trx): Promise<void> {
  await trx.raw('drop index tranche_asked_once')
  const driver = new JournalDriver(trx)
  const money = fundingStream(fundedTask)
  const { requests, plan } = (await processByStream(trx, money))!.state as FundingState
  const [first] = plan
  const request = requests + 1
  const stream = trancheStream(fundedTask, request)
  const day = '2025-02-10'
  const tranche = { ...first!, request, year: 2025, paidBeforeDong: first!.amountDong }
  const asked = { fact: 'trancheRequested', by: 'P-044', at: on(day), data: tranche }
  await driver.commit(money, 'requestTranche', asked)
  const brief = { ...tranche, taskId: fundedTask, requestedBy: 'P-044', requestedOn: day }
  await driver.open('disbursement', stream, fundedTask, on(day), brief)
  const seen = { beneficiary: hostAccount }
  await driver.do(stream, 'checkTranche', 'P-011', on(day), seen)
  await driver.do(stream, 'approveTranche', 'P-013', on(day), seen)
  await driver.do(stream, 'payTranche', 'P-014', on(day))
}

/** What goes wrong with money. */
export const moneyPlants: readonly Plant[] = [
  {
    bug: 'a payment made twice, each step in order',
    plant: both(without('contracts', 'contract_not_exceeded'), askedAgain),
    found: { I1: /T01 #1: tranche is paid more than once[\s\S]*more than one fact/ },
  },
  {
    bug: 'a payment made twice by its fact',
    plant: paidAgain,
    found: { I1: /was paid by more than one fact/, I4: /differ from the journal|cannot be replayed/ },
  },
  {
    bug: 'a payment made twice in its table',
    plant: both(
      (trx) => trx.raw('drop index tranche_asked_once'),
      copied('tranches', paid, { request: '9' }),
    ),
    found: { I1: /T01 #1: tranche is paid more than once/, I4: /tranches: 1 rows/ },
  },
  {
    bug: 'a payment made twice in the ledger',
    plant: both(
      copied('ledger_postings', ofPayment, { entry: `'again'` }),
      copied('ledger_entries', payment, { key: `'again'`, number: '9' }),
    ),
    found: { I1: /a payment is not exactly one entry/, I4: /ledger_entries: 1 rows/ },
  },
  {
    bug: 'a payment that is not in the ledger',
    plant: both(lost('ledger_postings', ofPayment), lost('ledger_entries', payment)),
    found: { I1: /a payment is not exactly one entry/, I4: /ledger_entries: 1 rows/ },
  },
  {
    bug: 'an unbalanced posting',
    plant: changed('ledger_postings', `${ofPayment} and debit_dong > 0`, 'debit_dong', 'debit_dong + 1'),
    found: { I1: /ledger entry is out of balance/, I4: /ledger_postings: 2 rows/ },
  },
  {
    bug: 'a posting of no entry',
    plant: copied('ledger_postings', `${ofPayment} and line = 1`, { entry: `'none'` }),
    found: { I1: /none: ledger entry is out of balance/, I4: /ledger_postings: 1 rows/ },
  },
  {
    bug: 'a contract that counts more as paid than was',
    plant: changed('contracts', 'true', 'paid_dong', 'paid_dong + 1'),
    found: { I1: /its totals are not those[\s\S]*the ledger has not paid/, I4: /contracts: 2 rows/ },
  },
  {
    bug: 'money that is reserved for nothing',
    plant: changed('contracts', 'true', 'reserved_dong', 'reserved_dong + 1'),
    found: { I1: /its totals are not those of its tranches/, I4: /contracts: 2 rows/ },
  },
  {
    bug: 'an appropriation drawn on by nothing',
    plant: changed('appropriations', 'year = 2024', 'drawn_dong', 'drawn_dong + 1'),
    found: { I1: /2024 province: appropriation is overdrawn, or its drawn/, I4: /appropriations: 2 rows/ },
  },
  {
    bug: 'an appropriation that the ledger does not know',
    plant: changed('appropriations', 'year = 2025', 'amount_dong', 'amount_dong + 1'),
    found: { I1: /2025 province: the ledger has not left/, I4: /appropriations: 2 rows/ },
  },
]
