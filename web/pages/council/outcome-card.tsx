import { Clause, Status } from '../../components/status'
import { Card } from '../../components/surface'
import { type Column, Table } from '../../components/table'
import { formatNumber, percent, points } from '../../format'
import { ranking } from '../../text/councils'
import { sittings } from '../../text/sittings'
import type { Outcome } from './session-data'

type Formula = Outcome['formulas'][number]
type Ranked = NonNullable<Outcome['ranking']>[number]

const signs = { '>': '>', '>=': '≥' } as const
const nots = { '>': '≤', '>=': '<' } as const

/** '6/7 > 3/4': the share, and how it stands to the law's. */
export function formulaWords({ count, base, comparator, holds, numerator, denominator }: Formula): string {
  const sign = holds ? signs[comparator] : nots[comparator]
  return `${formatNumber(count)}/${formatNumber(base)} ${sign} ${numerator}/${denominator}`
}

/** A result's share and conclusion in one line. */
export function outcomeLine({ formulas, conclusion, ranking: rows }: Outcome): string {
  const [formula] = formulas
  if (formula) return `${formulaWords(formula)} → ${conclusion.title.toLowerCase()}`
  const [best] = rows ?? []
  return best && best.final !== null
    ? `${points(best.final)} → ${conclusion.title.toLowerCase()}`
    : conclusion.title
}

function Formulas({ formulas }: Pick<Outcome, 'formulas'>) {
  if (formulas.length === 0) return null
  return (
    <ul className="formulas">
      {formulas.map((formula) => (
        <li key={formula.about}>
          <b>{formulaWords(formula)}</b>
          <span className="small muted">
            {formula.about}. <Clause {...formula} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Counts({ counts, formulas }: Pick<Outcome, 'counts' | 'formulas'>) {
  const base = formulas[0]?.base ?? 0
  return (
    <table className="tight">
      <caption className="vh">{sittings.result}</caption>
      <thead>
        <tr>
          <th scope="col">{sittings.choice}</th>
          <th scope="col" className="num">
            {sittings.ballots}
          </th>
          <th scope="col" className="num">
            {sittings.onBase(formatNumber(base))}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ title, count }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className="num">{formatNumber(count)}</td>
            <td className="num">{base > 0 ? percent(count / base) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Verdict({ row, outcome }: { readonly row: Ranked; readonly outcome: Outcome }) {
  const { passMark = 0, winner } = outcome
  if (row.zeroCriteria.length > 0) {
    return (
      <>
        <Status tone="late">{ranking.struck}</Status>
        <p className="small muted">{row.zeroCriteria.join('; ')}</p>
      </>
    )
  }
  if (!row.reachesPassMark) return <Status tone="waiting">{ranking.below(formatNumber(passMark))}</Status>
  const won = winner?.id === row.host.id
  return <Status tone={won ? 'done' : 'waiting'}>{won ? ranking.winner : ranking.reaches}</Status>
}

const mark = (value: number | null) => (value === null ? '–' : points(value))

const details: readonly Column<Ranked>[] = [
  { title: ranking.ballots, numeric: true, cell: ({ validBallots }) => formatNumber(validBallots) },
  { title: ranking.mean, numeric: true, cell: ({ mean }) => mark(mean) },
  { title: ranking.bonus, numeric: true, cell: ({ bonus }) => mark(bonus) },
]

/** The dossiers of a selection by their points, with the ballots that did not count and why. */
export function RankingTable({
  outcome,
  brief,
}: {
  readonly outcome: Outcome
  /** Only the points that are ranked: for a narrow column. */
  readonly brief: boolean
}) {
  return (
    <Table
      caption={ranking.title}
      rows={outcome.ranking ?? []}
      keyOf={({ application }) => application}
      columns={[
        {
          title: ranking.host,
          cell: ({ rank, host, invalidBallots }) => (
            <>
              <b>{rank}.</b> {host.name}
              {invalidBallots.map(({ total, reason }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may have one total, and none moves
                <span key={`${index} ${total}`} className="small muted line">
                  {ranking.invalid(formatNumber(total), reason.title)}
                </span>
              ))}
            </>
          ),
        },
        ...(brief ? [] : details),
        { title: ranking.final, numeric: true, cell: ({ final }) => <b>{mark(final)}</b> },
        { title: ranking.verdict, cell: (row) => <Verdict {...{ row, outcome }} /> },
      ]}
    />
  )
}

/** What a council concluded, with the figures and the law's share that it follows from. */
export function OutcomeCard({
  title,
  outcome,
  brief = false,
}: {
  readonly title: string
  readonly outcome: Outcome
  readonly brief?: boolean
}) {
  const { conclusion, ranking: rows, passMark, counts, formulas } = outcome
  return (
    <Card title={title} aside={<Status tone="done">{conclusion.title}</Status>} flush>
      {rows ? <RankingTable {...{ outcome, brief }} /> : <Counts {...{ counts, formulas }} />}
      <div className="cb">
        <Formulas formulas={formulas} />
        {passMark !== undefined && <p className="small muted">{ranking.passMark(formatNumber(passMark))}</p>}
      </div>
    </Card>
  )
}
