import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Read } from '../../components/loading'
import { Card } from '../../components/surface'
import { Table } from '../../components/table'
import { dayOf, formatNumber, percent } from '../../format'
import { text } from '../../text/common'
import { appropriation as own, money as words } from '../../text/money'

/** One source's money for a year. */
export type Appropriation = AnswerOf<'listAppropriations'>['items'][number]

const around = [-2, -1, 0, 1]

/** A year's appropriations by source: approved, asked, reserved, paid, left. The year is in the address. */
export function Appropriations({
  year,
  onYear,
}: {
  readonly year: number
  readonly onYear: (year: number) => void
}) {
  const read = reads.useQuery('get', '/api/appropriations', { params: { query: { year } } })
  return (
    <Read of={read}>
      {({ items, actions }) => (
        <Card
          title={words.appropriations(String(year))}
          flush
          aside={<span className="muted">{text.dong}</span>}
        >
          <div className="cb filters">
            <nav className="tabs" aria-label={words.year}>
              {around.map((step) => (
                <button
                  key={step}
                  type="button"
                  className="tab"
                  aria-current={step === 0}
                  onClick={() => onYear(year + step)}
                >
                  {year + step}
                </button>
              ))}
            </nav>
            <span className="grow" />
            {actions.some(({ act, allowed }) => act === 'proposeAppropriation' && allowed) && (
              <ButtonLink to={`/tai-chinh/du-toan?nam=${year}`}>{words.propose}</ButtonLink>
            )}
          </div>
          {items.length === 0 ? (
            <p className="cb">
              <b>{words.noAppropriation(String(year))}</b>{' '}
              <span className="muted">{words.noAppropriationNext}</span>
            </p>
          ) : (
            <YearTable {...{ items }} />
          )}
        </Card>
      )}
    </Read>
  )
}

const sumOf = (items: readonly Appropriation[], of: (item: Appropriation) => number) =>
  items.reduce((all, item) => all + of(item), 0)

function YearTable({ items }: { readonly items: readonly Appropriation[] }) {
  const first = items.find(({ actions }) => actions.some(({ allowed }) => allowed))
  const asked = items.some(({ proposedDong }) => proposedDong !== null)
  const money = (of: (item: Appropriation) => number | null) => (item: Appropriation) => {
    const amount = of(item)
    return amount === null ? '–' : formatNumber(amount)
  }
  const figures: readonly (readonly [string, (item: Appropriation) => number | null])[] = [
    [words.approved, ({ amountDong }) => amountDong],
    ...(asked ? [[words.asked, ({ proposedDong }: Appropriation) => proposedDong] as const] : []),
    [words.reserved, ({ reservedDong }) => reservedDong],
    [words.paid, ({ paidDong }) => paidDong],
    [words.left, ({ leftDong }) => leftDong],
  ]
  return (
    <>
      <YearBar {...{ items }} />
      <Table
        caption={words.total}
        rows={items}
        keyOf={({ source }) => source.code}
        columns={[
          { title: words.source, cell: (item) => <Source {...{ item }} main={item === first} /> },
          ...figures.map(([title, of]) => ({ title, numeric: true, cell: money(of) })),
        ]}
        foot={
          <tr>
            <th scope="row">{words.total}</th>
            {figures.map(([title, of]) => (
              <td key={title} data-l={title} className="num">
                {formatNumber(sumOf(items, (item) => of(item) ?? 0))}
              </td>
            ))}
          </tr>
        }
      />
    </>
  )
}

function Source({ item, main }: { readonly item: Appropriation; readonly main: boolean }) {
  const { source, year, proposer, approver, approvedAt, proposedDong, actions } = item
  const approve = actions.find(({ act, allowed }) => act === 'approveAppropriation' && allowed)
  return (
    <>
      {source.title}
      {approvedAt && approver && (
        <span className="small muted block">{words.approvedBy(approver.name, dayOf(approvedAt))}</span>
      )}
      {proposedDong !== null && proposer && (
        <span className="small muted block">
          {words.proposedBy}: {proposer.name}
        </span>
      )}
      {approve && (
        <span className="block after">
          <ButtonLink to={`/tai-chinh/du-toan/${year}/${source.code}`} look={main ? 'primary' : 'plain'}>
            {words.approve}
            <span className="vh">: {source.title}</span>
          </ButtonLink>
        </span>
      )}
    </>
  )
}

/** What of the year is paid, reserved and left, as one bar with its figures below. */
function YearBar({ items }: { readonly items: readonly Appropriation[] }) {
  const all = sumOf(items, ({ amountDong }) => amountDong)
  if (all === 0) return null
  const parts = [
    { words: words.paid, amount: sumOf(items, ({ paidDong }) => paidDong), colour: 'var(--c1)' },
    { words: words.reserved, amount: sumOf(items, ({ reservedDong }) => reservedDong), colour: 'var(--c2)' },
    { words: words.left, amount: sumOf(items, ({ leftDong }) => leftDong), colour: 'var(--line)' },
  ]
  return (
    <div className="cb">
      <div className="moneybar" role="img" aria-label={words.barTitle}>
        {parts.map(({ words: key, amount, colour }) => (
          <i key={key} style={{ width: `${(amount / all) * 100}%`, background: colour }} />
        ))}
      </div>
      <ul className="leg">
        {parts.map(({ words: key, amount, colour }) => (
          <li key={key}>
            <span className="sw" style={{ background: colour }} />
            <span>
              {key} <span className="muted small">{words.share(percent(amount / all))}</span>
            </span>
            <b className="num">{formatNumber(amount)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the approval of a source would change, as pairs of words and figures. */
export function comparedWords({ amountDong, proposedDong, drawnDong }: Appropriation) {
  const proposed = proposedDong ?? 0
  return [
    [own.before, amountDong],
    [own.after, proposed],
    [own.difference, proposed - amountDong],
    [own.drawn, drawnDong],
  ] as const
}
