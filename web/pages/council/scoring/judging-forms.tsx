import { keepPreviousData } from '@tanstack/react-query'
import { reads } from '../../../api/query'
import { Choice } from '../../../components/inputs'
import { Facts, Note } from '../../../components/surface'
import { formatNumber } from '../../../format'
import { scoring } from '../../../text/scoring'
import type { AgendaItem, OwedBallot } from '../session-data'
import { type BallotDraft, bodyOf } from './ballot-model'

interface FormProps {
  readonly draft: BallotDraft
  readonly onChange: (next: BallotDraft) => void
}

type Criteria = NonNullable<AgendaItem['ballot']['criteria']>
type Products = NonNullable<AgendaItem['ballot']['products']>

const passed = [
  { value: 'pass', label: scoring.pass },
  { value: 'fail', label: scoring.fail },
] as const

/** A determination ballot: each content passes or fails, and what follows for the proposal. */
export function CriteriaForm({ criteria, draft, onChange }: FormProps & { readonly criteria: Criteria }) {
  return (
    <ol>
      {criteria.criteria.map(({ code, title }) => {
        const judged = draft.criteria?.[code]
        return (
          <li key={code} className="cr">
            <Choice
              path={`criteria.${code}`}
              label={title}
              options={passed}
              value={judged === undefined ? undefined : judged ? 'pass' : 'fail'}
              onChange={(next) =>
                onChange({ ...draft, criteria: { ...draft.criteria, [code]: next === 'pass' } })
              }
            />
          </li>
        )
      })}
      <li className="cr">
        <Choice
          path="proposal"
          label={scoring.proposal}
          hint={criteria.allMustPass ? scoring.mustPass : undefined}
          options={criteria.proposals.map(({ code, title }) => ({ value: code, label: title }))}
          value={draft.proposal}
          onChange={(proposal) => onChange({ ...draft, ...(proposal ? { proposal } : {}) })}
        />
      </li>
    </ol>
  )
}

type Product = Products['products'][number]

function ProductRow({
  product,
  number,
  levels,
  draft,
  onChange,
}: FormProps & { readonly product: Product; readonly number: number; readonly levels: Products['levels'] }) {
  const { code, title, unit, quality, ordered, delivered, amount } = product
  const options = levels.map((level) => ({ value: level.code, label: level.title }))
  const rated = draft.products?.[code] ?? {}
  const rate = (part: 'type' | 'quality') => (level: string | undefined) =>
    onChange({
      ...draft,
      products: { ...draft.products, [code]: { ...rated, ...(level ? { [part]: level } : {}) } },
    })
  return (
    <li className="cr">
      <p className="small muted">{scoring.productTitle(formatNumber(number))}</p>
      <p className="b">{title}</p>
      <Facts
        rows={[
          [scoring.ordered, `${formatNumber(ordered)} ${unit ?? ''}`],
          [scoring.delivered, `${formatNumber(delivered)} ${unit ?? ''}`],
          [scoring.qualityWanted, quality],
          [
            scoring.amountLevel,
            <span key="amount">
              <b>{amount.title}</b> <span className="small muted">{scoring.amountFixed}</span>
            </span>,
          ],
        ]}
      />
      <div className="two-levels">
        <Choice
          path={`products.${code}.type`}
          label={`${scoring.type}: ${title}`}
          {...{ options }}
          value={rated.type}
          onChange={rate('type')}
        />
        <Choice
          path={`products.${code}.quality`}
          label={`${scoring.quality}: ${title}`}
          {...{ options }}
          value={rated.quality}
          onChange={rate('quality')}
        />
      </div>
    </li>
  )
}

/** What the levels come to, worked out by the rule. */
function Overall({
  sessionId,
  owed,
  draft,
  products,
}: {
  readonly sessionId: string
  readonly owed: OwedBallot
  readonly draft: BallotDraft
  readonly products: Products
}) {
  const body = bodyOf(owed, draft)
  const whole = body.products !== undefined && body.report !== undefined
  const { data } = reads.useQuery(
    'post',
    '/api/sessions/{sessionId}/ballots/check',
    { params: { path: { sessionId } }, body },
    { enabled: whole, placeholderData: keepPreviousData },
  )
  const rating = whole ? data?.rating : undefined
  if (!rating) return <p className="muted">{scoring.overallWaits}</p>
  const names = (codes: readonly string[]) =>
    codes
      .map((code) => products.products.find((one) => one.code === code)?.title ?? scoring.reportWord)
      .join('; ')
  return (
    <div role="status">
      <Note title={`${scoring.overall}: ${rating.level.title}`}>
        {rating.notExcellentFor.length > 0 && (
          <p>
            {scoring.notExcellentFor}: {names(rating.notExcellentFor)}.
          </p>
        )}
        {rating.notPassedFor.length > 0 && (
          <p>
            {scoring.notPassedFor}: {names(rating.notPassedFor)}.
          </p>
        )}
        <p className="small muted">{rating.clause}</p>
      </Note>
    </div>
  )
}

/** An acceptance ballot: levels of every product and of the report; the level of the whole follows. */
export function ProductsForm({
  products,
  sessionId,
  owed,
  draft,
  onChange,
}: FormProps & {
  readonly products: Products
  readonly owed: OwedBallot
  /** Where the level of the whole is worked out; without it, it is not shown. */
  readonly sessionId?: string
}) {
  return (
    <ol>
      {products.filedTooLate && (
        <li className="cr">
          <Note tone="warn">{scoring.late}</Note>
        </li>
      )}
      {products.products.map((product, index) => (
        <ProductRow
          key={product.code}
          {...{ product, draft, onChange }}
          number={index + 1}
          levels={products.levels}
        />
      ))}
      <li className="cr">
        <Choice
          path="report"
          label={scoring.report}
          options={products.levels.map(({ code, title }) => ({ value: code, label: title }))}
          value={draft.report}
          onChange={(report) => onChange({ ...draft, ...(report ? { report } : {}) })}
        />
      </li>
      {sessionId && (
        <li className="cr">
          <Overall {...{ sessionId, owed, draft, products }} />
        </li>
      )}
    </ol>
  )
}
