import { Clause, Status } from '../../components/status'
import { Card, Facts, Note } from '../../components/surface'
import { Table } from '../../components/table'
import { formatNumber, moment } from '../../format'
import { acceptance as words } from '../../text/acceptance'
import { valueWords } from '../../text/values'
import { type Acceptance, countWords, type Explained, levelTone, notSign, shareWords, sign } from './words'

type Row = Explained['products'][number] & { readonly name: string; readonly unit: string }

/** The rating of the task, line by line: what was counted, the formula, the clause. */
export function Rating({ of }: { readonly of: Acceptance }) {
  const { explained, rating } = of
  if (!explained) return null
  const rows = explained.products.map((product) => {
    const line = of.lines.find((one) => one.product === product.product)
    return { ...product, name: line?.name ?? product.product, unit: line?.unit ?? '' }
  })
  const overruled = rating !== null && rating !== explained.conclusion
  return (
    <Card title={words.ratingTitle} flush>
      <div className="cb">
        <Facts
          rows={[
            [
              words.conclusion,
              <Status key="level" tone={levelTone[explained.conclusion]}>
                {valueWords(explained.conclusion)}
              </Status>,
            ],
            [
              words.finalRating,
              overruled && (
                <Status key="final" tone={levelTone[rating]}>
                  {`${valueWords(rating)} (${words.afterAdvice.toLowerCase()})`}
                </Status>
              ),
            ],
            [words.votes, countedWords(explained)],
            [words.concludedAt, moment(explained.concludedAt)],
          ]}
        />
        {explained.filedTooLate && <Note tone="err" title={words.late} />}
      </div>
      <ProductTable rows={rows} />
      <Formulas explained={explained} />
    </Card>
  )
}

const countedWords = ({ present, appointed, counted, invalid }: Explained) =>
  [
    words.attendance(formatNumber(present), formatNumber(appointed)),
    words.counted(formatNumber(counted), formatNumber(invalid)),
  ].join('; ')

function amountCell(row: Row) {
  const { delivered, unit, amount, excellentFrom, excessComparator, leastDelivered, shortfallComparator } =
    row
  return (
    <>
      {`${formatNumber(delivered)} ${unit}: `}
      <b>{valueWords(amount)}</b>
      <span className="small muted block">
        {words.excellentFrom(sign(excessComparator), formatNumber(excellentFrom))};{' '}
        {words.least(sign(shortfallComparator), formatNumber(leastDelivered))}
      </span>
    </>
  )
}

function ProductTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <Table<Row>
      caption={words.byLine}
      rows={rows}
      keyOf={({ product }) => product}
      columns={[
        { title: words.product, cell: ({ name }) => name },
        {
          title: words.ordered,
          numeric: true,
          cell: ({ ordered, unit }) => `${formatNumber(ordered)} ${unit}`,
        },
        { title: words.quantity, cell: amountCell },
        { title: words.type, cell: ({ type }) => countWords(type) },
        { title: words.quality, cell: ({ quality }) => countWords(quality) },
        {
          title: words.holds,
          cell: ({ keptFromExcellent, keptFromPass }) =>
            keptFromExcellent + keptFromPass === 0
              ? words.keptNone
              : words.kept(formatNumber(keptFromExcellent), formatNumber(keptFromPass)),
        },
      ]}
    />
  )
}

function Share({ title, of }: { readonly title: string; readonly of: Explained['fail'] }) {
  const { count, base, comparator, share, holds, clause, assumed } = of
  const shown = holds ? sign(comparator) : notSign(comparator)
  const told = words.shareOf(formatNumber(count), formatNumber(base), shown, shareWords(share))
  return (
    <div className="formula">
      <p>
        <b>{title}:</b> {told}{' '}
        <Status tone={holds ? 'done' : 'waiting'}>{holds ? words.holdsYes : words.holdsNo}</Status>
      </p>
      <p className="small muted">
        {words.rule(title, sign(comparator), shareWords(share))} <br />
        <Clause {...{ clause, assumed }} />
      </p>
    </div>
  )
}

function Formulas({ explained }: { readonly explained: Explained }) {
  const { report, members, fail, excellent, failJudgedFirst, amountsMet } = explained
  const rules = [
    <Share key="fail" title={words.failRule} of={fail} />,
    <Share key="excellent" title={words.excellentRule} of={excellent} />,
  ]
  return (
    <>
      <div className="cb">
        <Facts
          rows={[
            [words.report, countWords(report)],
            [words.overall, countWords(members)],
          ]}
        />
        <p className="small muted after">
          {words.amountsMet(sign(amountsMet.comparator), shareWords(amountsMet.share))}{' '}
          <Clause clause={amountsMet.clause} assumed={amountsMet.assumed} />
        </p>
      </div>
      <div className="ch">
        <h3>{words.formulas}</h3>
      </div>
      {failJudgedFirst ? rules : rules.reverse()}
      <p className="formula small muted">
        {failJudgedFirst && `${words.failFirst} `}
        {words.otherwise}
      </p>
    </>
  )
}
