import { lazy, Suspense } from 'react'
import type { AnswerOf } from '../../api/client'
import { Loading } from '../../components/loading'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { billions } from '../../format'
import { overview } from '../../text/overview'
import { Figure, SheetLink } from './parts'
import { type Scope, scopedPath } from './scope'

/** The money of a year by month, as the API tells it. */
export type Curve = AnswerOf<'getMoneyCurve'>

const MoneyChart = lazy(async () => ({ default: (await import('./money-chart')).MoneyChart }))

const steps = [
  ['planned', overview.planned],
  ['approved', overview.approved],
  ['paid', overview.paidShort],
] as const

type Month = Curve['months'][number]

const amountOf = (month: Month, step: (typeof steps)[number][0]) =>
  step === 'planned' ? month.plannedDong : month[`${step}Dong`]

/** What was planned, approved and paid, added up from January on: a chart and its table. */
export function MoneyCard({ curve, scope }: { readonly curve: Curve; readonly scope: Scope }) {
  const { months, year, until } = curve
  const isEmpty = months.every(({ plannedDong, approvedDong }) => plannedDong === 0 && !approvedDong)
  return (
    <Card
      title={overview.moneyTitle(year)}
      flush
      aside={<SheetLink path="/api/overview/money/csv" of={overview.moneyTitle(year)} query={{ ...scope }} />}
    >
      {isEmpty ? (
        <p className="cb">{overview.noMoney}</p>
      ) : (
        <div className="cb curve">
          <Suspense fallback={<Loading />}>
            <MoneyChart {...{ curve }} />
          </Suspense>
          <div className="dn curve-table">
            <Table
              caption={`${overview.moneyTitle(year)} ${until > 0 ? overview.moneyNow(until, year) : ''}`}
              rows={months}
              keyOf={({ month }) => month}
              columns={[
                { title: overview.month, cell: ({ month }) => overview.monthOf(month) },
                ...steps.map(([step, title]) => ({
                  title,
                  numeric: true,
                  cell: (row: Month) => {
                    const amount = amountOf(row, step)
                    if (amount === null) return ''
                    const to = scopedPath('/dieu-hanh/kinh-phi', scope, { buoc: step, den: row.month })
                    if (amount === 0) return billions(0)
                    return (
                      <Figure
                        to={to}
                        value={billions(amount)}
                        of={`${title} ${overview.monthOf(row.month)}`}
                      />
                    )
                  },
                })),
              ]}
            />
          </div>
        </div>
      )}
      <p className="card-foot small muted">
        {overview.planRule} <span className="est">{overview.planEstimate}</span>
      </p>
    </Card>
  )
}
