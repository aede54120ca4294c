import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCodes } from '../../api/codes'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { formatNumber } from '../../format'
import { tasks } from '../../text/tasks'
import { type Condition, conditionsIn, names, shortestSearch, withCondition } from './filter'

/** What the list can be narrowed to; every choice is in the page's address, so that it can be sent on. */
export function Filters() {
  const [params] = useSearchParams()
  const { stages, types, fields, outcomes } = useCodes()
  const count = conditionsIn(params)
  return (
    <search className="card filters">
      <Search />
      <details open={count > 0}>
        <summary>{count > 0 ? tasks.filtersOn(formatNumber(count)) : tasks.filters}</summary>
        <div className="filter-grid">
          <Pick condition="stage" label={tasks.stage} options={stages} />
          <Pick condition="field" label={tasks.field} options={fields} />
          <Pick condition="type" label={tasks.type} options={types} />
          <Pick
            condition="outcome"
            label={tasks.outcome}
            options={[{ code: 'none', title: tasks.underWay }, ...outcomes]}
          />
          <Pick
            condition="late"
            label={tasks.late}
            options={[
              { code: 'true', title: tasks.onlyLate },
              { code: 'false', title: tasks.onlyInTime },
            ]}
          />
        </div>
      </details>
    </search>
  )
}

function Search() {
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get(names.q) ?? '')
  const tooShort = typed.trim().length > 0 && typed.trim().length < shortestSearch
  return (
    <form
      className="filter-search"
      onSubmit={(event) => {
        event.preventDefault()
        if (!tooShort) setParams(withCondition(params, 'q', typed.trim() || undefined))
      }}
    >
      <div className="f">
        <label htmlFor="tim-nhiem-vu">{tasks.search}</label>
        <input
          id="tim-nhiem-vu"
          className="in"
          type="search"
          value={typed}
          aria-describedby={tooShort ? 'tim-ngan' : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value === '') setParams(withCondition(params, 'q', undefined))
          }}
        />
        {tooShort && (
          <p className="hint" id="tim-ngan">
            {tasks.shortSearch}
          </p>
        )}
      </div>
      <Button type="submit">
        <Icon name="search" />
        {tasks.find}
      </Button>
      <Pick
        condition="sort"
        label={tasks.sort}
        none={tasks.sorts.last}
        options={[
          { code: 'opened', title: tasks.sorts.opened },
          { code: 'due', title: tasks.sorts.due },
        ]}
      />
    </form>
  )
}

/** One condition: chosen, it holds at once. */
function Pick({
  condition,
  label,
  options,
  none = tasks.any,
}: {
  readonly condition: Condition
  readonly label: string
  readonly options: readonly { readonly code: string; readonly title: string }[]
  readonly none?: string
}) {
  const [params, setParams] = useSearchParams()
  const id = `loc-${names[condition]}`
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="in"
        value={params.get(names[condition]) ?? ''}
        onChange={(event) => setParams(withCondition(params, condition, event.target.value))}
      >
        <option value="">{none}</option>
        {options.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}
