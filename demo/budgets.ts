import { atHour, localDate } from '../domain/instant'
import type { DemoClient } from './client'
import { budgets, type DemoBudget } from './province'

const maker = 'P-011'
/** Nobody of the province holds an office before this day. */
const firstDay = '2024-01-02'

/**
 * The years' money: proposed by the finance department,
 * approved by the authority before any of it is committed.
 */
export async function appropriate(client: DemoClient): Promise<void> {
  for (const budget of budgets()) await appropriateYear(client, budget)
}

async function appropriateYear(client: DemoClient, budget: DemoBudget): Promise<void> {
  const { year, appropriations, approvedBy, approvedOn } = budget
  const proposedOn = (approvedOn ?? '2026-11-27') > firstDay ? (approvedOn ?? '2026-11-27') : firstDay
  const at = (hour: string) => atHour(localDate(proposedOn), hour)
  for (const { source, amount } of appropriations) {
    const body = { year, source, amountDong: amount }
    await client.as(maker, {
      path: '/appropriations',
      body,
      key: `demo-budget-${year}-${source}`,
      at: at('09:00'),
    })
    if (approvedOn === null) continue
    const key = `demo-budget-${year}-${source}-approval`
    await client.as(approvedBy, {
      path: `/appropriations/${year}/approvals`,
      body: { source },
      key,
      at: at('10:00'),
    })
  }
}
