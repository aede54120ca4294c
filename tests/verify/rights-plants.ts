import type { Trx } from '../../db/connection'
import { trancheStream } from '../../domain/streams'
import { JournalDriver } from '../support/journal-driver'
import { on } from '../support/ordering'
import { both, changed, mergedBefore, type Plant, without } from './planting'
import { fundedTask } from './province'

const byHand = (type: string, person: string) =>
  changed('journal', `type = '${type}'`, 'by_person', `'${person}'`)

/** A role from a day on: letters go to those who hold it, so an earlier day would owe others. */
const holds = (person: string, role: string, from: string) => (trx: Trx) =>
  trx('person_roles').insert({ person_id: person, role, organisation_id: 'ORG-1', valid_from: from })

/** The person who has checked the second tranche approves it as well. */
const approvesAs = (by: string) => (trx: Trx) =>
  new JournalDriver(trx).commit(trancheStream(fundedTask, 2), 'approveTranche', {
    ...{ fact: 'trancheApproved', by, at: on('2025-02-10'), data: {} },
  })

const accepts = (by: string) => (trx: Trx) =>
  new JournalDriver(trx).do('task/v4/ordering', 'acceptProposal', by, on('2026-06-08'))

/** What people do who may not. */
export const rightsPlants: readonly Plant[] = [
  {
    bug: 'maker = approver of a tranche, with every role and no constraint',
    plant: both(
      holds('P-011', 'financeApprover', '2025-02-10'),
      without('tranches', 'tranche_approver_is_not_maker'),
      approvesAs('P-011'),
    ),
    found: { I5: /P-011 decided \(trancheApproved\) on what they had made \(trancheChecked/ },
  },
  {
    bug: 'maker = approver of a tranche, by two ids that had been merged',
    plant: both(
      mergedBefore('P-011', 'P-001'),
      holds('P-001', 'financeApprover', '2025-02-10'),
      approvesAs('P-001'),
    ),
    found: { I5: /P-001 decided \(trancheApproved\) on what they had made \(trancheChecked/ },
  },
  {
    bug: 'maker = payer of a tranche, in the journal',
    plant: byHand('tranchePaid', 'P-013'),
    found: { I4: /does not continue/, I5: /P-013 decided \(tranchePaid\) on what they had made/ },
  },
  {
    bug: 'both sides of a contract signed by one',
    plant: byHand('contractSignedByAgency', 'P-044'),
    found: { I4: /does not continue/, I5: /P-044 decided \(contractSignedByAgency\)[\s\S]*no right/ },
  },
  {
    bug: 'maker = approver of a settlement',
    plant: byHand('settlementConfirmed', 'P-044'),
    found: { I4: /does not continue/, I5: /P-044 decided \(settlementConfirmed\)/ },
  },
  {
    bug: 'maker = approver of an appropriation',
    plant: both(
      without('appropriations', 'appropriation_two_persons'),
      byHand('appropriationApproved', 'P-013'),
    ),
    found: { I4: /does not continue/, I5: /P-013 decided \(appropriationApproved\)/ },
  },
  {
    bug: 'maker = approver of an award, who has both roles',
    plant: both(holds('P-003', 'authority', '2024-06-24'), byHand('awardApproved', 'P-003')),
    found: {
      I3: /outbox: \d+ rows/,
      I4: /does not continue/,
      I5: /P-003 decided \(awardApproved\) on what they had made/,
    },
  },
  {
    bug: 'an act without a right',
    plant: accepts('P-013'),
    found: { I5: /P-013 had no right to acceptProposal \(task\/v4\/ordering/ },
  },
  {
    bug: 'a proposer who accepts their own order',
    plant: both(holds('P1', 'dostOfficer', '2026-06-08'), accepts('P1')),
    found: { I5: /P1 decided \(proposalAccepted\) on what they had made \(proposalSubmitted/ },
  },
  {
    bug: 'a journal row in the name of another, who had no right',
    plant: changed('journal', `task_id = 'v1' and type = 'proposalAccepted'`, 'by_person', `'P-013'`),
    found: { I4: /does not continue/, I5: /P-013 had no right to acceptProposal/ },
  },
  {
    bug: 'acts by somebody whose role had ended',
    plant: changed('person_roles', `person_id = 'O1' and role = 'dostOfficer'`, 'valid_to', `'2026-03-03'`),
    found: { I3: /outbox: \d+ rows/, I5: /O1 had no right to recordOverlapSearch/ },
  },
  {
    bug: 'a decision that nobody took',
    plant: both(
      changed('journal', `type = 'awardApproved'`, 'act', 'null'),
      changed('journal', `type = 'awardApproved'`, 'by_person', 'null'),
    ),
    found: { I4: /does not continue/, I5: /awardApproved is not what the clock brings about/ },
  },
  {
    bug: 'a fact under the name of a smaller act',
    plant: changed('journal', `type = 'awardApproved'`, 'act', `'returnAward'`),
    found: { I4: /does not continue/, I5: /awardApproved is not what returnAward brings about/ },
  },
]
