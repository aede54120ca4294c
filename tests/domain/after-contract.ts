import { atHour, type Instant, type LocalDate, localDate } from '../../domain/instant'
import { dong } from '../../domain/money'
import type { Handovers, SignedContract } from '../../domain/stages/handover'
import type { TaskBrief } from '../../domain/stages/life'
import { type DemoTask, demoTasks, given } from './demo-data'

/** A task of the demonstration by its id. */
export function demoTask(id: string): DemoTask {
  return given(demoTasks.find((task) => task.id === id))
}

/** Nine o'clock of a day in Vietnam. */
export const on = (day: string, hour = '09:00'): Instant => atHour(localDate(day), hour)

/** The signed contract of a task of the demonstration. */
export function contractOf(task: DemoTask): SignedContract {
  const { number, signedOn, endsOn, durationMonths, state, lumpSum, tranchePlan } = given(task.contract)
  const application = given(task.call?.applications[0])
  return {
    ...{
      contractNumber: number,
      applicationId: application.id,
      host: application.host,
      lumpSum,
      durationMonths,
    },
    ...{ principalInvestigator: application.principalInvestigator, scientificSecretary: null },
    ...{ keyPersons: [], partners: [], stateDong: dong(state), counterpartDong: dong(0) },
    decidedOn: localDate(given(signedOn)),
    signedOn: localDate(given(signedOn)),
    endsOn: localDate(given(endsOn)),
    tranchePlan: tranchePlan.map(({ no, amount, last }) => ({
      number: no,
      kind: last ? ('finalPayment' as const) : ('advance' as const),
      amountDong: dong(amount),
    })),
  }
}

/** What the main flow hands to a stage after the contract of a task of the demonstration. */
export function briefOf(task: DemoTask, previous: Partial<Handovers> = {}): TaskBrief {
  return {
    taskId: task.id,
    round: 1,
    order: {
      ...{ type: task.type, field: task.field, organisation: task.proposer.organisation },
      proposerPerson: task.proposer.person,
      resultUserOrganisation: task.resultUser.organisation,
      resultUserPerson: task.resultUser.person,
      products: task.products.map(({ id, quantity }) => ({ id, quantity, measurable: true })),
      ...{ stateDong: dong(given(task.contract).state), counterpartDong: dong(0) },
      durationMonths: task.durationMonths,
    },
    previous: { contracting: contractOf(task), ...previous },
  }
}

/** How the work of a task ended on a day. */
export function endedOn(day: LocalDate | string, principalInvestigator = 'P-049') {
  return { endedOn: localDate(day), refundDong: dong(0), cause: null, principalInvestigator }
}

/** The refund that a task of the demonstration owes, as the authority decides it. */
export function refundBody(stop: NonNullable<DemoTask['failure']>) {
  return {
    ...{ paidDong: stop.paid, unspentDong: stop.unspent, properlySpentDong: stop.properlySpent },
    ...{ unprovenDong: stop.unproven, compliant: false },
    share: { numerator: stop.refundPercentOfProper, denominator: 100 },
  }
}
