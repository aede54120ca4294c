import {
  barredUntil,
  contractEnd,
  extendedEnd,
  mayExtend,
  reportsDue,
  whoDecides,
} from '../../domain/extension'
import { type LocalDate, localDate } from '../../domain/instant'
import { dong, sum } from '../../domain/money'
import { refundFloor, refundOf } from '../../domain/refund'
import { savingsOf } from '../../domain/savings'
import {
  appropriationYear,
  type ContractAccount,
  mayApproveTranche,
  mayConfirmPayment,
  maySettle,
  planDefects,
  trancheDefects,
} from '../../domain/tranche-rules'
import { type DemoTask, given, tasksWith, value } from './demo-data'
import { seededCalendar as calendar, law } from './law'

describe.each(tasksWith('contract'))('$id contract and execution', ({ task, part }) => {
  const plan = part.tranchePlan.map(({ no, amount, last }) => ({ no, amountDong: dong(amount), last }))

  test('the plan of tranches has no defect', () => {
    expect(planDefects(plan, dong(part.state), law.execution)).toEqual([])
  })

  test('the end, the extension and the reports due', () => {
    if (!part.signedOn) return
    const signedOn = localDate(part.signedOn)
    expect(contractEnd(signedOn, part.durationMonths, calendar).date).toBe(part.endsOn)
    let end = localDate(given(part.endsOn))
    for (const amendment of task.amendments ?? []) {
      if (amendment.kind !== 'extension') {
        expect(whoDecides('member', part.lumpSum, law.execution)).toMatchObject({ by: 'host' })
        continue
      }
      const { months } = amendment
      const request = { months, durationMonths: part.durationMonths, endsOn: end, extensionsGranted: 0 }
      for (const on of [amendment.requestedOn, amendment.decidedOn]) {
        expect(mayExtend(request, localDate(on), law.execution, calendar)).toEqual({ ok: true })
      }
      const again = { ...request, extensionsGranted: 1 }
      expect(mayExtend(again, localDate(amendment.requestedOn), law.execution, calendar).ok).toBe(false)
      end = extendedEnd(end, months, calendar).date
      expect(end).toBe(amendment.newEnd)
    }
    const due = reportsDue(signedOn, end, law.execution, calendar).map((report) => report.date)
    const reported = (task.reports ?? []).map((report) => report.dueOn)
    expect(due.slice(0, reported.length)).toEqual(reported)
  })

  test('every tranche and settlement is lawful when it is asked for', () => {
    for (const tranche of task.tranches ?? []) {
      const on = localDate(tranche.requestedOn)
      const request = { kind: tranche.kind, amountDong: dong(tranche.amount) }
      expect(trancheDefects(request, accountOn(task, on), law.execution)).toEqual([])
      const dates = { requestedOn: on, paidOn: localDate(tranche.paidOn) }
      expect(appropriationYear(dates, law.execution)).toBe(tranche.year)
      expect(mayApproveTranche(tranche.approvedBy, tranche, law.execution)).toEqual({ ok: true })
      expect(mayConfirmPayment(tranche.paidBy, tranche, law.execution)).toEqual({ ok: true })
      expect(mayApproveTranche(tranche.requestedBy, tranche, law.execution).ok).toBe(false)
    }
    let settled = dong(0)
    for (const settlement of task.settlements ?? []) {
      const { paid } = accountOn(task, localDate(settlement.confirmedOn))
      expect(maySettle(dong(settlement.amount), { paid, settled })).toEqual({ ok: true })
      settled = sum([settled, dong(settlement.amount)])
      expect(settled).toBe(settlement.cumulative)
    }
  })
})

function accountOn(task: DemoTask, on: LocalDate): ContractAccount {
  const paid = (task.tranches ?? []).filter((tranche) => tranche.paidOn <= on)
  const amounts = (rows: readonly { amount: number }[]) => sum(rows.map((row) => dong(row.amount)))
  const conclusion =
    task.acceptance && task.acceptance.sittingOn < on ? task.acceptance.result?.conclusion : undefined
  return {
    contract: dong(given(task.contract).state),
    yearAvailable: dong(given(task.contract).state),
    paid: amounts(paid),
    reserved: dong(0),
    advanced: amounts(paid.filter((tranche) => tranche.kind === 'advance')),
    settled: amounts((task.settlements ?? []).filter((settlement) => settlement.confirmedOn <= on)),
    equipmentExcepted: dong(0),
    missedReports: 0,
    ...(conclusion ? { acceptance: conclusion } : {}),
  }
}

const stopped = [...tasksWith('termination'), ...tasksWith('failure')]

describe.each(stopped)('$id refund', ({ task, part }) => {
  test('the floor, the refund and the bars that follow', () => {
    const { lumpSum } = given(task.contract)
    expect(value(refundFloor(lumpSum, law.execution)) * 100).toBe(part.floorPercent)
    const refund = refundOf(
      {
        lumpSum,
        cause: part.cause,
        paid: dong(part.paid),
        unspent: dong(part.unspent),
        properlySpent: dong(part.properlySpent),
        unproven: dong(part.unproven),
        share: { numerator: part.refundPercentOfProper, denominator: 100 },
      },
      law.execution,
    )
    expect(refund).toMatchObject({ ok: true, total: part.refund })
    expect(sum((task.tranches ?? []).map((tranche) => dong(tranche.amount)))).toBe(part.paid)
    if (!part.barredUntil) return
    const decidedOn = localDate(part.decidedOn)
    expect(barredUntil(decidedOn, law.call.hostSuspensionBar)).toBe(part.barredUntil)
    expect(barredUntil(decidedOn, law.call.principalInvestigatorSuspensionBar)).toBe(part.piBarredUntil)
  })
})

describe.each(tasksWith('savings'))('$id savings', ({ part }) => {
  test("the lump part is the host's, half of the rest is its fund's", () => {
    const facts = {
      lumpPart: dong(part.lumpPart),
      other: dong(part.other),
      hostHasFund: true,
      authorityHasFund: true,
    }
    expect(savingsOf(facts, law.execution)).toMatchObject({
      ok: true,
      host: part.lumpPart,
      hostFund: part.other / 2,
      authorityFund: part.other / 2,
      stateBudget: 0,
    })
  })
})
