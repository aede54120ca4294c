import { Link } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { useWorkCount } from '../../api/work'
import { billions, formatNumber, percent } from '../../format'
import { overview } from '../../text/overview'
import type { Overview } from './board'
import { pathWith, type Scope, scopedPath } from './scope'

type Curve = AnswerOf<'getMoneyCurve'>

/** Four figures at the top, each a way into what it counts. */
export function KeyFigures({
  board,
  money,
  scope,
}: {
  readonly board: Overview
  readonly money: Curve | undefined
  readonly scope: Scope
}) {
  const steps = board.punctuality.reduce((sum, row) => sum + row.steps, 0)
  const onTime = board.punctuality.reduce((sum, row) => sum + row.onTime, 0)
  const now = money?.months.findLast(({ paidDong }) => paidDong !== null)
  return (
    <ul className="card kp">
      <li>
        <span className="muted small">{overview.running}</span>
        <b>
          <Link to={pathWith('/nhiem-vu', { outcome: 'none', field: scope.field })}>
            {formatNumber(board.running)}
          </Link>
        </b>
        <span className="small muted">{overview.runningNote}</span>
      </li>
      <li>
        <span className="muted small">{overview.onTime}</span>
        <b>
          {steps > 0 ? (
            <Link to={scopedPath('/dieu-hanh/buoc', scope)}>{percent(onTime / steps)}</Link>
          ) : (
            overview.noneEnded
          )}
        </b>
        <span className="small muted">
          {steps > 0 ? overview.onTimeNote(formatNumber(onTime), formatNumber(steps)) : overview.noSteps}
        </span>
      </li>
      <li>
        <span className="muted small">{overview.paid}</span>
        {now?.paidDong != null && now.plannedDong > 0 ? (
          <>
            <b>
              <Link to={scopedPath('/dieu-hanh/kinh-phi', scope, { buoc: 'paid', den: now.month })}>
                {percent(now.paidDong / now.plannedDong)}
              </Link>
            </b>
            <span className="small muted">
              {overview.paidNote(billions(now.paidDong), billions(now.plannedDong), now.month)}
            </span>
          </>
        ) : (
          <>
            <b>{overview.noneEnded}</b>
            <span className="small muted">{overview.noMoney}</span>
          </>
        )}
      </li>
      <Mine />
    </ul>
  )
}

function Mine() {
  const { data } = useWorkCount()
  return (
    <li>
      <span className="muted small">{overview.mine}</span>
      <b>
        {formatNumber(data?.count ?? 0)}
        {data?.more && '+'}
      </b>
      <span className="small">
        <Link className="tap" to="/viec">
          {overview.mineOpen}
        </Link>
      </span>
    </li>
  )
}
