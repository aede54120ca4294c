import { appendAudit, closeAuditDay, forgetAudit } from '../../db/audit'
import type { AgendaTask } from '../../domain/councils/state'
import { localDate } from '../../domain/instant'
import { budgetStream } from '../../domain/streams'
import {
  advanceClock,
  fundingStream,
  type ProcessInput,
  sessionStream,
  stageStream,
  trancheStream,
} from '../../workflows/contract'
import { auditEntry } from '../support/audit'
import { accountOpened } from '../support/beneficiary'
import { convened, dossier, nine, satAndConcluded, seedCouncilPeople } from '../support/councils'
import { demoMoney, moneyProvince } from '../support/demo-money'
import { actBy, type Engine, handleOf, opened, send, startEngine, startWith } from '../support/engine'
import { MoneyRun } from '../support/money-run'
import { act, on, oneDefect, submitted, submittedAlone } from '../support/ordering'
import { addPerson } from '../support/people'

/** The council that has concluded, and the one that still sits, with eight of its nine ballots. */
export const concludedSession = sessionStream('sv1')
export const openSession = sessionStream('sv2')

/** The task whose money runs: its first tranche is paid, the second one is checked. */
export const fundedTask = 'T01'

/** The version of its host's account that the check of the second tranche saw. */
export const hostAccount = 'account-1'

/** A small province on a real server, in which every invariant has something to hold. */
export async function startProvince(): Promise<Engine> {
  const engine = await startEngine()
  await moneyProvince(engine.db, [])
  await seedCouncilPeople(engine)
  await addPerson(engine.db, { id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
  await ordersOfEveryKind(engine)
  await determined(engine, await accepted(engine, 'v1'))
  await sittingOnDossiers(engine)
  await funded(engine)
  await audited(engine)
  return engine
}

/** Refused, withdrawn, returned and overdue orders. */
async function ordersOfEveryKind(engine: Engine): Promise<void> {
  const back = { by: 'O1', at: on('2026-03-03'), body: { defects: 1 }, content: oneDefect }
  const refused = await submitted(engine, 'v2', '2026-03-02')
  const reasons = { body: { reasons: 1 }, content: { reasonTexts: ['Trùng nội dung.'] } }
  await act(engine, refused, 'refuseProposal', { by: 'L1', at: on('2026-03-03'), ...reasons })
  await act(engine, refused, 'tellRefusedProposer', { by: 'O1', at: on('2026-03-04') })
  const withdrawn = await submitted(engine, 'v3', '2026-03-02')
  await act(engine, withdrawn, 'returnForSupplement', back)
  await act(engine, withdrawn, 'withdrawProposal', { by: 'P1', at: on('2026-03-05') })
  const returned = await submitted(engine, 'v4', '2026-03-02')
  await act(engine, returned, 'returnForSupplement', back)
  await act(engine, returned, 'supplementProposal', { by: 'P1', at: on('2026-06-05') })
  const overdue = await submitted(engine, 'v5', '2026-03-02')
  await handleOf(engine, overdue).signal(advanceClock, on('2026-04-05'))
  while (!(await engine.db('journal').where({ stream: overdue, type: 'deadlineEscalated' }).first())) {
    await handleOf(engine, overdue).describe()
  }
}

/** An accepted order; returns the stream of its determination. */
async function accepted(engine: Engine, taskId: string): Promise<string> {
  const stream = await submitted(engine, taskId, '2026-03-02')
  await act(engine, stream, 'acceptProposal', { by: 'O1', at: on('2026-03-03') })
  const body = { hits: [], conclusion: 'clear' }
  await act(engine, stream, 'recordOverlapSearch', { by: 'O1', at: on('2026-03-04'), body })
  const next = stageStream(taskId, 'determination')
  await opened(engine, next)
  return next
}

const days = { appointedOn: '2026-03-05', papersOn: '2026-03-06', sittingOn: '2026-03-16' }

/** A council that has voted and concluded. */
async function determined(engine: Engine, stage: string): Promise<void> {
  const type = 'researchProject'
  const agenda: AgendaTask[] = [{ taskId: 'v1', stage, type, sides: [], earlierMembers: [] }]
  const session = await convened(engine, 'sv1', { kind: 'determination', agenda }, days)
  const yes = { urgency: true, importance: true, noDuplication: true, stateResourcesNeeded: true }
  const ballots = nine.map((member) => ({ member, ballot: { criteria: yes, proposal: 'recommend' } }))
  await satAndConcluded(engine, session, days.sittingOn, 'v1', ballots)
}

const points = {
  ...{ overview: 10, contentStaffMethod: 22, products: 14 },
  ...{ applicability: 14, planBudget: 14, capability: 14 },
}

/** A council that sits on the dossier of H1 from ORG-H: all but C9 have voted. */
async function sittingOnDossiers(engine: Engine): Promise<void> {
  await submitted(engine, 'v6', '2026-03-02')
  const { id, host, partners, keyPersons, stateDong } = dossier('a1', 'ORG-H', 'H1')
  const task: AgendaTask = {
    ...{ taskId: 'v6', stage: stageStream('v6', 'selection'), type: 'researchProject', earlierMembers: [] },
    sides: [{ host, partners, keyPeople: keyPersons }],
    scoring: {
      table: 'applied',
      applications: [{ id, stateDong, hostIsProposer: false, hasExcellentTask: false }],
    },
  }
  // A second task, still to be voted on, keeps the council sitting when it has concluded on the first.
  const agenda = [task, { ...task, taskId: 'v4', stage: stageStream('v4', 'selection') }]
  const session = await convened(engine, 'sv2', { kind: 'selection', agenda }, days)
  const present = nine.map((person) => ({ person }))
  const opening = { present, countingPanel: ['C6', 'C7', 'C8'] }
  await send(engine, session, 'holdSitting', await actBy(engine, 'C1', on(days.sittingOn), opening))
  for (const member of nine.slice(0, -1)) {
    const ballot = { taskId: 'v6', application: id, points }
    await send(
      engine,
      session,
      'castBallot',
      await actBy(engine, member, on(days.sittingOn, '10:00'), ballot),
    )
  }
}

/** A year's money, proposed by one person and approved by another. */
async function appropriate(engine: Engine, year: number, amountDong: number): Promise<void> {
  const stream = budgetStream(year)
  const at = on('2024-01-08')
  const source = 'province'
  const input: ProcessInput = {
    ...{ stream, kind: 'yearBudget', taskId: null, clock: 'training', at, brief: { year } },
    law: { editionId: '2023' },
  }
  const proposal = await actBy(engine, 'P-013', at, { source, amountDong })
  await startWith(engine, 'yearBudget', input, 'proposeAppropriation', proposal)
  await send(engine, stream, 'approveAppropriation', await actBy(engine, 'P-001', at, { source }))
}

/** A contract with its money under way; the stages before it are those that handle money. */
async function funded(engine: Engine): Promise<void> {
  const run = new MoneyRun(engine)
  const task = demoMoney(fundedTask)
  await appropriate(engine, 2024, 3_000_000_000)
  await appropriate(engine, 2025, 3_000_000_000)
  await submittedAlone(engine, fundedTask, '2024-01-08')
  const stream = fundingStream(fundedTask)
  await run.begin('funding', stream, task.contract.signedOn, await run.signed(task))
  await run.pay(task, 0)
  await run.settle(task, 0)
  // The host's first account comes after a payment that was made before accounts were kept.
  const first = { host: task.award.host, maker: 'P-011', confirmer: 'P-013' }
  await accountOpened(engine.db, { ...first, id: hostAccount, day: '2024-12-16', reason: null })
  await run.ask(task, 1, task.tranches[1]!.requestedOn)
  const seen = { beneficiary: hostAccount }
  await run.act(trancheStream(fundedTask, 2), 'checkTranche', 'P-011', task.tranches[1]!.checkedOn, seen)
}

/** What was refused and read on three days; the first of them was removed when it was old enough. */
async function audited({ db }: Engine): Promise<void> {
  for (const day of ['2024-03-04', '2024-03-05', '2026-03-06']) {
    await appendAudit(
      db,
      [1, 2, 3].map(() => auditEntry(on(day))),
    )
    await closeAuditDay(db, localDate(day))
  }
  await forgetAudit(db, localDate('2026-03-07'), 24)
}
