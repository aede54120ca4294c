import { Card } from '../../components/surface'
import { formatNumber, percent } from '../../format'
import { overview } from '../../text/overview'
import type { Overview } from './board'
import { Figure, SheetLink } from './parts'
import { pathWith, type Scope, scopedPath } from './scope'

/** A share as a bar; the figure stands beside it. */
function Bar({ share }: { readonly share: number }) {
  return (
    <span className="hb" aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </span>
  )
}

/** The funnel: how many tasks are in each stage, of them late, and how long the stage takes. */
export function StagesCard({ rows, scope }: { readonly rows: Overview['stages']; readonly scope: Scope }) {
  const most = Math.max(1, ...rows.map(({ open }) => open))
  const tasksIn = (stage: string, late?: boolean) =>
    pathWith('/nhiem-vu', { stage, outcome: 'none', field: scope.field, late: late ? 'true' : undefined })
  return (
    <Card
      title={overview.stages}
      flush
      aside={<SheetLink path="/api/overview/stages/csv" of={overview.stages} query={{ ...scope }} />}
    >
      <table className="cards dn funnel">
        <caption className="vh">{overview.stages}</caption>
        <thead>
          <tr>
            <th scope="col">{overview.stage}</th>
            <th scope="col">{overview.tasks}</th>
            <th scope="col" className="num">
              {overview.late}
            </th>
            <th scope="col" className="num">
              {overview.median}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ stage, open, late, ended, medianDays }) => (
            <tr key={stage.code}>
              <th scope="row">{stage.title}</th>
              <td className="bar-c" data-l={overview.tasks}>
                <Bar share={open / most} />
                <b>
                  <Figure to={tasksIn(stage.code)} value={formatNumber(open)} of={stage.title} />
                </b>
              </td>
              <td className={late > 0 ? 'num red b' : 'num'} data-l={overview.late}>
                <Figure to={tasksIn(stage.code, true)} value={formatNumber(late)} of={stage.title} />
              </td>
              <td className="num" data-l={overview.median}>
                {medianDays === null ? (
                  <span className="muted">{overview.noneEnded}</span>
                ) : (
                  <>
                    {overview.days(formatNumber(medianDays))}{' '}
                    <span className="small muted nw">
                      n={formatNumber(ended)}
                      {ended < fewSteps && '*'}
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const fewSteps = 10

/** How punctual the steps of each stage were: a share never stands without its n. */
export function PunctualityCard({
  rows,
  scope,
}: {
  readonly rows: Overview['punctuality']
  readonly scope: Scope
}) {
  const shown = rows.filter(({ steps }) => steps > 0)
  return (
    <Card
      title={overview.punctuality}
      flush
      aside={
        <SheetLink path="/api/overview/punctuality/csv" of={overview.punctuality} query={{ ...scope }} />
      }
    >
      {shown.length === 0 ? (
        <p className="cb muted">{overview.noSteps}</p>
      ) : (
        <table className="cards dn ot">
          <caption className="vh">{overview.punctuality}</caption>
          <thead>
            <tr>
              <th scope="col">{overview.stage}</th>
              <th scope="col">{overview.share}</th>
              <th scope="col" className="num">
                {overview.steps}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ process, steps, onTime }) => (
              <tr key={process.code}>
                <th scope="row">{process.title}</th>
                <td className="bar-c" data-l={overview.share}>
                  <Bar share={onTime / steps} />
                  <b>{percent(onTime / steps)}</b>
                </td>
                <td className="num" data-l={overview.steps}>
                  <Figure
                    to={scopedPath('/dieu-hanh/buoc', scope, { 'giai-doan': process.code })}
                    value={`${formatNumber(onTime)}/${formatNumber(steps)}${steps < fewSteps ? '*' : ''}`}
                    of={process.title}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
