import type { Db, Trx } from '../../db/connection'
import type { DemoClient } from '../../demo/client'
import { fromMillis } from '../../domain/instant'
import { budgetStream } from '../../domain/streams'
import type { Template } from './template'

const maker = 'P-011'
const approver = 'P-001'

/** What copies draw from a year's source. */
interface Drawn {
  readonly year: number
  readonly source: string
  readonly dong: number
}

/** What so many copies of each template draw in all. */
function drawnBy(copies: readonly { readonly template: number }[], templates: readonly Template[]): Drawn[] {
  const sums = new Map<string, Drawn>()
  for (const { template } of copies) {
    for (const { year, source, dong } of templates[template]!.draws) {
      const key = `${year} ${source}`
      sums.set(key, { year, source, dong: dong + (sums.get(key)?.dong ?? 0) })
    }
  }
  return [...sums.values()]
}

/** Has the years' money raised by what the copies will draw: one person proposes, another approves. */
export async function raiseAppropriations(
  db: Db,
  client: DemoClient,
  copies: readonly { readonly template: number }[],
  templates: readonly Template[],
): Promise<void> {
  for (const { year, source, dong } of drawnBy(copies, templates)) {
    // The year's own clock may be later, and decides.
    const budget = await db('processes')
      .where({ stream: budgetStream(year) })
      .first('opened_at')
    const at = fromMillis(budget.opened_at.getTime())
    const { amount_dong: amount } = await db('appropriations').where({ year, source }).first('amount_dong')
    const body = { year, source, amountDong: amount + dong }
    const key = `fill-${year}-${source}-${body.amountDong}`
    await client.as(maker, { path: '/appropriations', body, key, at })
    const approval = {
      path: `/appropriations/${year}/approvals`,
      body: { source },
      key: `${key}-approval`,
      at,
    }
    await client.as(approver, approval)
  }
}

/** Books what a batch of copies has drawn. */
export async function bookDraws(
  trx: Trx,
  copies: readonly { readonly template: number }[],
  templates: readonly Template[],
): Promise<void> {
  for (const { year, source, dong } of drawnBy(copies, templates)) {
    await trx('appropriations').where({ year, source }).increment('drawn_dong', dong)
  }
}
