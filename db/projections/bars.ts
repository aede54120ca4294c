import { processOpened } from '../../domain/fact'
import { addMillis, fromMillis, type LocalDate, toLocalDate } from '../../domain/instant'
import type { AcceptanceState } from '../../domain/stages/acceptance/state'
import type { ClosingState } from '../../domain/stages/closing/state'
import type { ExecutionState } from '../../domain/stages/execution/state'
import type { DecidedRefund } from '../../domain/stages/execution/termination'
import type { FollowUpState } from '../../domain/stages/follow-up'
import { type BarGround, type BarHolder, recordBar } from '../bars'
import type { Trx } from '../connection'
import { dueOf } from './execution'
import { dataOf, type ProjectedFact, type Projector, type Projectors } from './projector'

type Performers = Pick<ExecutionState, 'host' | 'principalInvestigator'>

const holders = ({ host, principalInvestigator }: Performers): BarHolder[] => [
  { organisationId: host },
  { personId: principalInvestigator },
]

async function bar(
  trx: Trx,
  { taskId }: ProjectedFact,
  ground: BarGround,
  from: LocalDate,
  whom: readonly BarHolder[],
): Promise<void> {
  for (const holder of whom) await recordBar(trx, holder, { ground, taskId: taskId!, from })
}

async function lift(trx: Trx, { taskId, at }: ProjectedFact, ground: BarGround): Promise<void> {
  await trx('bars')
    .where({ task_id: taskId, ground })
    .whereNull('to_date')
    .update({ to_date: toLocalDate(at) })
}

/** The last day of a duty that has a deadline; the row of the duty says when it was done. */
async function dutyBar(
  trx: Trx,
  fact: ProjectedFact,
  {
    ground,
    deadline,
    host,
  }: { readonly ground: BarGround; readonly deadline: string; readonly host: string },
): Promise<void> {
  const due = await dueOf(trx, fact, deadline)
  if (!due) return
  const lastDay = toLocalDate(addMillis(fromMillis(due.getTime()), -1))
  await bar(trx, fact, ground, lastDay, [{ organisationId: host }])
}

const opened: Projector = async (trx, fact) => {
  if (fact.kind === 'acceptance') {
    const state = fact.state as AcceptanceState
    await bar(trx, fact, 'lateAcceptanceDossier', state.endedOn, holders(state))
  }
  if (fact.kind === 'closing') {
    const { host } = fact.state as ClosingState
    await dutyBar(trx, fact, { ground: 'unregisteredResult', deadline: 'registration', host })
  }
  if (fact.kind === 'followUp') await reportDue(trx, fact, 1)
}

async function reportDue(trx: Trx, fact: ProjectedFact, number: number): Promise<void> {
  const { host } = fact.state as FollowUpState
  const deadline = `applicationReport-${number}`
  await dutyBar(trx, fact, { ground: 'missingApplicationReport', deadline, host })
}

/** Nobody takes part again before the money is back (TTLT 27/2015, Điều 17.2). */
async function owing(trx: Trx, fact: ProjectedFact): Promise<void> {
  const { refundDong } = dataOf<DecidedRefund>(fact)
  const state = fact.state as ExecutionState | AcceptanceState
  if (refundDong > 0) await bar(trx, fact, 'unpaidRecovery', toLocalDate(fact.at), holders(state))
}

/** Facts of a task that bar its host and its leader from others, and what lifts them (TT 20/2023, Điều 4). */
export const barProjectors: Projectors = {
  [processOpened]: opened,
  acceptanceDossierFiled: (trx, fact) => lift(trx, fact, 'lateAcceptanceDossier'),
  resultRegistered: (trx, fact) => lift(trx, fact, 'unregisteredResult'),
  async terminationDecided(trx, fact) {
    const { cause } = dataOf<DecidedRefund>(fact)
    const state = fact.state as ExecutionState
    if (cause === 'subjective')
      await bar(trx, fact, 'suspendedForBreach', toLocalDate(fact.at), holders(state))
    await owing(trx, fact)
  },
  refundDecided: owing,
  async refundPaid(trx, fact) {
    if (dataOf<{ remainingDong: number }>(fact).remainingDong === 0) await lift(trx, fact, 'unpaidRecovery')
  },
  async applicationReported(trx, fact) {
    const { number } = dataOf<{ number: number }>(fact)
    await lift(trx, fact, 'missingApplicationReport')
    await reportDue(trx, fact, number + 1)
  },
}
