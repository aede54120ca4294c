import type { Trx } from '../../db/connection'
import { trancheStream } from '../../domain/streams'
import { accountOpened } from '../support/beneficiary'
import { demoMoney, on } from '../support/demo-money'
import { JournalDriver } from '../support/journal-driver'
import { both, changed, copied, lost, mergedBefore, type Plant } from './planting'
import { fundedTask, hostAccount } from './province'

const tranche = trancheStream(fundedTask, 2)
const { host } = demoMoney(fundedTask).award

/** A change of the host's account: by P-011, confirmed by P-013 unless it is said who else did. */
const accountChanged =
  (day: string, confirmer = 'P-013', maker = 'P-011') =>
  (trx: Trx) =>
    accountOpened(trx, { host, maker, confirmer, id: 'account-2', day, reason: 'Đổi nơi mở tài khoản' })

/** The second person is not asked for by the table any more. */
const byOnePerson = (trx: Trx) =>
  trx.raw('alter table beneficiary_account_decisions disable trigger beneficiary_account_two_persons')

const holdsRole = (person: string, role: string) => (trx: Trx) =>
  trx('person_roles').insert({ person_id: person, role, organisation_id: 'ORG-1', valid_from: '2025-02-10' })

const commit = (act: string, fact: string, by: string, data: object) => (trx: Trx) =>
  new JournalDriver(trx).commit(tranche, act, { fact, by, at: on('2025-02-12'), data })

const approved = (data: object) => commit('approveTranche', 'trancheApproved', 'P-013', data)

/** What goes wrong with the accounts that money is paid into. */
export const accountPlants: readonly Plant[] = [
  {
    bug: 'maker = confirmer of an account, with both roles and no trigger',
    plant: both(byOnePerson, holdsRole('P-011', 'financeApprover'), accountChanged('2025-02-10', 'P-011')),
    found: { I5: /account-2: account was decided on by its maker/ },
  },
  {
    bug: 'maker = confirmer of an account, by two ids that had been merged',
    plant: both(
      byOnePerson,
      mergedBefore('P-011', 'P-001'),
      holdsRole('P-001', 'financeApprover'),
      accountChanged('2025-02-10', 'P-001'),
    ),
    found: { I5: /account-2: account was decided on by its maker/ },
  },
  {
    bug: 'an account confirmed by somebody without the role',
    plant: accountChanged('2025-02-10', 'P-014'),
    found: { I5: /P-014 had no right to register or decide on account account-2/ },
  },
  {
    bug: 'a tranche approved without a look at the account that has changed',
    plant: both(accountChanged('2025-02-10'), approved({ beneficiary: hostAccount })),
    found: { I5: /trancheApproved with account account-1, while account-2 was in force/ },
  },
  {
    bug: 'a tranche approved that names no account',
    plant: approved({}),
    found: { I5: /trancheApproved with account null, while account-1 was in force/ },
  },
  {
    bug: 'a tranche paid into an account that was changed after its approval',
    plant: both(approved({ beneficiary: hostAccount }), accountChanged('2025-02-12'), (trx: Trx) =>
      new JournalDriver(trx).do(tranche, 'payTranche', 'P-014', on('2025-02-14')),
    ),
    found: { I5: /tranchePaid with account account-1, while account-2 was in force/ },
  },
  {
    bug: 'a payment order whose account was exchanged in its table',
    plant: both(
      accountChanged('2025-02-10'),
      changed('tranches', `task_id = '${fundedTask}' and request = 2`, 'beneficiary_account', `'account-2'`),
    ),
    found: { I4: /tranches: 2 rows/ },
  },
  {
    bug: 'a maker of an account exchanged',
    plant: changed('beneficiary_accounts', 'true', 'made_by', `'P-013'`),
    found: {
      I4: /account-1: account is not what the log says was registered/,
      I5: /account-1: account was decided on by its maker[\s\S]*P-013 had no right/,
    },
  },
  {
    bug: 'a version of an account that was registered past the log',
    plant: copied('beneficiary_accounts', 'true', { id: `'account-9'`, version: '9', reason: `'Không rõ'` }),
    found: { I4: /#9: account does not follow on[\s\S]*account-9: account is not what the log says/ },
  },
  {
    bug: 'a version of an account taken out',
    plant: both(accountChanged('2025-02-10'), lost('beneficiary_accounts', `id = 'account-2'`)),
    found: { I4: /account-2: account is not what the log says was registered/ },
  },
  {
    bug: 'a rejected account that was made a confirmed one',
    plant: both(
      accountChanged('2025-02-10'),
      changed(
        'admin_log',
        `kind = 'beneficiaryAccountConfirmed' and after ->> 'account' = 'account-2'`,
        'kind',
        `'beneficiaryAccountRejected'`,
      ),
    ),
    found: { I4: /account-2: decision on an account is not what the log says/ },
  },
]
