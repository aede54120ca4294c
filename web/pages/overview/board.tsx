import { keepPreviousData } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { AnswerOf } from '../../api/client'
import { reads } from '../../api/query'
import { ButtonLink } from '../../components/button'
import { Read } from '../../components/loading'
import { PageHead } from '../../components/surface'
import { formatNumber } from '../../format'
import '../../styles/overview.css'
import { overview } from '../../text/overview'
import { AuditCard } from './audit-card'
import { KeyFigures } from './key-figures'
import { LateCard } from './late-card'
import { LoadCard } from './load-card'
import { MoneyCard } from './money-card'
import { type Scope, scopedPath, useScope } from './scope'
import { PunctualityCard, StagesCard } from './stage-cards'

/** What the overview says of the stages. */
export type Overview = AnswerOf<'getOverview'>

/** The whole at a glance: figures that open down to their tasks, what is late first. */
export function OverviewPage() {
  const scope = useScope()
  // Whoever narrows the board stays where they are on it.
  const kept = { placeholderData: keepPreviousData }
  const board = reads.useQuery('get', '/api/overview', { params: { query: scope } }, kept)
  const money = reads.useQuery('get', '/api/overview/money', { params: { query: scope } }, kept)
  return (
    <Read of={board}>
      {(found) => (
        <>
          <Head {...{ found, scope }} />
          <div className="stack">
            <Filters fields={found.fields} scope={scope} />
            <KeyFigures board={found} money={money.data} scope={scope} />
            <div>
              <div className="half">
                <StagesCard {...{ scope }} rows={found.stages} />
                <PunctualityCard {...{ scope }} rows={found.punctuality} />
              </div>
              <p className="small muted under">
                {overview.footnote} {overview.stepRule}
              </p>
            </div>
            <Read of={money}>{(curve) => <MoneyCard {...{ curve, scope }} />}</Read>
            <LateCard {...{ scope }} count={found.late} />
            <LoadCard {...{ scope }} />
            <AuditCard {...{ scope }} />
          </div>
        </>
      )}
    </Read>
  )
}

function Head({ found, scope }: { readonly found: Overview; readonly scope: Scope }) {
  const { steps } = found.late
  const running = formatNumber(found.running)
  return (
    <PageHead
      title={overview.title(found.year)}
      lead={steps > 0 ? overview.lead(running, formatNumber(steps)) : overview.leadOnTime(running)}
      aside={
        steps > 0 && (
          <ButtonLink look="primary" to={scopedPath('/dieu-hanh/tre', scope)}>
            {overview.openLate(formatNumber(steps))}
          </ButtonLink>
        )
      }
    />
  )
}

const yearsBack = 5

/** The year and the field, kept in the address. */
function Filters({ fields, scope }: { readonly fields: Overview['fields']; readonly scope: Scope }) {
  const [params, setParams] = useSearchParams()
  const newest = Math.max(scope.year, new Date().getUTCFullYear())
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  const years = Array.from({ length: yearsBack + 1 }, (_, index) => newest - index)
  return (
    <fieldset className="filters">
      <legend className="vh">{overview.filters}</legend>
      <label>
        <span>{overview.year}</span>
        <select className="in" value={scope.year} onChange={(event) => set('nam', event.target.value)}>
          {[...new Set([...years, scope.year])].map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{overview.field}</span>
        <select
          className="in"
          value={scope.field ?? ''}
          onChange={(event) => set('linh-vuc', event.target.value)}
        >
          <option value="">{overview.allFields}</option>
          {fields.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}
