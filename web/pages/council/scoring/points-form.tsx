import { useState } from 'react'
import { FieldError } from '../../../components/field'
import { fieldId } from '../../../components/problem-note'
import { formatNumber } from '../../../format'
import { scoring } from '../../../text/scoring'
import type { AgendaItem } from '../session-data'
import { type BallotDraft, type Mark, markOf, progressOf } from './ballot-model'

type Points = NonNullable<AgendaItem['ballot']['points']>
type Criterion = Points['criteria'][number]

function wrongIn(mark: Mark, max: number): string | undefined {
  if (mark.kind === 'over') return scoring.overMax(formatNumber(max))
  return mark.kind === 'notWhole' ? scoring.notWhole(formatNumber(max)) : undefined
}

/** The place of a criterion's points on the page. */
export const pointsPath = (code: string): string => `points.${code}`

/** One criterion with its points; more than the most is refused on leaving the field, and does not count. */
function CriterionRow({
  criterion,
  number,
  typed,
  current,
  onChange,
  onEnter,
}: {
  readonly criterion: Criterion
  readonly number: number
  readonly typed: string
  readonly current: boolean
  readonly onChange: (typed: string) => void
  readonly onEnter: () => void
}) {
  const { code, title, max } = criterion
  const path = pointsPath(code)
  const mark = markOf(typed, max)
  const [left, setLeft] = useState(typed !== '')
  const error = left ? wrongIn(mark, max) : undefined
  return (
    <li className={current ? 'cr now' : 'cr'}>
      <div className="crh">
        <label htmlFor={fieldId(path)}>
          <span className="muted line">{scoring.criterion(formatNumber(number))}</span>
          <b>{title}</b>
        </label>
        <div className="sc">
          {mark.kind === 'blank' && <span className="small muted">{scoring.notMarked}</span>}
          <span className="affix">
            <input
              id={fieldId(path)}
              className={error ? 'in err' : 'in'}
              inputMode="numeric"
              autoComplete="off"
              aria-label={`${scoring.pointsLabel(formatNumber(number), formatNumber(max))}: ${title}`}
              aria-invalid={error !== undefined}
              aria-describedby={error ? `${fieldId(path)}-loi` : undefined}
              value={typed}
              onFocus={onEnter}
              onBlur={() => setLeft(true)}
              onChange={(event) => onChange(event.target.value)}
            />
            <span>/{formatNumber(max)}</span>
          </span>
        </div>
      </div>
      <FieldError path={path} error={error} />
    </li>
  )
}

/** The total of what counts, and how far the ballot has come; it stays in sight. */
export function Total({
  points,
  draft,
  current,
}: {
  readonly points: Points
  readonly draft: BallotDraft
  readonly current: number
}) {
  const { done, of, total } = progressOf(points, draft)
  return (
    <>
      <div className="tot">
        <span>
          <b className="only-s">{scoring.step(formatNumber(current), formatNumber(of))}</b>
          <span className="only-l">{scoring.marked(formatNumber(done), formatNumber(of))}</span>
        </span>
        <span role="status">
          {scoring.total} <b className="t">{formatNumber(total)}</b>/{formatNumber(points.max)}
        </span>
      </div>
      <div className="prog flat" aria-hidden="true">
        <i style={{ width: `${Math.round((done / of) * 100)}%` }} />
      </div>
    </>
  )
}

/** A scoring ballot: every criterion below one another, and on a phone one at a time. */
export function PointsForm({
  points,
  draft,
  onChange,
  current,
  onCurrent,
}: {
  readonly points: Points
  readonly draft: BallotDraft
  readonly onChange: (next: BallotDraft) => void
  /** The criterion under way, from 1. */
  readonly current: number
  readonly onCurrent: (number: number) => void
}) {
  return (
    <ol>
      {points.criteria.map((criterion, index) => (
        <CriterionRow
          key={criterion.code}
          criterion={criterion}
          number={index + 1}
          typed={draft.points?.[criterion.code] ?? ''}
          current={current === index + 1}
          onEnter={() => onCurrent(index + 1)}
          onChange={(typed) => onChange({ ...draft, points: { ...draft.points, [criterion.code]: typed } })}
        />
      ))}
    </ol>
  )
}
